import type { Context } from '../src/bot/context.ts'
import { record } from '../src/bot/logbook.ts'
import { lastView, loggedView, whenText } from '../src/bot/views/done.ts'
import { isOpen, runningWeek } from '../src/bot/weeks.ts'
import { en } from '../src/bot/wording/en.ts'
import { defineAction, defineCommand, reply, update } from '../src/chat/command.ts'
import type { Answer, Effect } from '../src/chat/exchange.ts'
import { literal, moment } from '../src/chat/markdown.ts'
import { type Message, say } from '../src/chat/message.ts'
import { personKey } from '../src/core/address.ts'
import { UserError } from '../src/core/errors.ts'
import type { Completion } from '../src/storage/completions.ts'
import type { Group } from '../src/storage/groups.ts'
import type { Member } from '../src/storage/members.ts'
import type { Week } from '../src/storage/weeks.ts'
import { localDate } from '../src/training/calendar.ts'
import { type Entry, readEntry } from '../src/training/entry/index.ts'
import { exerciseOf, type Program } from '../src/training/program.ts'
import { waysOf } from '../src/training/ways.ts'
import { newerPrompt } from './workout.ts'

const words = en.commands.done
const ALL: Entry = { parts: [{ kind: 'all' }], day: { kind: 'days-ago', days: 0 } }

/** /done ...: logs what was done, in one line. */
export const done = defineCommand({
  name: 'done',
  summary: words.summary,
  shows: 'you',
  options: { line: { type: 'text', summary: words.line, rest: true } },
  run: async (ctx: Context, { line }) => {
    const group = await ctx.group()
    if (/^\s*undo[.!]?\s*$/i.test(line ?? '')) return reply('you', await newest(ctx, group))
    const zone = await ctx.zone(group)
    const units = await ctx.units(group)
    const read = readEntry(line ?? '', waysOf(await programsOf(ctx, group)), {
      units,
      today: localDate(ctx.now, zone),
    })
    if (read.ok) return log(ctx, group, read.entry)
    const problems = read.problems.map(problem =>
      ctx.words.done.problem(
        { ...problem, text: literal(problem.text) },
        (problem.nearest ?? []).map(id => nameOf(ctx, id)),
      ),
    )
    const { notRead, examples } = ctx.words.done
    const empty = read.problems.every(({ kind }) => kind === 'empty')
    throw new UserError([...problems, empty ? examples : `${notRead} ${examples}`].join('\n'))
  },
})

/** I did it all, under a prompt. */
const all = defineAction({
  name: 'done.all',
  shows: 'you',
  run: async (ctx: Context, [groupId = '', week = '']) => {
    const group = await ctx.groupNamed(groupId)
    return (await newerPrompt(ctx, group, week)) ?? log(ctx, group, ALL)
  },
})

/** Takes back what was logged together. */
const undo = defineAction({
  name: 'done.undo',
  shows: 'update',
  run: async (ctx: Context, [memberId = '', batch = '']) => {
    const member = await ctx.store.members.find(memberId)
    if (!member) throw new UserError(ctx.words.trouble.stale)
    if (member.person !== personKey(ctx.event.from)) throw new UserError(ctx.words.trouble.notYours)
    const group = await ctx.store.groups.find(member.groupId)
    const [first] = await ctx.store.completions.ofBatch(memberId, batch)
    const week = group && first && (await ctx.store.weeks.find(group.id, first.week))
    if (!group || !week) return update(say(ctx.words.done.undoneAlready))
    if (!isOpen(group, week.ordinal)) throw new UserError(ctx.words.done.sealed)
    let steps = 0
    await ctx.write({ group, week, member }, async tables => {
      steps = await tables.completions.undo(memberId, batch)
    })
    if (steps === 0) return update(say(ctx.words.done.undoneAlready))
    return update(say(ctx.words.done.undone(steps)), ...(await redraws(ctx, member, week)))
  },
})

export const doneActions = [all, undo]

/** Names mean what they did when the running week began. */
async function programsOf({ store, services }: Context, group: Group): Promise<readonly Program[]> {
  const week = await runningWeek(store, group)
  if (!week) return services.programs
  const own = await services.versions.of(week)
  return [own, ...services.programs.filter(({ id }) => id !== own.id)]
}

async function log(ctx: Context, group: Group, entry: Entry): Promise<Answer> {
  // Read first: when it cannot be, nothing has been logged, and so it is said.
  const units = await ctx.units(group)
  const asks = (await ctx.preferences()).checkIns !== 'off'
  const logged = await record(ctx, group, entry)
  const { member, week } = logged
  const first = week.leftOut === 'early' ? group.nextSlotAt : null
  const message = loggedView(ctx.words, logged, {
    member,
    programs: await ctx.services.versions.naming(logged.rows),
    units,
    when: whenText(ctx.words, logged, week.closedAt === undefined),
    ...(first === null ? {} : { first: moment(first, 'datetime') }),
    ...(asks ? { asks: [member.id, String(week.ordinal), (await ctx.services.versions.of(week)).id] } : {}),
  })
  return reply('you', message, ...(await redraws(ctx, member, week)))
}

/** What was logged last, with a way back: the answer that offered one may be gone from the screen. */
async function newest(ctx: Context, group: Group): Promise<Message> {
  const member = await ctx.store.members.of(group.id, ctx.event.from)
  const open = [group.week, group.week - 1].filter(week => week > 0)
  const logs = await Promise.all(
    open.map(week => (member ? ctx.store.completions.ofWeek(member.id, week) : [])),
  )
  const last = logs.flat().reduce<Completion | undefined>(later, undefined)
  if (!member || !last) return say(ctx.words.done.nothingToUndo)
  const rows = await ctx.store.completions.ofBatch(member.id, last.batch)
  return lastView(ctx.words, rows, {
    member,
    programs: await ctx.services.versions.naming(rows),
    units: await ctx.units(group),
    when: last.week === group.week ? ctx.words.done.thisWeek : ctx.words.done.lastWeek,
  })
}

function later(a: Completion | undefined, b: Completion): Completion {
  return a && a.loggedAt > b.loggedAt ? a : b
}

/** Their walkthrough, if it stands in a thread. */
async function redraws(ctx: Context, member: Member, week: Week): Promise<Effect[]> {
  const { id } = await ctx.services.versions.of(week)
  return [{ kind: 'redraw-walk', key: [member.id, week.ordinal, id].join(':') }]
}

function nameOf(ctx: Context, id: string): string {
  for (const program of ctx.services.programs) {
    const found = exerciseOf(program, id)
    if (found) return found.name
  }
  return id
}
