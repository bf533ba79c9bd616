import type { InputBlock, ModalView } from '@slack/types'
import type { Form } from '../../chat/message.ts'
import { shorten } from '../../core/text.ts'
import { LIMITS } from './limits.ts'
import { optionsOf } from './render.ts'
import { plainText } from './text.ts'

/** Where a form was opened from, so that sending it can redraw that message. Kept in the modal itself. */
export interface Origin {
  readonly channel: string
  readonly thread?: string
  /** The message whose button opened the form. */
  readonly message?: string
  /** Only one person sees that message: it can be redrawn through `url` alone. */
  readonly ephemeral?: boolean
  /** The person whose home page the button was on. */
  readonly home?: string
  /** The `response_url` of the press or the command. */
  readonly url?: string
}

const ELEMENT = 'value'

/** A form as a modal: https://docs.slack.dev/reference/views/modal-views */
export function modal(form: Form, origin: Origin): ModalView {
  return {
    type: 'modal',
    callback_id: form.action,
    private_metadata: originText(origin),
    title: plainText(form.title, LIMITS.modalTitle),
    submit: plainText(form.submit, LIMITS.modalButton),
    blocks: form.fields.map(inputOf),
  }
}

function inputOf(field: Form['fields'][number]): InputBlock {
  const block = {
    type: 'input' as const,
    block_id: field.name,
    label: plainText(field.label, LIMITS.inputLabel),
  }
  if (field.kind === 'select') {
    const { all, selected } = optionsOf(field.options)
    const initial = selected ? { initial_option: selected } : {}
    return { ...block, element: { type: 'static_select', action_id: ELEMENT, options: all, ...initial } }
  }
  const max = Math.min(field.maxLength, LIMITS.inputLength)
  return {
    ...block,
    optional: !field.required,
    ...(field.hint ? { hint: plainText(field.hint, LIMITS.inputHint) } : {}),
    element: {
      type: 'plain_text_input',
      action_id: ELEMENT,
      max_length: max,
      ...(field.value ? { initial_value: shorten(field.value, max) } : {}),
      ...(field.placeholder ? { placeholder: plainText(field.placeholder, LIMITS.placeholder) } : {}),
    },
  }
}

/** What was filled in, as Slack sends it. */
export type State = Record<
  string,
  Record<string, { value?: string | null; selected_option?: { value: string } | null }>
>

/** What was filled in, by field name; an empty field is the empty text. */
export function formValues(values: State): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, { [ELEMENT]: given }]) => [
      name,
      given?.selected_option?.value ?? given?.value ?? '',
    ]),
  )
}

/** Packs an origin into `private_metadata`. The address is dropped if all would not fit. */
export function originText(origin: Origin): string {
  const text = JSON.stringify(origin)
  return text.length <= LIMITS.privateMetadata ? text : JSON.stringify({ ...origin, url: undefined })
}

/** Unpacks an origin; undefined when there is none. */
export function readOrigin(text: string): Origin | undefined {
  try {
    const origin: unknown = JSON.parse(text)
    const isOrigin = typeof origin === 'object' && origin !== null && 'channel' in origin
    return isOrigin && typeof origin.channel === 'string' ? (origin as Origin) : undefined
  } catch {
    return undefined
  }
}
