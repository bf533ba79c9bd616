import type { KnownBlock, View } from '@slack/types'

/**
 * Slack's limits. Sources: the reference of each block, element and composition object
 * (https://docs.slack.dev/reference/block-kit), https://docs.slack.dev/reference/views/modal-views and
 * https://docs.slack.dev/interactivity/handling-user-interaction for `response_url`.
 */
export const LIMITS = {
  /** Blocks in a message, and in a modal or a home page. */
  blocks: 50,
  viewBlocks: 100,
  /**
   * Characters of all text in a message together. Undocumented: chat.postMessage answers
   * `msg_blocks_too_long` from about 13,200 (https://github.com/slackapi/bolt-js/issues/2509).
   */
  messageText: 12_000,
  text: 3000,
  header: 150,
  fields: 10,
  field: 2000,
  context: 10,
  alt: 2000,
  elements: 25,
  label: 75,
  actionId: 255,
  blockId: 255,
  value: 2000,
  url: 3000,
  options: 100,
  optionText: 75,
  optionValue: 150,
  placeholder: 150,
  modalTitle: 24,
  modalButton: 24,
  inputLabel: 2000,
  inputHint: 2000,
  inputLength: 3000,
  privateMetadata: 3000,
  callbackId: 255,
} as const

/** Text of at most `max` UTF-16 units, cut between characters and ended with an ellipsis when it was longer. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text
  let cut = ''
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (cut.length + segment.length > max - 1) break
    cut += segment
  }
  return `${cut}…`
}

/**
 * What is wrong with the blocks of a message, a home page or a modal, as sentences; empty when Slack will
 * take it. Measures lengths, counts and ids, not shapes.
 */
export function check(payload: { blocks?: readonly unknown[] } | View): string[] {
  const problems: string[] = []
  const say = (at: string, what: string, size: number, max: number) => {
    if (size > max) problems.push(`${at}: ${size} ${what}, at most ${max}`)
  }
  const isView = 'type' in payload && (payload.type === 'modal' || payload.type === 'home')
  const blocks = (payload.blocks ?? []) as readonly KnownBlock[]
  say('blocks', 'blocks', blocks.length, isView ? LIMITS.viewBlocks : LIMITS.blocks)
  if (!isView) say('blocks', 'characters of text', textSize(blocks), LIMITS.messageText + 1000)
  if ('type' in payload && payload.type === 'modal') {
    say('title', 'characters', payload.title.text.length, LIMITS.modalTitle)
    say('submit', 'characters', payload.submit?.text.length ?? 0, LIMITS.modalButton)
    say('private_metadata', 'characters', payload.private_metadata?.length ?? 0, LIMITS.privateMetadata)
    say('callback_id', 'characters', payload.callback_id?.length ?? 0, LIMITS.callbackId)
  }
  blocks.forEach((block, i) => {
    walk(block as unknown as Json, `blocks/${i}`, say)
    if (JSON.stringify(block).includes('"text":""')) problems.push(`blocks/${i}: empty text`)
  })
  const ids = blocks.flatMap(b => b.block_id ?? [])
  if (new Set(ids).size < ids.length) problems.push('blocks: the same block_id twice')
  return problems
}

type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
type Say = (at: string, what: string, size: number, max: number) => void

/** The longest a string may be, by the type of the object that holds it and its key. */
const STRINGS: Readonly<Record<string, number>> = {
  'header.text': LIMITS.header,
  'section.text': LIMITS.text,
  'section.fields': LIMITS.field,
  'context.elements': LIMITS.text,
  'input.label': LIMITS.inputLabel,
  'input.hint': LIMITS.inputHint,
  'button.text': LIMITS.label,
  'static_select.placeholder': LIMITS.placeholder,
  'plain_text_input.placeholder': LIMITS.placeholder,
  'option.text': LIMITS.optionText,
  'option.description': LIMITS.optionText,
}
const KEYS: Readonly<Record<string, number>> = {
  action_id: LIMITS.actionId,
  block_id: LIMITS.blockId,
  alt_text: LIMITS.alt,
  url: LIMITS.url,
}
const LISTS: Readonly<Record<string, number>> = {
  'actions.elements': LIMITS.elements,
  'context.elements': LIMITS.context,
  'section.fields': LIMITS.fields,
  'static_select.options': LIMITS.options,
}

function walk(node: Json, at: string, say: Say, owner = '', key = ''): void {
  if (Array.isArray(node)) {
    say(at, 'items', node.length, LISTS[`${owner}.${key}`] ?? Number.POSITIVE_INFINITY)
    const ids = node.flatMap(n => (isObject(n) && typeof n.action_id === 'string' ? [n.action_id] : []))
    say(at, 'times the same action_id', ids.length - new Set(ids).size, 0)
    for (const [i, item] of node.entries()) walk(item, `${at}/${i}`, say, owner, key)
  } else if (isObject(node)) {
    const isText = node.type === 'plain_text' || node.type === 'mrkdwn'
    const holder = typeof node.type === 'string' ? node.type : key.includes('option') ? 'option' : owner
    for (const [name, value] of Object.entries(node)) {
      if (typeof value === 'string') {
        const max = isText && name === 'text' ? STRINGS[`${owner}.${key}`] : KEYS[name]
        say(`${at}/${name}`, 'characters', value.length, max ?? Number.POSITIVE_INFINITY)
        if (name === 'value') {
          say(
            `${at}/value`,
            'characters',
            value.length,
            holder === 'option' ? LIMITS.optionValue : LIMITS.value,
          )
        }
      } else {
        walk(value, `${at}/${name}`, say, holder, name)
      }
    }
  }
}

function textSize(node: unknown): number {
  if (Array.isArray(node)) return node.reduce((sum: number, item) => sum + textSize(item), 0)
  if (!isObject(node as Json)) return 0
  return Object.entries(node as Record<string, unknown>).reduce(
    (sum, [key, value]) =>
      sum + (key === 'text' && typeof value === 'string' ? value.length : textSize(value)),
    0,
  )
}

function isObject(node: Json): node is { [key: string]: Json } {
  return typeof node === 'object' && node !== null && !Array.isArray(node)
}
