import { quotable } from '../core/text.ts'
import type { OptionSpec } from './command.ts'

/** The longest line of options that is read. Discord's text options end at 6,000; nobody types that. */
export const MAX_LINE = 500

export type OptionProblem =
  | { readonly kind: 'line-too-long'; readonly length: number; readonly max: number }
  | { readonly kind: 'missing'; readonly option: string; readonly summary: string; readonly like?: string }
  | { readonly kind: 'unreadable'; readonly option: string; readonly given: string; readonly like?: string }
  | {
      readonly kind: 'not-a-choice'
      readonly option: string
      readonly given: string
      choices: readonly string[]
    }
  | { readonly kind: 'not-understood'; readonly given: string }
  | {
      readonly kind: 'no-such-sub'
      readonly command: string
      readonly given: string
      subs: readonly string[]
    }

/** The options could not be read. The engine words the problem for the person. */
export class OptionError extends Error {
  override readonly name = 'OptionError'
  readonly problem: OptionProblem

  constructor(problem: OptionProblem) {
    super(problem.kind)
    this.problem = problem
  }
}

/** The value that a text means for an option. @throws {OptionError} */
export function readOne(name: string, option: OptionSpec, given: string): unknown {
  switch (option.type) {
    case 'choice': {
      const wanted = given.toLowerCase()
      const found = option.choices.find(
        c => c.value.toLowerCase() === wanted || c.label.toLowerCase() === wanted,
      )
      if (found) return found.value
      throw new OptionError({
        kind: 'not-a-choice',
        option: name,
        given: quotable(given),
        choices: option.choices.map(c => c.value),
      })
    }
    case 'text': {
      const value = option.parse ? option.parse(given) : given
      if (value !== undefined) return value
      throw new OptionError({ kind: 'unreadable', option: name, given: quotable(given), ...like(option) })
    }
  }
}

/** Whether an option can read a text. */
export function accepts(option: OptionSpec, word: string): boolean {
  try {
    readOne('', option, word)
    return true
  } catch (error) {
    if (error instanceof OptionError) return false
    throw error
  }
}

/** What a good value looks like, for a problem. */
export function like(option: OptionSpec): { like?: string } {
  return option.type === 'text' && option.like ? { like: option.like } : {}
}

/** Whether an option takes all that is left of a line. */
export function isRest(option: OptionSpec | undefined): boolean {
  return option?.type === 'text' && option.rest === true
}

/** @throws {OptionError} for what is too long to be read. */
export function checkLength(text: string): void {
  if (text.length > MAX_LINE) {
    throw new OptionError({ kind: 'line-too-long', length: text.length, max: MAX_LINE })
  }
}
