import type { Answer, Effect, First, Incoming } from './exchange.ts'
import type { Form, Message, Option } from './message.ts'

/**
 * Who will see what an event leads to; declared, because a platform must know it before the work is done.
 * An action that shows 'update' or 'form' may still answer with a private reply when it must refuse.
 */
export type Shows = 'you' | 'everyone' | 'update' | 'form'

interface OptionBase {
  readonly summary: string
  readonly required?: boolean
}

export interface TextOption<T = unknown> extends OptionBase {
  readonly type: 'text'
  /** Takes all that is left of a line of text. */
  readonly rest?: boolean
  /** What a good value looks like, as in "a day, like Monday"; shown when `parse` refuses. */
  readonly like?: string
  /** Reads the text; undefined means it is not of this kind. Without it the value is the text itself. */
  readonly parse?: (raw: string) => T | undefined
  /** The command has suggestions for it while one types. */
  readonly suggests?: boolean
}

export interface ChoiceOption extends OptionBase {
  readonly type: 'choice'
  readonly choices: readonly Option[]
}

export type OptionSpec = TextOption | ChoiceOption
export type Options = Readonly<Record<string, OptionSpec>>

type ValueOf<O extends OptionSpec> = O extends { parse: (raw: string) => infer T }
  ? Exclude<T, undefined>
  : O extends ChoiceOption
    ? O['choices'][number]['value']
    : string

/** The typed values of declared options. */
export type Values<O extends Options> = {
  readonly [K in keyof O]: O[K] extends { required: true } ? ValueOf<O[K]> : ValueOf<O[K]> | undefined
}

interface Spec {
  readonly summary: string
  readonly shows: Shows
  readonly options: Options
}

/** A command as a platform sees it: enough to register it, complete it and read it. */
export interface CommandSpec extends Spec {
  readonly name: string
  /** Only for those who may manage the place. */
  readonly needs?: 'manage'
  /** Of a command for those who manage the place, what all may run: it changes nothing. */
  readonly open?: readonly string[]
  /** Subcommands; then `options` is empty and `preset` is what a bare command means. */
  readonly subs?: Readonly<Record<string, Spec>>
  readonly preset?: string
  /** What a line means that names none and begins with what this one needs first. */
  readonly unnamed?: string
  /** What else people type for a subcommand, in lower case, as the whole line. */
  readonly sayings?: Readonly<Record<string, string>>
}

export interface ActionSpec {
  readonly name: string
  readonly shows: Shows
}

type Run<C> = (ctx: C, values: Readonly<Record<string, unknown>>) => Promise<Answer>
type Suggest<C> = Readonly<
  Record<string, (ctx: C, typed: string) => readonly Option[] | Promise<readonly Option[]>>
>

interface Runnable<C> extends Spec {
  readonly run: Run<C>
  readonly suggest?: Suggest<C>
}

/** A command with what it does. */
export interface Command<C> extends CommandSpec {
  readonly run: Run<C>
  readonly suggest?: Suggest<C>
  readonly subs?: Readonly<Record<string, Runnable<C>>>
}

/** A button, choice or form with what it does. `args` are what the action id carries. */
export interface Action<C> extends ActionSpec {
  readonly run: (ctx: C, args: readonly string[], event: Incoming) => Promise<Answer>
}

interface Declared<O extends Options, C> {
  readonly summary: string
  readonly shows: Shows
  readonly options: O
  readonly suggest?: Suggest<C>
  readonly run: (ctx: C, values: Values<O>) => Promise<Answer>
}

/** Declares a slash command; the types of the values that `run` gets follow from `options`. */
export function defineCommand<const O extends Options, C>(
  command: Declared<O, C> & { readonly name: string; readonly needs?: 'manage' },
): Command<C> {
  return command as unknown as Command<C>
}

/** Declares one subcommand of a {@link defineCommandGroup}. */
export function defineSub<const O extends Options, C>(sub: Declared<O, C>): Runnable<C> {
  return sub as unknown as Runnable<C>
}

/** Declares a command that is made of subcommands. `preset` runs when none is named. */
export function defineCommandGroup<C>(group: {
  readonly name: string
  readonly summary: string
  readonly needs?: 'manage'
  readonly open?: readonly string[]
  readonly preset: string
  readonly unnamed?: string
  readonly sayings?: Readonly<Record<string, string>>
  readonly subs: Readonly<Record<string, Runnable<C>>>
}): Command<C> {
  const preset = group.subs[group.preset]
  if (!preset) throw new RangeError(`/${group.name} has no subcommand ${group.preset}`)
  return { ...group, shows: preset.shows, options: {}, run: preset.run }
}

/** Declares what a button, choice or form does. */
export function defineAction<C>(action: Action<C>): Action<C> {
  return action
}

/** A reply that only the person sees, or everyone in the place. */
export function reply(to: 'you' | 'everyone', message: Message, ...after: Effect[]): Answer {
  return { first: { kind: 'reply', to, message }, after }
}

/** Redraws the message that was pressed. */
export function update(message: Message, ...after: Effect[]): Answer {
  return { first: { kind: 'update', message }, after }
}

/** Opens a form. */
export function open(form: Form): Answer {
  return { first: { kind: 'form', form }, after: [] }
}

/** Says nothing. */
export function nothing(...after: Effect[]): Answer {
  return { first: { kind: 'nothing' } satisfies First, after }
}
