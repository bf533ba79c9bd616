import { quoted } from '../../chat/markdown.ts'
import type { OptionProblem } from '../../chat/options.ts'
import { findByName } from '../../training/names.ts'
import type { Wording } from '../wording/en.ts'
import { list } from '../wording/format.ts'

/** What was wrong with a command's options, in one sentence. */
export function optionProblemText(words: Wording, problem: OptionProblem): string {
  const { option } = words.trouble
  switch (problem.kind) {
    case 'line-too-long':
      return option['line-too-long'](problem.length, problem.max)
    case 'missing':
      return option.missing(problem.summary, problem.like)
    case 'unreadable':
      return option.unreadable(quoted(problem.given), problem.like)
    case 'not-a-choice':
      return option['not-a-choice'](quoted(problem.given), list(problem.choices, 'or'))
    case 'not-understood':
      return option['not-understood'](quoted(problem.given))
    case 'no-such-sub':
      return option['no-such-sub'](problem.command, quoted(problem.given), list(problem.subs))
  }
}

/** That there is no such command, and which come near it. */
export function unknownCommand(
  words: Wording,
  typed: string,
  commands: readonly { readonly name: string }[],
): string {
  const things = commands.map(({ name }) => ({ id: name, name, aliases: [] }))
  const match = findByName(typed, things)
  const nearest = match.found ? [match.found] : match.nearest
  return words.trouble.unknownCommand(
    quoted(typed),
    nearest.map(thing => thing.name),
  )
}
