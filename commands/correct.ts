import type { Context } from '../src/bot/context.ts'
import { lastLogged } from '../src/bot/usual.ts'
import type { Answer } from '../src/chat/exchange.ts'
import { UserError } from '../src/core/errors.ts'
import type { Completion } from '../src/storage/completions.ts'
import type { Group } from '../src/storage/groups.ts'
import { addDays, localDate } from '../src/training/calendar.ts'
import {
  type Entry,
  heldIn,
  type Lexicon,
  type Moment,
  type Nameable,
  type Other,
  otherIn,
  readCorrection,
  type SetDone,
  saysSets,
} from '../src/training/entry/index.ts'
import { weightOf } from '../src/training/weight.ts'
import { ask, logOrAsk } from './said.ts'

/** What was logged so lately can be corrected by a word, in milliseconds. */
const LATELY = 12 * 60 * 60_000

/**
 * Takes what was logged last for something else: "make that 12". Undefined where nothing was, or it fits nothing.
 * @param of what of it is meant: its last set, or only what is named
 */
export async function correct(
  ctx: Context,
  group: Group,
  rest: string,
  lexicon: Lexicon,
  moment: Moment,
  of?: 'set' | 'named',
): Promise<Answer | undefined> {
  const member = await ctx.store.members.of(group.id, ctx.event.from)
  const logged = member ? await lastLogged(ctx, group, member) : []
  const rows = of === 'set' ? lastSet(logged) : logged
  const [first] = rows
  if (!first || ctx.now - first.loggedAt > LATELY) return undefined
  const per = heldIn(rest, lexicon, moment)
  const held = rows.filter(({ weight }) => weight !== undefined)
  if (per && held.length > 0) return logOrAsk(ctx, group, [heldAs(held, per)], { instead: held })
  const other = otherIn(rest, lexicon, moment)
  const from = other && takenOver(rows, other, lexicon)
  if (other && from) {
    const entry = asOther(from, other.meant)
    return moment.place === 'thread'
      ? ask(ctx, group, { about: 'sure', choices: [[entry]], problems: [] }, { instead: from })
      : logOrAsk(ctx, group, [entry], { instead: from })
  }
  // What it was not is no part of what was logged: nothing of that is taken back.
  if (other && other.not.length > 0) return undefined
  const last = [...new Set(rows.map(wayId))].flatMap(id => wayOf(id, lexicon) ?? [])
  const meaning = readCorrection(rest, last, lexicon, moment)
  const counts = saysSets(rest, lexicon, moment)
  const kept = (entries: readonly Entry[]) => entries.map(entry => withOld(entry, rows, counts))
  const namedIn = (entries: readonly Entry[]) => {
    const named = entries.flatMap(({ parts }) => parts)
    return rows.filter(row => named.some(part => part.kind === 'sets' && part.exercise === row.exercise))
  }
  const meant = (entries: readonly Entry[]) => {
    const same = namedIn(entries)
    return same.length > 0 ? same : rows
  }
  if (of === 'named' && (meaning.kind !== 'log' || namedIn(meaning.entries).length === 0)) return undefined
  if (meaning.kind === 'log')
    return logOrAsk(ctx, group, kept(meaning.entries), { instead: meant(meaning.entries) })
  if (meaning.kind !== 'ask') return undefined
  const choices = meaning.choices.map(kept)
  return ask(
    ctx,
    group,
    { ...meaning, choices },
    { instead: meaning.about === 'which' ? rows : meant(choices.flat()) },
  )
}

function wayId({ exercise, variant }: Completion): string {
  return variant === 'standard' ? exercise : `${exercise}/${variant}`
}

function wayOf(id: string, { indexes }: Lexicon): Nameable | undefined {
  const word = id.split(/[-/]/)[0] ?? ''
  return indexes.flatMap(({ byWord }) => [...(byWord.get(word) ?? [])]).find(way => way.id === id)
}

