import type { Wish } from '../../plans.ts'
import { count } from '../format.ts'

/** What somebody reads before the first step, and can make of it. */
export const plan = {
  before: (summary: string, needs: readonly string[], notice: string) =>
    [summary, ...(needs.length > 0 ? [`You need: ${needs.join('; ')}.`] : []), notice].join('\n'),
  wishes: { last: 'Last week’s plan', easier: 'Make it easier', own: 'Back to my plan' } satisfies Record<
    Wish,
    string
  >,
  another: (week: number) => `You have walked through week ${week}. Another workout is welcome, if you like.`,
  again: 'Another workout',
}

/** Why the plan is as it is: each names what caused it, in at most 15 words. */
export const reason = {
  first: 'Your first week: a lighter start, to get to know the movements.',
  flag: 'After a sign last time: one round, the easier way. Then step by step.',
  gentle: 'After a gentle week: one round, the easier way. Then back to your own.',
  worse: (pain: number | undefined) =>
    `It was worse last time${pain === undefined ? '' : ` (pain ${pain})`}: the easier way, one round less.`,
  worseAgain: (times: number) => `It was worse ${times} times in a row: one easy round.`,
  sore: (pain: number | undefined) =>
    `You were sore last time${pain === undefined ? '' : ` (pain ${pain})`}: the same again, nothing more.`,
  hard: (effort: number) => `Last time was hard (effort ${effort}): the same again, until it feels easier.`,
  started: 'Last time you did part of it: the same again, at your pace.',
  missed: 'After a week off: the same as before it, nothing more.',
  away: (weeks: number) => `Good to see you after ${weeks} weeks off: lighter now, then step by step.`,
  again: (weeks: number) => `Welcome back after ${weeks} weeks off: we begin again from the first step.`,
  back: (n: number) => `Last time went well: one step back up, ${count(n, 'round')} now.`,
  round: (n: number) => `Last time went well: one more round, ${n} now.`,
  more: (by: number, measure: 'reps' | 'seconds') =>
    `Last time went well: ${by} more ${measure === 'reps' ? (by === 1 ? 'rep' : 'reps') : 'seconds'}.`,
  weight: (exercise: string, load: string) =>
    `Twice at the top: ${exercise} goes to ${load}, with fewer reps.`,
  way: (name: string) => `Twice at the top: ${name} comes next, with fewer reps.`,
  top: {
    weight: 'You reached the top of the range. Log your weight, and it can grow.',
    effort: 'You reached the top. Say how hard it is, and weight can grow.',
    again: 'You reached the top of the range: the same again, before more weight.',
    nothing: 'You reached the top of the range: the same again keeps you strong.',
  },
  refused: 'You chose last week’s plan.',
  asked: 'You asked for it easier: one round less, the easier way.',
}
