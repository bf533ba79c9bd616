import {
  type By,
  canBeTakenBack,
  changeSchedule,
  moveSlot,
  skipNext,
  takeBack,
  undoable,
} from '../src/bot/changes.ts'
import type { Context } from '../src/bot/context.ts'
import { postNow } from '../src/bot/post-now.ts'
import { alreadyPostedView, noScheduleView, type Plans, scheduleView } from '../src/bot/views/schedule.ts'
import { runningWeek } from '../src/bot/weeks.ts'
import { defaultProgram, named } from '../src/bot/which-program.ts'
import { en } from '../src/bot/wording/en.ts'
import { defineAction, defineCommandGroup, defineSub, reply, update } from '../src/chat/command.ts'
import type { Answer, Effect } from '../src/chat/exchange.ts'
import { quoted } from '../src/chat/markdown.ts'
import { personKey } from '../src/core/address.ts'
import { UserError } from '../src/core/errors.ts'
import { type Group, PlaceTaken, type Plan, type Planned } from '../src/storage/groups.ts'
import { atLocal, localDate, nextSlot } from '../src/training/calendar.ts'
import { readSlotDay } from '../src/training/slot-day.ts'
import { readDate, readTime, readZone, suggestZones } from '../src/training/when.ts'
import { asksClock, clockAction, type Slot } from './clock.ts'
import { coach } from './coach.ts'
import { move, moveActions } from './move.ts'

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
      parse: readSlotDay,
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
      const own = (await ctx.profile()).zone
      const first = typed.trim() === '' ? [own ?? 'UTC'] : []
      return [...new Set([...first, ...suggestZones(typed, 20, own)])].map(zone => ({
        value: zone,
        label: zone,
      }))
    },
    program: (ctx: Context) =>
      ctx.services.programs.map(program => ({ value: program.id, label: program.name })),
  },
  run: async (ctx: Context, { weekday, time, zone, program: typed }) => {
    if (typeof weekday === 'object')
      throw new UserError(ctx.words.schedule[weekday.refused](quoted(weekday.typed)))
    const slot = { weekday, time, zone, typed }
    return asksClock(ctx, slot) ?? planSlot(ctx, slot)
  },
})

async function planSlot(ctx: Context, { weekday, time, zone, typed }: Slot): Promise<Answer> {
  const group = await here(ctx)
  const program = typed === undefined ? await defaultProgram(ctx, group) : named(ctx, typed)
  const where = zone ?? group?.zone ?? (await ctx.profile()).zone
  if (!where) throw new UserError(ctx.words.schedule.needsZone)
  const plan = { program, weekday, time, zone: where }
  const made = group ? undefined : await create(ctx, plan)
  if (made) return planView(ctx, made, ctx.words.schedule.set)
  const before = group ?? (await planned(ctx))
  const running = await runningWeek(ctx.store, before)
  return change(ctx, before, moveSlot(before, plan, running, ctx.now), ctx.words.schedule.changed)
}

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
    const pausedUntil = until === undefined ? null : readUntil(ctx, group, until)
    return change(ctx, group, { status: 'paused', pausedUntil })
  },
})

const resume = defineSub({
  summary: words.resume,
  shows: 'you',
  options: {},
  run: async (ctx: Context) => resumed(ctx, await planned(ctx)),
})

const skip = defineSub({
  summary: words.skip,
  shows: 'you',
  options: {},
  run: async (ctx: Context) => {
    const group = await planned(ctx)
    if (group.nextSlotAt === null) throw new UserError(ctx.words.schedule.nothingToSkip)
    return change(ctx, group, skipNext(group))
  },
})

const now = defineSub({
  summary: words.now,
  shows: 'you',
  options: {},
  run: async (ctx: Context) => {
    const group = await planned(ctx)
    const posted = await postNow(ctx.services, group)
    if (posted) return reply('you', alreadyPostedView(ctx.words, posted))
    const as = (await ctx.store.groups.find(group.id)) ?? group
    return planView(ctx, as, ctx.words.schedule.posting, [{ kind: 'deliver' }])
  },
})

const remove = defineSub({
  summary: words.remove,
  shows: 'you',
  options: {},
  run: async (ctx: Context) => {
    const removed = { status: 'removed' as const, pausedUntil: null, skippedTo: null }
    return change(ctx, await planned(ctx), removed, ctx.words.schedule.isRemoved)
  },
})

/** Under every change, for ten minutes. */
const undo = defineAction({
  name: 'schedule.undo',
  shows: 'update',
  run: async (ctx: Context, [groupId = '', id = '']) => {
    await managed(ctx, groupId)
    const back = await ctx.keep(tables => takeBack(tables, groupId, id, by(ctx)))
    if (!back) throw new UserError(ctx.words.schedule.tooLateToUndo)
    return asUpdate(await planView(ctx, back, ctx.words.schedule.undone, [{ kind: 'deliver' }]))
  },
})

