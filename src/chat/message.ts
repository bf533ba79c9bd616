import type { Person, Place, Posted } from '../core/address.ts'
import { MalformedMessage } from '../core/errors.ts'
import type { Chart } from '../training/chart.ts'
import type { Figure } from '../training/figure/figure.ts'

/** A picture as data: whoever draws it needs nothing else. */
export type PictureRef = FigureRef | ChartRef

/** Weeks that somebody, or a group, has behind them. */
export interface ChartRef {
  readonly kind: 'chart'
  /** What its file is called. */
  readonly name: string
  readonly chart: Chart
}

/** An exercise: its movement, or its commonest fault beside the right way. */
export interface FigureRef {
  readonly kind: 'figure'
  /** What the file calls it. */
  readonly name: string
  readonly figure: Figure
  /** The same from the front, where stance matters. */
  readonly front?: Figure
  /** It is shown moving, where that can be shown. */
  readonly moves?: boolean
  /** What stands above the right way and above the fault, where those are shown. */
  readonly fault?: { readonly right: string; readonly wrong: string }
}

/**
 * What a message is made of. `text` is small Markdown (see markdown.ts): bold, italic, code, links,
 * lists, and `<t:ms:style>` for a moment in time. Anything a person typed goes through `literal()` first.
 */
export type Block =
  | { readonly kind: 'text' | 'note'; readonly text: string }
  | { readonly kind: 'fields'; readonly fields: readonly NamedValue[] }
  | { readonly kind: 'picture'; readonly picture: PictureRef; readonly alt: string }
  | { readonly kind: 'meter'; readonly done: number; readonly total: number; readonly label: string }
  | { readonly kind: 'buttons'; readonly buttons: readonly Button[] }
  | {
      readonly kind: 'choice'
      readonly action: string
      readonly placeholder: string
      readonly options: readonly Option[]
    }
  | { readonly kind: 'file'; readonly name: string; readonly type: string; readonly text: string }

export interface NamedValue {
  readonly name: string
  readonly value: string
}

/** A button either carries an action id, or jumps to a message or thread. */
export type Button =
  | {
      readonly label: string
      readonly action: string
      readonly style?: 'primary' | 'plain' | 'danger'
    }
  | { readonly label: string; readonly to: Posted | Place }

export interface Option {
  readonly value: string
  readonly label: string
  readonly description?: string
  readonly selected?: boolean
}

export interface Message {
  readonly title?: string
  readonly blocks: readonly Block[]
  /** Who is to be pinged, and nobody else; the platform puts the mentions first. */
  readonly mentions?: readonly Person[]
}

/** A small form: a modal on Discord and Slack. Values come back as text, by field name. */
export interface Form {
  readonly action: string
  readonly title: string
  readonly submit: string
  readonly fields: readonly Field[]
}

export type Field =
  | {
      readonly kind: 'text'
      readonly name: string
      readonly label: string
      readonly hint?: string
      readonly value?: string
      readonly placeholder?: string
      readonly required?: boolean
      readonly maxLength: number
    }
  | {
      readonly kind: 'select'
      readonly name: string
      readonly label: string
      readonly options: readonly Option[]
    }

/**
 * The longest action id. Discord allows 100 characters in a `custom_id`
 * (https://discord.com/developers/docs/components/reference); Slack allows 255.
 */
export const MAX_ACTION = 100

/**
 * Joins an action's name and its arguments into the id that a button carries.
 * @throws {MalformedMessage} when the id would not fit: the arguments must be ids, never typed text.
 */
export function actionId(name: string, ...args: readonly (string | number)[]): string {
  const id = [name, ...args].join(':')
  if (id.length > MAX_ACTION) throw new MalformedMessage(`action id of ${id.length} characters: ${id}`)
  return id
}

/** Splits an action id again. */
export function readActionId(id: string): { name: string; args: string[] } {
  const [name = '', ...args] = id.split(':')
  return { name, args }
}

/** A message of one paragraph. */
export function say(text: string): Message {
  return { blocks: [{ kind: 'text', text }] }
}
