import type { Context } from '../src/bot/context.ts'
import { queuePrompts, withdrawPrompt } from '../src/bot/prompting.ts'
import { alreadyPostedView, noScheduleView, scheduleView } from '../src/bot/views/schedule.ts'
import { replanEnd } from '../src/bot/week-end.ts'
import { heldThrough, programOf, scheduleOf, weekOfGroup } from '../src/bot/weeks.ts'
import { en } from '../src/bot/wording/en.ts'
import { list } from '../src/bot/wording/format.ts'
import { type Posted, personKey } from '../src/chat/address.ts'
import { defineCommandGroup, defineSub, reply } from '../src/chat/command.ts'
import { UserError } from '../src/chat/errors.ts'
import type { Answer, Effect } from '../src/chat/exchange.ts'
import { quoted } from '../src/chat/markdown.ts'
import { type Group, PlaceTaken, type Plan } from '../src/storage/groups.ts'
import type { Tables } from '../src/storage/store.ts'
import {
  addWeeks,
  atLocal,
  localDate,
  nextSlot,
  type Weekday,
  type WeekKey,
  weekOfSlot,
} from '../src/training/calendar.ts'
import { findByName } from '../src/training/names.ts'
import type { Program } from '../src/training/program.ts'
import { readDate, readTime, readWeekday, readZone, suggestZones } from '../src/training/when.ts'

const words = en.commands.schedule
const YEAR = 366 * 24 * 60 * 60 * 1000

const set = defineSub({
  summary: words.set,
  shows: 'you',
  options: {
    weekday: {
      type: 'text',
      summary: words.weekday,
      required: true,
      suggests: true,
      parse: readWeekday,
      like: words.likeWeekday,
    },
    time: { type: 'text', summary: words.time, required: true, parse: readTime, like: words.likeTime },
    zone: { type: 'text', summary: words.zone, suggests: true, parse: readZone, like: words.likeZone },
    program: { type: 'text', summary: words.program, suggests: true, like: words.likeProgram },
  },
  suggest: {
    weekday: (ctx: Context, typed) =>
      [1, 2, 3, 4, 5, 6, 7]
        .map(day => ctx.words.schedule.weekday(day))
        .filter(day => day.toLowerCase().startsWith(typed.trim().toLowerCase()))
        .map(day => ({ value: day.toLowerCase(), label: day })),
    zone: async (ctx: Context, typed) => {
      const own = typed.trim() === '' ? [(await ctx.profile()).zone ?? 'UTC'] : []
      return [...own, ...suggestZones(typed, 20)].map(zone => ({ value: zone, label: zone }))
    },
    program: (ctx: Context) =>
      ctx.services.programs.map(program => ({ value: program.id, label: program.name })),
  },
  run: async (ctx: Context, { weekday, time, zone, program: typed }) => {
    const group = await here(ctx)
    const program = typed === undefined ? defaultProgram(ctx, group) : named(ctx, typed)
    const where = zone ?? group?.zone ?? (await ctx.profile()).zone
    if (!where) throw new UserError(ctx.words.schedule.needsZone)
    const plan = { program: program.id, weekday: weekday as Weekday, time, zone: where }
    const nextSlotAt = nextSlot(plan, ctx.now)
    const made = group ? undefined : await create(ctx, plan, nextSlotAt)
    if (made) return planView(ctx, made, ctx.words.schedule.set)
    const before = group ?? (await planned(ctx))
    const held = heldThrough(before, plan, ctx.now)
    return change(ctx, before, { ...plan, ...on(nextSlotAt), held }, ctx.words.schedule.changed)
  },
})

const show = defineSub({
  summary: words.show,
  shows: 'you',
  options: {},
  run: async (ctx: Context) => {
    const group = await here(ctx)
    if (!group) return reply('you', noScheduleView(ctx.words))
    return planView(ctx, group)
  },
})

const pause = defineSub({
  summary: words.pause,
  shows: 'you',
  options: { until: { type: 'text', summary: words.until, rest: true, like: words.likeDate } },
  run: async (ctx: Context, { until }) => {
    const group = await planned(ctx)
    if (until === undefined) {
      return quiet(ctx, group, { status: 'paused', paused_until: null, next_slot_at: null })
    }
    const date = readUntil(ctx, group, until)
    // The day itself counts: a pause until Monday ends with Monday's prompt.
    const next_slot_at = nextSlot(scheduleOf(group), atLocal(date, '00:00', group.zone) - 1)
    return quiet(ctx, group, { status: 'paused', paused_until: date, next_slot_at })
  },
})

const resume = defineSub({
  summary: words.resume,
  shows: 'you',
  options: {},
  run: async (ctx: Context) => {
    const group = await planned(ctx)
    if (group.status !== 'paused') throw new UserError(ctx.words.schedule.notPaused)
    return change(ctx, group, on(nextSlot(scheduleOf(group), ctx.now)), ctx.words.schedule.resumed)
  },
})

const skip = defineSub({
  summary: words.skip,
  shows: 'you',
  options: {},
  run: async (ctx: Context) => {
    const group = await planned(ctx)
    if (group.next_slot_at === null) throw new UserError(ctx.words.schedule.nothingToSkip)
    const next_slot_at = nextSlot(scheduleOf(group), group.next_slot_at)
    return change(ctx, group, { next_slot_at }, ctx.words.schedule.skipped)
  },
})

