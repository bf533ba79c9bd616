import type { Readable, Writable } from 'node:stream'
import { confirm, isCancel, log, outro, password, select, text } from '@clack/prompts'
import { SetupError } from '../../core/errors.ts'

export interface Choice<T extends string> {
  readonly value: T
  readonly label: string
}

/** @param wrong says what is wrong with an answer @param kept what an empty answer keeps */
type Ask = (
  flag: string,
  question: string,
  wrong: (typed: string) => Promise<string | undefined>,
  kept: string | undefined,
) => Promise<string>

/** Who answers the questions of the set-up. */
export interface Asker {
  /** @param flag by which a machine answers it @param usual what is meant where nothing is said */
  choose<T extends string>(
    flag: string,
    question: string,
    choices: readonly Choice<T>[],
    usual?: T,
  ): Promise<T>
  /** Asks until the answer is right. */
  readonly text: Ask
  /** The same for what nobody who looks on may read. */
  readonly secret: Ask
  /** @param kept what was answered before, which is the usual answer now */
  agree(flag: string, question: string, kept: boolean | undefined): Promise<boolean>
  /** Whether somebody can do something meanwhile, and be asked again. */
  readonly waits: boolean
  say(text: string): void
  /** Something to be copied. */
  show(title: string, text: string): void
  end(text: string): void
}

/** Somebody at a terminal. */
export function atTerminal(input: Readable = process.stdin, output: Writable = process.stdout): Asker {
  const on = { input, output }
  const asking =
    (prompt: typeof text | typeof password): Ask =>
    async (_flag, question, wrong, kept) => {
      const message = kept ? `${question} (press Enter to keep the one that is set)` : question
      for (;;) {
        const typed = answered(await prompt({ message, ...on })) ?? ''
        const value = typed.trim() || (kept ?? '')
        const problem = await wrong(value)
        if (problem === undefined) return value
        log.error(problem, { output })
      }
    }
  return {
    waits: true,
    async choose(_flag, message, choices, usual) {
      // Clack's options tell values that are texts from others, which a type that is not known yet does not.
      const options = choices.map(({ value, label }) => ({ value: value as string, label }))
      const initial = usual === undefined ? {} : { initialValue: usual as string }
      return answered(
        await select({ message, options, ...initial, ...on }),
      ) as (typeof choices)[number]['value']
    },
    text: asking(text),
    secret: asking(password),
    agree: async (_flag, message, kept) =>
      answered(await confirm({ message, ...(kept !== undefined && { initialValue: kept }), ...on })),
    say: text => log.info(text, { output }),
    show: (title, text) => {
      log.step(title, { output })
      // Without a frame: it is to be copied.
      output.write(`${text}\n`)
    },
    end: text => outro(text, { output }),
  }
}

/** @throws {SetupError} when it was left by Ctrl-C. */
function answered<T>(given: T): Exclude<T, symbol> {
  if (!isCancel(given)) return given as Exclude<T, symbol>
  throw new SetupError(['Left. npm run setup begins again.'])
}

/** A machine, which has answered by flags, and by what is set already. */
export function byFlags(flags: Readonly<Record<string, string | undefined>>): Asker {
  const say = (text: string) => console.log(text)
  const need = (flag: string, question: string, more = '') => {
    throw new SetupError([`${question}${more} There is no terminal to ask at: answer it by --${flag}.`])
  }
  const given: Ask = async (flag, question, wrong, kept) => {
    const value = flags[flag] ?? kept ?? need(flag, question)
    const problem = await wrong(value)
    if (problem !== undefined) throw new SetupError([problem])
    return value
  }
  return {
    waits: false,
    async choose(flag, question, choices, usual) {
      const found = choices.find(({ value }) => value === (flags[flag] ?? usual))
      const all = choices.map(({ value, label }) => (value === label ? value : `${value} (${label})`))
      return found?.value ?? need(flag, question, ` ${all.join(', ')}.`)
    },
    text: given,
    secret: given,
    agree: async (flag, _question, kept) => (flags[flag] ?? String(kept)) === 'true',
    say,
    show: (title, text) => say(`${title}\n${text}`),
    end: say,
  }
}
