import { inMessage } from '../../src/bot/people.ts'
import { literal } from '../../src/chat/markdown.ts'
import type { Form, Message } from '../../src/chat/message.ts'
import { characters, quotable, readableName } from '../../src/core/text.ts'
import { figureRef } from './figure-ref.ts'

/** A message in which a name stands wherever words can stand, as the bot puts names there. */
export function namedMessage(given: string): Message {
  const name = readableName(given) || 'Someone'
  const said = `${inMessage(name)} 34 reps, ${literal(quotable(given))}, ${inMessage(name)}`
  return {
    title: said,
    blocks: [
      { kind: 'text', text: `${said}\n- ${said}` },
      { kind: 'note', text: said },
      { kind: 'fields', fields: [{ name: literal(name), value: said }] },
      { kind: 'meter', done: 1, total: 2, label: said },
      { kind: 'picture', picture: figureRef('bridge'), alt: long(name) },
      { kind: 'buttons', buttons: [{ label: long(name), action: 'a:1' }] },
      {
        kind: 'choice',
        action: 'a:2',
        placeholder: long(name),
        options: [
          { value: '1', label: name, description: long(name), selected: true },
          { value: '2', label: long(name) },
        ],
      },
      { kind: 'file', name: `${name}.json`, type: 'application/json', text: given },
    ],
  }
}

/** A form, the same. */
export function namedForm(given: string): Form {
  const name = long(readableName(given) || 'Someone')
  return {
    action: 'a:1',
    title: name,
    submit: name,
    fields: [
      { kind: 'text', name: 'one', label: name, hint: name, placeholder: name, value: name, maxLength: 60 },
      {
        kind: 'select',
        name: 'two',
        label: name,
        options: [{ value: '1', label: name, description: name, selected: true }],
      },
    ],
  }
}

/** Longer than any label may be; the cut falls into the name, wherever it can. */
function long(name: string): string {
  return `${name} `.repeat(60).trim()
}

/** Texts of some data in which a character is cut in half that is whole in the name. */
export function halved(data: unknown, given: string): string[] {
  const whole = new Set([...characters(`${long(readableName(given) || 'Someone')} ${quotable(given)}`), '…'])
  const found: string[] = []
  JSON.stringify(data, (_, value: unknown) => {
    if (typeof value !== 'string') return value
    const [last = ''] = characters(value.replace(/…$/, '')).slice(-1)
    if (!value.isWellFormed() || (value.endsWith('…') && !whole.has(last))) found.push(value)
    return value
  })
  return found
}
