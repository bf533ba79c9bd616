import { type Form, MAX_ACTION, type Message } from '../../src/chat/message.ts'
import { plain } from '../../src/chat/plain.ts'

/** The narrowest limits of the real platforms: Discord's and Slack's own references say where each is from. */
const LIMITS = {
  title: 150,
  text: 3000,
  label: 75,
  buttons: 25,
  options: 25,
  fields: 10,
  alt: 1000,
  /** A form: Discord takes five fields, Slack 24 characters of a title (its adapter shortens to that). */
  formTitle: 24,
  formFields: 5,
  formLabel: 45,
  formHint: 100,
  placeholder: 100,
  /** All the text of a Components V2 message on Discord. */
  all: 4000,
}

/** What no platform would take of a message; empty when all is well. */
export function complaints(message: Message): string[] {
  const found: string[] = []
  const atMost = (what: string, length: number, max: number) => {
    if (length > max) found.push(`${what} is ${length} long, at most ${max}`)
    if (length === 0) found.push(`${what} is empty`)
  }
  if (message.title !== undefined) atMost('title', message.title.length, LIMITS.title)
  if (message.blocks.length === 0) found.push('no blocks')
  const actions: string[] = []
  for (const block of message.blocks) {
    if (block.kind === 'text' || block.kind === 'note') atMost(block.kind, block.text.length, LIMITS.text)
    if (block.kind === 'fields') {
      atMost('fields', block.fields.length, LIMITS.fields)
      for (const field of block.fields) {
        atMost('field name', field.name.length, 256)
        atMost('field value', field.value.length, 1024)
      }
    }
    if (block.kind === 'picture') atMost('alt', block.alt.length, LIMITS.alt)
    if (block.kind === 'buttons') {
      atMost('buttons', block.buttons.length, LIMITS.buttons)
      for (const button of block.buttons) {
        atMost('label', button.label.length, LIMITS.label)
        if ('action' in button) actions.push(button.action)
      }
    }
    if (block.kind === 'meter') atMost('label', block.label.length, LIMITS.label)
    if (block.kind === 'choice') {
      actions.push(block.action)
      atMost('placeholder', block.placeholder.length, LIMITS.placeholder)
      if (new Set(block.options.map(option => option.value)).size < block.options.length) {
        found.push('an option stands twice')
      }
      atMost('options', block.options.length, LIMITS.options)
      for (const option of block.options) atMost('option label', option.label.length, LIMITS.label)
    }
  }
  for (const action of actions) atMost('action', action.length, MAX_ACTION)
  if (new Set(actions).size < actions.length) found.push(`an action stands twice: ${actions.join(', ')}`)
  atMost('all text', plain(message).length, LIMITS.all)
  return found
}

/** What no platform would take of a form; empty when all is well. */
export function formComplaints(form: Form): string[] {
  const found: string[] = []
  const atMost = (what: string, length: number, max: number) => {
    if (length > max) found.push(`${what} is ${length} long, at most ${max}`)
    if (length === 0) found.push(`${what} is empty`)
  }
  atMost('action', form.action.length, MAX_ACTION)
  atMost('title', form.title.length, LIMITS.formTitle)
  atMost('submit', form.submit.length, LIMITS.formTitle)
  atMost('fields', form.fields.length, LIMITS.formFields)
  for (const field of form.fields) {
    atMost('label', field.label.length, LIMITS.formLabel)
    if (field.kind === 'text') {
      if (field.hint !== undefined) atMost('hint', field.hint.length, LIMITS.formHint)
      if (field.placeholder !== undefined) atMost('placeholder', field.placeholder.length, LIMITS.placeholder)
      if ((field.value?.length ?? 0) > field.maxLength)
        found.push(`${field.name} begins longer than it may be`)
    } else {
      atMost('options', field.options.length, LIMITS.options)
      for (const option of field.options) atMost('option label', option.label.length, LIMITS.label)
    }
  }
  if (new Set(form.fields.map(field => field.name)).size < form.fields.length)
    found.push('a field stands twice')
  return found
}
