import type { Form, Message } from '../../../src/chat/message.ts'
import { modal, originText } from '../../../src/platforms/slack/forms.ts'
import { LIMITS } from '../../../src/platforms/slack/limits.ts'
import { type Resolved, render } from '../../../src/platforms/slack/render.ts'
import { checkBlocks, checkView } from './blocks.ts'
import { readBlocks } from './read.ts'
import { Refusal, Workspace } from './world.ts'

const workspace = new Workspace('T1', 'acme')
workspace.files.set('F12345678', { id: 'F12345678', name: 'x', size: 1, complete: true, pending: 0 })
const resolved: Resolved = {
  picture: () => ({ slack_file: { id: 'F12345678' } }),
  link: () => 'https://acme.slack.com/archives/C1',
  tenant: 'T1',
}

/** The longest that a modal carries with it: where it was opened from. */
const origin = {
  channel: 'C'.repeat(20),
  thread: '1764000000.000001',
  message: '1764000000.000002',
  url: `https://hooks.slack.com/actions/${'x'.repeat(120)}`,
}

/** What Slack would refuse of a message as the adapter renders it, and what of it would be lost; empty when all is well. */
export function slackComplaints(message: Message): string[] {
  const { blocks, text } = JSON.parse(JSON.stringify(render(message, resolved))) as ReturnType<typeof render>
  return [
    ...refusals(() => checkBlocks(workspace, blocks)),
    ...refusals(() => {
      const view = { type: 'home', blocks, private_metadata: originText({ ...origin, home: 'U1' }) }
      checkView(workspace, view, 'home')
    }),
    ...(text.trim() ? [] : ['no text for notifications']),
    ...(text.length > LIMITS.text + 1000 ? [`a text of ${text.length}`] : []),
    ...losses(message, readBlocks(workspace, blocks).buttons.length),
    ...(JSON.stringify(blocks).includes('…"') && !JSON.stringify(message).includes('…"')
      ? ['words are cut']
      : []),
  ]
}

/** What Slack would refuse of a form as a modal. */
export function slackFormComplaints(form: Form): string[] {
  const view = JSON.parse(JSON.stringify(modal(form, origin))) as object
  return refusals(() => checkView(workspace, view, 'modal'))
}

function refusals(check: () => unknown): string[] {
  try {
    check()
    return []
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return [`Slack refuses it: ${error.code} ${JSON.stringify(error.more)}`]
  }
}

function losses(message: Message, shown: number): string[] {
  const given = message.blocks.flatMap(block => (block.kind === 'buttons' ? block.buttons : [])).length
  return given === shown ? [] : [`${given} buttons, ${shown} shown`]
}
