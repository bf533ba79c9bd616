import type { Posted } from '../../src/core/address.ts'
import { pressesOf } from './care-walk.ts'
import type { Kept } from './memory-platform.ts'

/** Whom and what a button can be about, in one bot. */
export interface Names {
  readonly me: string | undefined
  readonly group: string
  /** The ordinal of the running week. */
  readonly week: number
}

/** A press of a kind: whatever tells one workout, step or moment from another is left out of its name. */
export interface Press {
  readonly name: string
  readonly action: string
  readonly chosen?: string
}

/**
 * What only shows how a movement goes, picks one of what was typed, is everybody’s, or would end it: who deletes what is
 * kept of them is a stranger.
 */
const LEFT_ALONE = /^(?:exercise|done[.]pick|which|mydata|board|settings|reminders|schedule)\b/

/** Every kind of press that has been seen anywhere, by its name: a button works wherever it is pressed, and however late. */
export class Presses {
  readonly #known = new Map<string, Press>()

  get all(): readonly Press[] {
    return [...this.#known.values()]
  }

  /** Learns the kinds of buttons that somebody can see. */
  learn(kept: readonly Kept[], names: Names): void {
    for (const { message } of kept)
      for (const { action, chosen } of pressesOf(message)) {
        if (LEFT_ALONE.test(action)) continue
        const name = nameOf(action, chosen, names)
        if (!this.#known.has(name))
          this.#known.set(name, { name, action: blank(action, names), ...chosenAs(chosen) })
      }
  }

  /** A press of a kind as it is to be had here: the newest button of it, else one as it would be. */
  here(
    press: Press,
    kept: readonly Kept[],
    names: Names,
  ): { readonly action: string; readonly on: Posted } | undefined {
    const posted = ({ place, id }: Kept) => ({ place, message: id })
    for (const one of kept.toReversed()) {
      const found = pressesOf(one.message).find(
        ({ action, chosen }) => nameOf(action, chosen, names) === press.name,
      )
      if (found) return { action: found.action, on: posted(one) }
    }
    const last = kept.at(-1)
    const action = filled(press.action, names)
    return last && action !== undefined ? { action, on: posted(last) } : undefined
  }
}

function chosenAs(chosen: string | undefined) {
  return chosen === undefined ? {} : { chosen }
}

/** Of the weeks of long ago none is open any more, and one is as good as another. */
const WEEKS = ['<now>', '<last>', '<closed>'] as const

/** An action with words for whom and which week it is about. */
function blank(action: string, { me, group, week }: Names): string {
  const [name = '', whose = '', when = '', ...rest] = action.split(':')
  const who = whose === me ? '<me>' : whose === group ? '<group>' : whose
  const isWeek = who.startsWith('<') && /^\d{1,3}$/.test(when)
  const then = isWeek ? (WEEKS[Math.min(2, week - Number(when))] ?? when) : when
  return [name, who, then, ...rest].join(':').replace(/:+$/, '')
}

function filled(action: string, { me, group, week }: Names): string | undefined {
  if (action.includes('<me>') && me === undefined) return undefined
  const ordinal = WEEKS.reduce((all, name, ago) => all.replace(name, String(Math.max(1, week - ago))), action)
  return ordinal.replace('<me>', me ?? '').replace('<group>', group)
}

/** Steps, moments and what was logged at once differ, and make no other kind. */
function nameOf(action: string, chosen: string | undefined, names: Names): string {
  const [name = '', who = '', when = '', ...rest] = blank(action, names).split(':')
  const kinds = rest.filter(arg => /^[a-z][a-z-]*$/.test(arg) && !EXERCISES.test(arg))
  const about = who.startsWith('<')
    ? [who, ...(when === '<now>' || !when.startsWith('<') ? [] : ['earlier'])]
    : []
  return [name, ...about, ...kinds, ...(chosen === undefined ? [] : [`= ${chosen}`])].join(' ')
}

const EXERCISES = /^(?:bridge|romanian-deadlift|goblet-squat|cat-cow|[a-z]+-[a-z]+-?[a-z]*stretch)$/
