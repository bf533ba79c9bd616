import type { Context } from '../src/bot/context.ts'
import { batchOf } from '../src/bot/logbook.ts'
import { talkView } from '../src/bot/views/talk.ts'
import { WhichGroup } from '../src/bot/which.ts'
import { en } from '../src/bot/wording/en.ts'
import { defineAction, defineCommand, nothing, reply, update } from '../src/chat/command.ts'
import type { Answer } from '../src/chat/exchange.ts'
import { say } from '../src/chat/message.ts'
import { UserError } from '../src/core/errors.ts'
import type { Group } from '../src/storage/groups.ts'
import { localDate, minuteOfDay } from '../src/training/calendar.ts'
import {
  type Entry,
  type Lexicon,
  lexiconOf,
  type Meaning,
  type Moment,
  noteIn,
  readLine,
} from '../src/training/entry/index.ts'
import { onCard } from './card.ts'
import { again, correct } from './correct.ts'
import { note } from './note.ts'
import { ask, askedKey, asUpdate, log, logOrAsk, programsOf, refusal } from './said.ts'
import { undoLast } from './undo.ts'
import { newerPrompt, workout } from './workout.ts'

const words = en.commands.done
const ALL: Entry = { parts: [{ kind: 'all' }], day: { kind: 'days-ago', days: 0 } }

/** /done ...: logs what was done, in one line; and whatever else a typed line means for the reader of logs. */
export const done = defineCommand({
  name: 'done',
  summary: words.summary,
  shows: 'you',
  options: { line: { type: 'text', summary: words.line, rest: true } },
  run: async (ctx: Context, { line = '' }) =>
    (await hear(ctx, line)) ?? (ctx.event.kind === 'message' ? nothing() : notUnderstood(ctx)),
})

/** Answers a typed line by what it means for the reader of logs; undefined where that is nothing. */
export async function hear(ctx: Context, line: string): Promise<Answer | undefined> {
  const [group, unclear] = await groupOf(ctx)
  const moment = await momentOf(ctx, group)
  const lexicon = lexiconOf(group ? (await programsOf(ctx, group))[0] : undefined, ctx.services.programs)
  const meaning = readLine(line, lexicon, moment)
  if (meaning.kind === 'chatter') return edited(ctx, group)
  // Only where it matters is it asked which of several groups is meant.
  if (unclear && meaning.kind !== 'talk') throw unclear
  return said(ctx, group, meaning, lexicon, moment, noteIn(line, lexicon, moment))
}

/** The group that a line is about, if there is one; or why that is not clear. */
async function groupOf(ctx: Context): Promise<[group?: Group, unclear?: WhichGroup]> {
  try {
    const group = await ctx.groupIfAny()
    return group ? [group] : []
  } catch (error) {
    if (error instanceof WhichGroup) return [undefined, error]
    throw error
  }
}

/** When and where a line is said, and in which units. */
async function momentOf(ctx: Context, group: Group | undefined): Promise<Moment> {
  const { event } = ctx
  const spokenTo = event.at.direct === true || (event.kind === 'message' && event.addressed === true)
  const place = event.kind === 'message' ? (spokenTo ? 'direct' : 'thread') : 'command'
  const zone = await ctx.zone(group)
  const member = place === 'thread' && group ? await ctx.member(group) : undefined
  return {
    place,
    units: group ? await ctx.units(group) : 'kg',
    today: localDate(ctx.now, zone),
    minute: minuteOfDay(ctx.now, zone),
    inWeek: member !== undefined && group !== undefined && member.lastWeek >= group.week,
  }
}

/** Answers what a line means. */
async function said(
  ctx: Context,
  group: Group | undefined,
  meaning: Meaning,
  lexicon: Lexicon,
  moment: Moment,
  added: string | undefined,
): Promise<Answer> {
  const otherwise = (other: Meaning) => said(ctx, group, other, lexicon, moment, added)
  if (meaning.kind === 'talk')
    return reply('you', talkView(ctx.words, meaning.topic, group && (await programsOf(ctx, group))[0]))
  if (meaning.kind === 'chatter')
    return (await edited(ctx, group)) ?? (moment.place === 'thread' ? nothing() : notUnderstood(ctx))
  if (meaning.kind === 'card') {
    const done = await onCard(ctx, meaning.word, meaning.sets)
    if (done) return done
    if (meaning.otherwise.kind === 'chatter' && meaning.word === 'next' && moment.place !== 'thread')
      return workout.run(ctx, {})
    if (meaning.otherwise.kind === 'chatter' && moment.place === 'direct')
      return reply('you', say(ctx.words.done.noCard))
    return otherwise(meaning.otherwise)
  }
  const here = group ?? (await ctx.group())
  const recording = { ...(await editOf(ctx, here)), ...(added !== undefined && { note: added }) }
  switch (meaning.kind) {
    case 'log':
      return logOrAsk(ctx, here, meaning.entries, recording)
    case 'ask':
      return ask(ctx, here, meaning, recording)
    case 'no':
      throw refusal(ctx, meaning.problems, await programsOf(ctx, here))
    case 'undo':
      return undoLast(ctx, here, meaning.of)
    case 'again':
      return again(ctx, here, meaning.daysAgo)
    case 'correct': {
      const corrected = await correct(ctx, here, meaning.rest, lexicon, moment, meaning.of)
      return corrected ?? otherwise(meaning.otherwise)
    }
  }
}

/** What a line that was edited was recorded as, and under which name; nothing for any other. */
async function editOf(ctx: Context, group: Group) {
  const { event } = ctx
  if (event.kind !== 'message' || event.edits === undefined) return undefined
  const batch = batchOf({ ...event, id: event.edits })
  const member = await ctx.member(group)
  const rows = member ? await ctx.store.completions.ofBatch(member.id, batch) : []
  return { batch, ...(rows.length > 0 && { instead: rows }) }
}

/** What was recorded of a line before it was edited to no log stays, and whoever edited it is told. */
async function edited(ctx: Context, group: Group | undefined): Promise<Answer | undefined> {
  const before = group && (await editOf(ctx, group))
  return before && 'instead' in before && before.instead
    ? reply('you', say(ctx.words.done.editStays))
    : undefined
}

function notUnderstood(ctx: Context): Answer {
  return reply('you', say(ctx.words.trouble.notUnderstood))
}

/** I did it all, under a prompt. */
const all = defineAction({
  name: 'done.all',
  shows: 'you',
  run: async (ctx: Context, [groupId = '', week = '']) => {
    const group = await ctx.groupNamed(groupId)
    return (await newerPrompt(ctx, group, week)) ?? logOrAsk(ctx, group, [ALL])
  },
})

/** One of the answers to a question about a line. */
const pick = defineAction({
  name: 'done.pick',
  shows: 'update',
  run: async (ctx: Context, [batch = '', nth = '']) => {
    const key = askedKey(ctx, batch)
    const asked = await ctx.services.spaces.asked.get(key)
    const entries = asked?.choices[Number(nth)]
    const group = asked && (await ctx.store.groups.find(asked.group))
    if (!asked || !entries || !group) throw new UserError(ctx.words.done.askedTooLong)
    const { saidAt, instead } = asked
    const note = asked.note && ctx.store.checkIns.open(asked.note, key)
    const recording = { batch, saidAt, ...(instead && { instead }), ...(note && { note }) }
    return asUpdate(await log(ctx, group, entries, recording))
  },
})

const none = defineAction({
  name: 'done.none',
  shows: 'update',
  run: async (ctx: Context) => update(say(ctx.words.done.nothingLogged)),
})

export const doneActions = [all, pick, none, note]