/** Under what is planned, as long as a slot is left out. */
const unskip = defineAction({
  name: 'schedule.unskip',
  shows: 'update',
  run: async (ctx: Context, [groupId = '']) => {
    const group = await managed(ctx, groupId)
    return asUpdate(await change(ctx, group, { skippedTo: null }, ctx.words.schedule.unskipped))
  },
})

/** The same in a pause. */
const goOn = defineAction({
  name: 'schedule.resume',
  shows: 'update',
  run: async (ctx: Context, [groupId = '']) => asUpdate(await resumed(ctx, await managed(ctx, groupId))),
})

export const scheduleActions = [
  clockAction(async (ctx, slot) => asUpdate(await planSlot(ctx, slot))),
  undo,
  unskip,
  goOn,
  ...moveActions,
]

/** /schedule: the channel's weekly slot, for those who may manage the channel. */
export const schedule = defineCommandGroup<Context>({
  name: 'schedule',
  summary: words.summary,
  needs: 'manage',
  open: ['show'],
  preset: 'show',
  unnamed: 'set',
  sayings: {
    'skip next': 'skip',
    'skip the next': 'skip',
    'post now': 'now',
    post: 'now',
    list: 'show',
    status: 'show',
    info: 'show',
    view: 'show',
    off: 'pause',
    on: 'resume',
    stop: 'remove',
    delete: 'remove',
    cancel: 'remove',
  },
  subs: { set, show, pause, resume, skip, now, move, coach, remove },
})

/** The group of this channel. @throws {UserError} in a direct conversation, where no group meets. */
async function here(ctx: Context): Promise<Group | undefined> {
  if (ctx.event.at.direct) throw new UserError(ctx.words.schedule.direct)
  return ctx.store.groups.at(ctx.event.at)
}

/** A new group; undefined when someone else has made it meanwhile. */
async function create(ctx: Context, plan: Plan): Promise<Group | undefined> {
  const { person: scheduledBy, now: at } = by(ctx)
  try {
    return await ctx.keep(async tables => {
      const nextSlotAt = nextSlot(plan, at)
      const group = await tables.groups.create(ctx.event.at, { ...plan, nextSlotAt, scheduledBy, at })
      return canBeTakenBack(tables, group, at)
    })
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

/** The group that a button names, for those who may manage the channel where it meets. @throws {UserError} */
async function managed(ctx: Context, id: string): Promise<Group> {
  const group = await here(ctx)
  if (group?.id !== id) throw new UserError(ctx.words.trouble.stale)
  // The person who planned it may take that back, whoever let them.
  if (group.scheduledBy !== by(ctx).person && !(await ctx.mayManage())) throw await ctx.notAllowed()
  return group
}

async function resumed(ctx: Context, group: Group): Promise<Answer> {
  if (group.status !== 'paused') throw new UserError(ctx.words.schedule.notPaused)
  return change(ctx, group, { status: 'on', pausedUntil: null }, ctx.words.schedule.resumed)
}

async function change(ctx: Context, group: Group, to: Partial<Planned>, lead = ''): Promise<Answer> {
  const changed = await ctx.keep(tables => changeSchedule(tables, group, to, by(ctx)))
  return planView(ctx, changed, lead)
}

function by(ctx: Context): By {
  return { person: personKey(ctx.event.from), now: ctx.now }
}

/** What runs and what is planned, with what has just changed. */
async function planView(
  ctx: Context,
  group: Group,
  lead?: string,
  effects: readonly Effect[] = [],
): Promise<Answer> {
  const { versions } = ctx.services
  const running = await runningWeek(ctx.store, group)
  const plan: Plans = {
    group,
    next: (await versions.current(group.program, ctx.now)).program,
    running: running && { week: running, program: await versions.of(running) },
    now: ctx.now,
    lead,
    undo: lead === undefined ? undefined : undoable(group, ctx.now),
    invite: await ctx.invite(),
    lacks: await ctx.lacks(),
  }
  return reply('you', scheduleView(ctx.words, plan), ...effects)
}

function asUpdate({ first, after }: Answer): Answer {
  return first.kind === 'reply' ? update(first.message, ...after) : { first, after }
}

function readUntil(ctx: Context, group: Group, typed: string): string {
  const today = localDate(ctx.now, group.zone)
  const date = readDate(typed.replace(/^until\s+/i, ''), today)
  if (!date) throw new UserError(ctx.words.trouble.option.unreadable(quoted(typed), words.likeDate))
  if (date <= today) throw new UserError(ctx.words.schedule.pastDate(date))
  if (atLocal(date, '00:00', group.zone) > ctx.now + YEAR) throw new UserError(ctx.words.schedule.farDate)
  return date
}