const now = defineSub({
  summary: words.now,
  shows: 'you',
  options: {},
  run: async (ctx: Context) => {
    const group = await planned(ctx)
    const week = weekOfGroup(group, ctx.now)
    const posted = await ctx.store.transaction(async tables => {
      const [before] = await tables.prompts.of(group.id, week)
      // One that is still being tried is not joined by a second.
      const waiting = await tables.prompts.waiting(group.id, week)
      if (!before && waiting.length === 0) await queuePrompts(tables, [group], week, ctx.now)
      return before?.posted
    })
    if (posted) return reply('you', alreadyPostedView(ctx.words, JSON.parse(posted) as Posted))
    return planView(ctx, group, ctx.words.schedule.posting, [{ kind: 'deliver' }])
  },
})

const remove = defineSub({
  summary: words.remove,
  shows: 'you',
  options: {},
  run: async (ctx: Context) => {
    const group = await planned(ctx)
    const removed = { status: 'removed' as const, paused_until: null, next_slot_at: null }
    return quiet(ctx, group, removed, ctx.words.schedule.isRemoved)
  },
})

/** /schedule: the channel's weekly slot, for those who may manage the channel. */
export const schedule = defineCommandGroup<Context>({
  name: 'schedule',
  summary: words.summary,
  needs: 'manage',
  preset: 'show',
  sayings: { 'skip next': 'skip', 'skip the next': 'skip', 'post now': 'now', post: 'now', stop: 'remove' },
  subs: { set, show, pause, resume, skip, now, remove },
})

/** The group of this channel. @throws {UserError} in a direct conversation, where no group meets. */
async function here(ctx: Context): Promise<Group | undefined> {
  if (ctx.event.at.direct) throw new UserError(ctx.words.schedule.direct)
  return ctx.store.groups.at(ctx.event.at)
}

/** A new group; undefined when someone else has made it meanwhile. */
async function create(ctx: Context, plan: Plan, nextSlotAt: number): Promise<Group | undefined> {
  try {
    return await ctx.keep(tables =>
      tables.groups.create(ctx.event.at, {
        ...plan,
        nextSlotAt,
        firstWeek: weekOfSlot(nextSlotAt, plan.zone),
        scheduledBy: personKey(ctx.event.from),
        at: ctx.now,
      }),
    )
  } catch (error) {
    if (error instanceof PlaceTaken) return undefined
    throw error
  }
}

async function planned(ctx: Context): Promise<Group> {
  const group = await here(ctx)
  if (!group || group.status === 'removed') throw new UserError(ctx.words.schedule.notOn)
  return group
}

/** Whoever changes a schedule last is the one who is told about trouble. */
async function change(
  ctx: Context,
  group: Group,
  change: Partial<Omit<Group, 'id'>>,
  lead?: string,
  withIt: (tables: Tables) => Promise<void> = async () => {},
): Promise<Answer> {
  const all = { ...change, scheduled_by: personKey(ctx.event.from), trouble: null }
  const changed = { ...group, ...all }
  await ctx.counted(group, weeksAround(ctx, group, changed), async tables => {
    await withIt(tables)
    await tables.groups.change(group.id, all)
    await replanEnd(tables, changed)
  })
  return planView(ctx, changed, lead)
}

/** Who counts in a week depends on when it began: the weeks that are open before a change, and after it. */
function weeksAround(ctx: Context, before: Group, after: Group): WeekKey[] {
  const current = [before, after].map(group => weekOfGroup(group, ctx.now))
  return [...new Set(current.flatMap(week => [week, addWeeks(week, -1)]))]
}

/** A change after which nothing is posted, not even what was about to be. */
async function quiet(
  ctx: Context,
  group: Group,
  to: Partial<Omit<Group, 'id'>>,
  lead?: string,
): Promise<Answer> {
  const week = weekOfGroup(group, ctx.now)
  return change(ctx, group, to, lead, tables => withdrawPrompt(tables, group, week))
}

async function planView(
  ctx: Context,
  group: Group,
  lead?: string,
  effects: readonly Effect[] = [],
): Promise<Answer> {
  const program = programOf(ctx.services.programs, group.program)
  const invite = await ctx.invite()
  const more = { ...(lead ? { lead } : {}), ...(invite ? { invite } : {}) }
  return reply('you', scheduleView(ctx.words, group, program, more), ...effects)
}

function on(next_slot_at: number) {
  return { status: 'on' as const, paused_until: null, next_slot_at }
}

function readUntil(ctx: Context, group: Group, typed: string): string {
  const today = localDate(ctx.now, group.zone)
  const date = readDate(typed.replace(/^until\s+/i, ''), today)
  if (!date) throw new UserError(ctx.words.trouble.option.unreadable(quoted(typed), words.likeDate))
  if (date <= today) throw new UserError(ctx.words.schedule.pastDate(date))
  if (atLocal(date, '00:00', group.zone) > ctx.now + YEAR) throw new UserError(ctx.words.schedule.farDate)
  return date
}

function defaultProgram(ctx: Context, group: Group | undefined): Program {
  return programOf(ctx.services.programs, group?.program ?? '')
}

function named(ctx: Context, typed: string): Program {
  const match = findByName(
    typed,
    ctx.services.programs.map(program => ({ ...program, aliases: [] })),
  )
  const found = ctx.services.programs.find(program => program.id === match.found?.id)
  if (found) return found
  const known = list(ctx.services.programs.map(program => `\`${program.id}\``))
  if (/^[A-Za-z]{3,4}$|\d/.test(typed)) throw new UserError(ctx.words.schedule.vagueZone(quoted(typed)))
  // A zone that could not be read ends up here, because a program's name can be any word.
  throw new UserError(ctx.words.schedule.noProgram(quoted(typed), known, suggestZones(typed, 2)))
}