/** The sets of the one exercise that was meant to be another, where that one can be done so. */
function takenOver(
  rows: readonly Completion[],
  { meant, not }: Other,
  lexicon: Lexicon,
): readonly Completion[] | undefined {
  const from = rows.filter(({ exercise }) => not.length === 0 || not.includes(exercise))
  const [first] = from
  const was = first && wayOf(wayId(first), lexicon)
  const isOne = new Set(from.map(({ exercise, doneAt }) => `${exercise} ${doneAt}`)).size === 1
  const fits = was?.measure === meant.measure && (meant.weighted || from.every(row => !setOf(row).weight))
  const isNew = rows.every(({ exercise }) => exercise !== (meant.exercise ?? meant.id))
  return isOne && fits && isNew && from.every(({ outcome }) => outcome === 'done') ? from : undefined
}

/** The same sets of another exercise: its weight is held as that one is done, not as the first was. */
function asOther(rows: readonly Completion[], { id, exercise = id, way }: Nameable): Entry {
  const sets = rows.map(row => {
    const { way: _, weight, ...set } = setOf(row)
    const held = weight?.per === 'hand' ? { number: weight.number, unit: weight.unit } : weight
    return { ...set, ...(held && { weight: held }), ...(way && way !== 'standard' && { way }) }
  })
  return { parts: [{ kind: 'sets', exercise, sets }], day: { kind: 'days-ago', days: 0 } }
}

/** The same sets, with as much in each hand or in both. */
function heldAs(rows: readonly Completion[], per: 'hand' | 'all'): Entry {
  const parts = [...Map.groupBy(rows, row => row.exercise)].map(([exercise, some]) => ({
    kind: 'sets' as const,
    exercise,
    sets: some.map(setOf).map(set => (set.weight ? { ...set, weight: { ...set.weight, per } } : set)),
  }))
  return { parts, day: { kind: 'days-ago', days: 0 } }
}

/** The last set of the one exercise that was logged. */
function lastSet(rows: readonly Completion[]): readonly Completion[] {
  const isOne = new Set(rows.map(({ exercise }) => exercise)).size === 1
  return isOne ? rows.toSorted((a, b) => a.round - b.round).slice(-1) : []
}

/**
 * One number corrects every set that was logged; what it says nothing of stays as it was.
 * @param counts whether it says how many sets there were
 */
function withOld(entry: Entry, rows: readonly Completion[], counts: boolean): Entry {
  const parts = entry.parts.map(part => {
    if (part.kind !== 'sets') return part
    const old = rows.filter(row => row.exercise === part.exercise)
    const [set, ...more] = part.sets
    if (counts && old.length > 0)
      return {
        ...part,
        sets: part.sets.map((set, n) => ({ ...setOf(old[n] ?? (old.at(-1) as Completion)), ...set })),
      }
    if (!set || more.length > 0 || old.length === 0) return part
    return { ...part, sets: old.map(row => ({ ...setOf(row), ...set })) }
  })
  return { ...entry, parts }
}

/** As it was typed; of rows from before that was kept, only the grams are known. */
function setOf({ amount, grams, weight, variant }: Completion): SetDone {
  const held = weight ?? (grams === null ? undefined : weightOf(grams))
  return {
    ...(amount !== null && { amount }),
    ...(held && { weight: held }),
    ...(variant !== 'standard' && { way: variant }),
  }
}

/** The same as last time: all that was logged on the last day on which something was, or so many days ago. */
export async function again(ctx: Context, group: Group, daysAgo?: number): Promise<Answer> {
  const member = await ctx.store.members.of(group.id, ctx.event.from)
  const rows = member ? await ctx.store.completions.ofMember(member.id) : []
  const zone = await ctx.zone(group)
  const done = rows
    .filter(({ outcome }) => outcome === 'done')
    .map(row => ({ row, day: localDate(row.doneAt, zone) }))
  const today = localDate(ctx.now, zone)
  const meant = daysAgo === undefined ? undefined : addDays(today, -daysAgo)
  const newest = done
    .map(({ day }) => day)
    .filter(day => (meant ? day === meant : day < today))
    .sort()
    .at(-1)
  const last = done.filter(({ day }) => day === newest).map(({ row }) => row)
  if (last.length === 0) throw new UserError(ctx.words.done.noLastTime)
  const byExercise = [...Map.groupBy(last, row => row.exercise)]
  const parts = byExercise.map(([exercise, some]) => ({
    kind: 'sets' as const,
    exercise,
    sets: some.map(setOf),
  }))
  return logOrAsk(ctx, group, [{ parts, day: { kind: 'days-ago', days: 0 } }])
}
