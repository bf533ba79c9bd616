import type { Form, Message } from '../../../src/chat/message.ts'
import { modal } from '../../../src/platforms/discord/modal.ts'
import { compose } from '../../../src/platforms/discord/render.ts'
import { discordText } from '../../../src/platforms/discord/text.ts'
import { checkBody, checkMessage, checkModal } from './bodies.ts'
import { textsOf } from './posts.ts'
import { type Json, Refusal } from './world.ts'

/** What Discord would refuse about a message as the adapter sends it, or what of it would be lost. */
export function discordComplaints(message: Message): string[] {
  const { body, files } = compose(message, { key: picture => picture.name })
  const json = body as unknown as Json
  const found = refusal(() => {
    checkBody('create message', json)
    checkMessage(json, new Map(files.map(({ name }, i) => [String(i), name])))
  })
  const texts = textsOf(body.components as unknown as Json[]).join('\n')
  for (const block of message.blocks) {
    const whole =
      block.kind === 'text' || block.kind === 'note' ? discordText(block.text, settingOf(block.kind)) : ''
    if (!texts.includes(whole.trim())) found.push('Discord: words are cut')
  }
  const controls = message.blocks.flatMap((block): readonly unknown[] =>
    block.kind === 'buttons' ? block.buttons : block.kind === 'choice' ? [block] : [],
  )
  const shown = [...JSON.stringify(body.components).matchAll(/"type":[23],/g)].length
  if (shown < controls.length) found.push(`Discord: ${shown} of ${controls.length} controls are shown`)
  return found
}

/** What Discord would refuse about a form. */
export function discordFormComplaints(form: Form): string[] {
  return refusal(() => {
    const data = modal(form) as unknown as Json
    checkBody('modal', { type: 9, data })
    checkModal(data)
    if (form.fields.length > (data.components as Json[]).length) throw new Error('Discord: fields are lost')
  })
}

const settingOf = (kind: 'text' | 'note') => (kind === 'note' ? 'note' : 'plain')

function refusal(check: () => void): string[] {
  try {
    check()
    return []
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return [`Discord: ${error.message} ${JSON.stringify(error.more)}`]
  }
}
