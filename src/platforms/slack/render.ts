import type { ActionsBlockElement, KnownBlock, PlainTextOption, Button as SlackButton } from '@slack/types'
import type { Block, Button, Message, Option, PictureRef } from '../../chat/message.ts'
import { inlineText, meterBar, spoken } from '../../chat/plain.ts'
import type { Place, Posted } from '../../core/address.ts'
import { shorten } from '../../core/text.ts'
import type { Image } from './files.ts'
import { LIMITS } from './limits.ts'
import { dateText, escaped, plainText, richText, smallText } from './text.ts'

/** What a message needs from its workspace before it can be rendered. */
export interface Resolved {
  /** Undefined when it could not be uploaded. */
  readonly picture: (picture: PictureRef) => Image | undefined
  readonly link: (to: Posted | Place) => string
  readonly tenant: string
}

/** A message as the Web API, an acknowledgement and a `response_url` all take it. */
export interface SlackMessage {
  readonly text: string
  readonly blocks: KnownBlock[]
}

/** The action ids of jump buttons begin with this; a press on one is not the bot's business. */
export const JUMP = '~jump'
/** The action that leads back to the home page from what a press on it showed. */
export const HOME_AGAIN = '~home'

/**
 * A message as Block Kit, and as the plain text that notifications and screen readers read. It fits every
 * limit: what is too long is cut with an ellipsis, and buttons are kept before words.
 */
export function render(
  message: Message,
  resolved: Resolved,
  maxBlocks: number = LIMITS.blocks,
): SlackMessage {
  const pinged = (message.mentions ?? []).filter(p => p.platform === 'slack' && p.tenant === resolved.tenant)
  const mentions = pinged.map(p => `<@${p.id}>`).join(' ')
  const blocks: KnownBlock[] = []
  const budget = { left: LIMITS.messageText }
  if (mentions) blocks.push({ type: 'section', text: { type: 'mrkdwn', text: mentions, verbatim: true } })
  if (message.title) {
    const title = inlineText(message.title).trim()
    if (title) blocks.push({ type: 'header', text: plainText(title, LIMITS.header) })
  }
  for (const block of message.blocks) blocks.push(...blocksOf(block, resolved, budget))
  const text = `${mentions} ${words(message)}`.trim()
  return { text: text || ' ', blocks: fewer(blocks, maxBlocks) }
}

/** Stands for a moment until what is around it is cut to its length: as long as a moment is where it is read. */
const MARK = /\uE000(\d*)(\uE000?)/g

/**
 * What notifications and screen readers say of a message: first a sentence for a lock screen, then all of its words.
 * Moments are in the time of whoever reads them.
 */
function words(message: Message): string {
  const times: string[] = []
  const { headline, rest } = spoken(message, (at, style) => {
    return `\uE000${String(times.push(dateText(at, style)) - 1).padStart(18, '0')}\uE000`
  })
  const said = escaped(`${headline}\n${shorten(rest, LIMITS.text - headline.length)}`.trim())
  return said.replace(MARK, (_, i, end) => (end ? (times[Number(i)] ?? '') : ''))
}

/** At most `max` blocks: the last words go before any button does. */
function fewer(blocks: KnownBlock[], max: number): KnownBlock[] {
  const kept = [...blocks]
  while (kept.length > max) {
    const i = kept.findLastIndex(b => b.type !== 'actions')
    kept.splice(i < 0 ? kept.length - 1 : i, 1)
  }
  return kept
}

function blocksOf(block: Block, resolved: Resolved, budget: { left: number }): KnownBlock[] {
  switch (block.kind) {
    case 'text': {
      const rich = richText(block.text, spend(budget, block.text, LIMITS.text))
      return rich ? [rich] : []
    }
    case 'note':
      return small(block.text, budget)
    case 'meter':
      return small(`${meterBar(block.done, block.total)} ${block.label}`, budget)
    case 'file':
      // The bytes follow as an upload of their own; the block says which file that is.
      return [{ type: 'context', elements: [plainText(block.name, LIMITS.text)] }]
    case 'fields': {
      const fields = block.fields.flatMap(f => {
        const text = `**${f.name}**\n${f.value}`
        const max = spend(budget, text, LIMITS.field)
        return max > 0 && inlineText(text).trim() ? [smallText(text, max)] : []
      })
      return chunks(fields, LIMITS.fields).map(some => ({ type: 'section', fields: some }))
    }
    case 'picture': {
      const image = resolved.picture(block.picture)
      // A missing picture is still described, so that nobody is left without the exercise.
      if (!image) return [{ type: 'context', elements: [plainText(block.alt || '…', LIMITS.alt)] }]
      return [{ type: 'image', ...image, alt_text: shorten(block.alt || '…', LIMITS.alt) }]
    }
    case 'buttons': {
      const elements = distinct(block.buttons.map((b, i) => buttonOf(b, i, resolved)))
      return chunks(elements, LIMITS.elements).map(some => ({ type: 'actions', elements: some }))
    }
    case 'choice': {
      const options = optionsOf(block.options)
      if (options.all.length === 0) return []
      return [
        {
          type: 'actions',
          elements: [
            {
              type: 'static_select',
              action_id: block.action,
              placeholder: plainText(block.placeholder || '…', LIMITS.placeholder),
              options: options.all,
              ...(options.selected ? { initial_option: options.selected } : {}),
            },
          ],
        },
      ]
    }
  }
}

/** Options of a menu, with the one that is selected. Slack takes 100. */
export function optionsOf(options: readonly Option[]): {
  all: PlainTextOption[]
  selected?: PlainTextOption
} {
  const given = options.slice(0, LIMITS.options)
  const all = given.map(o => ({
    text: plainText(o.label, LIMITS.optionText),
    value: o.value,
    ...(o.description ? { description: plainText(o.description, LIMITS.optionText) } : {}),
  }))
  const selected = all[given.findIndex(o => o.selected)]
  return { all, ...(selected ? { selected } : {}) }
}

function buttonOf(button: Button, i: number, resolved: Resolved): SlackButton {
  const text = plainText(button.label, LIMITS.label)
  if ('to' in button)
    return { type: 'button', action_id: `${JUMP}:${i}`, text, url: resolved.link(button.to) }
  const style = button.style && button.style !== 'plain' ? { style: button.style } : {}
  return { type: 'button', action_id: button.action, value: button.action, text, ...style }
}

/** Slack refuses one action id twice in a block; the press reads the button's value, so the id may differ. */
function distinct(buttons: SlackButton[]): ActionsBlockElement[] {
  const taken = new Set<string>()
  return buttons.map((button, i) => {
    const id = button.action_id ?? ''
    const free = taken.has(id) ? `${id}~${i}` : id
    taken.add(free)
    return { ...button, action_id: free }
  })
}

function small(text: string, budget: { left: number }): KnownBlock[] {
  const max = spend(budget, text, LIMITS.text)
  if (max <= 0 || !inlineText(text).trim()) return []
  return [{ type: 'context', elements: [smallText(text, max)] }]
}

/** How long this text may be: its own limit, or what the whole message has left. */
function spend(budget: { left: number }, text: string, max: number): number {
  const allowed = Math.min(max, budget.left)
  budget.left -= Math.min(text.length, Math.max(allowed, 0))
  return allowed
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  const all: T[][] = []
  for (let i = 0; i < items.length; i += size) all.push(items.slice(i, i + size))
  return all
}
