import { actionId, type Block, type Message } from '../../chat/message.ts'
import { HIGHEST, LOWEST, type Question } from '../felts.ts'
import type { Wording } from '../wording/en.ts'

/** What names a workout in a button: its member, week and program, as a session's buttons do, and when it was done. */
export type Workout = readonly [member: string, week: string, program: string, doneAt: string]

/** Names a workout. @param doneAt epoch milliseconds */
export function workoutArgs(session: readonly [string, string, string], doneAt: number): Workout {
  return [...session, doneAt.toString(36)]
}

/** What someone has answered about a workout. */
export type Answers = Readonly<Partial<Record<Question, number>>>

/** Asks how a workout was, under whatever says that it is over. The answers are shown elsewhere, in private. */
export function askFelt(words: Wording, session: readonly [string, string, string], doneAt: number): Block[] {
  const args = workoutArgs(session, doneAt)
  return [
    { kind: 'text', text: words.felt.ask },
    scale(words, 'effort', actionId('felt.effort', ...args), undefined),
    scale(words, 'pain', actionId('felt.pain', ...args), undefined),
  ]
}

/** What was answered, as chosen, with what follows from it. Private; each choice is saved at once. */
export function feltView(
  words: Wording,
  args: Workout,
  answers: Answers,
  { advice, tomorrow }: { readonly advice: string | undefined; readonly tomorrow: boolean },
): Message {
  return {
    title: words.felt.title,
    blocks: [
      ...(advice ? [{ kind: 'text', text: advice } as const] : []),
      scale(words, 'effort', actionId('felt.change', ...args, 'effort'), answers.effort),
      scale(words, 'pain', actionId('felt.change', ...args, 'pain'), answers.pain),
      ...(tomorrow
        ? [{ kind: 'text', text: words.felt.askedTomorrow } as const]
        : [
            {
              kind: 'buttons',
              buttons: [{ label: words.felt.askTomorrow, action: actionId('felt.tomorrow', ...args) }],
            } as const,
          ]),
      { kind: 'note', text: words.felt.onlyYou },
    ],
  }
}

/** What is asked the morning after, in a direct message, and what was answered to it. */
export function morningView(
  words: Wording,
  args: Workout,
  answered?: { readonly pain: number; readonly advice: string },
): Message {
  return {
    blocks: [
      { kind: 'text', text: answered?.advice ?? words.felt.morning },
      scale(words, 'morning', actionId('felt.morning', ...args), answered?.pain),
      { kind: 'note', text: words.felt.onlyYou },
    ],
  }
}

/** Asked once, before the first answer is kept; the buttons carry it. */
export function consentView(words: Wording, args: Workout, question: Question, answer: number): Message {
  return {
    title: words.felt.consentTitle,
    blocks: [
      { kind: 'text', text: words.felt.consent },
      {
        kind: 'buttons',
        buttons: [
          {
            label: words.felt.yes,
            action: actionId('felt.yes', ...args, question, answer),
            style: 'primary',
          },
          { label: words.felt.no, action: actionId('felt.no') },
        ],
      },
    ],
  }
}

function scale(words: Wording, question: Question, action: string, chosen: number | undefined): Block {
  const { effort, pain, morningPain, efforts, pains, point } = words.felt
  const named: Readonly<Record<number, string>> = question === 'effort' ? efforts : pains
  return {
    kind: 'choice',
    action,
    placeholder: { effort, pain, morning: morningPain }[question],
    options: Array.from({ length: HIGHEST - LOWEST[question] + 1 }, (_, i) => i + LOWEST[question]).map(
      n => ({
        value: String(n),
        label: point(n, named[n]),
        selected: n === chosen,
      }),
    ),
  }
}
