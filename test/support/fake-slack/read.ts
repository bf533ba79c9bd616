import { asRead } from '../as-read.ts'
import type { FakeMessage, Workspace } from './world.ts'

type Json = Record<string, unknown>

/** A message or a page as one reads it: marks shown as what they do, mentions as the people they ping. */
export interface Read {
  readonly text: string
  readonly buttons: readonly { readonly label: string; readonly action?: string }[]
  readonly choices: readonly { readonly action: string; readonly values: readonly string[] }[]
  readonly alts: readonly string[]
  readonly pings: readonly string[]
}

export function readMessage(at: Workspace, message: FakeMessage): Read {
  const read = readBlocks(at, message.blocks)
  const pings = new Set([...read.pings, ...pingsOf(message.text)])
  const files = (message.files ?? []).map(f => `[file ${f}]`)
  const text = message.blocks.length > 0 ? read.text : markup(at, message.text)
  return { ...read, text: asRead([text, ...files].filter(Boolean).join('\n')), pings: [...pings] }
}

export function readBlocks(at: Workspace, blocks: readonly unknown[]): Read {
  const lines: string[] = []
  const buttons: { label: string; action?: string }[] = []
  const choices: { action: string; values: string[] }[] = []
  const alts: string[] = []
  const pings = new Set<string>()
  const words = (object: unknown) => {
    const { type, text } = object as { type: string; text: string }
    if (type === 'mrkdwn') for (const ping of pingsOf(text)) pings.add(ping)
    lines.push(type === 'mrkdwn' ? markup(at, text) : emoji(text, (object as Json).emoji !== false))
  }
  for (const block of blocks as Json[]) {
    if (block.text) words(block.text)
    for (const field of (block.fields ?? []) as unknown[]) words(field)
    if (block.type === 'context') for (const element of block.elements as unknown[]) words(element)
    if (block.type === 'image') alts.push(block.alt_text as string)
    if (block.type === 'rich_text') lines.push(richText(block.elements as Json[], pings))
    if (block.type === 'actions') {
      for (const e of block.elements as Json[]) {
        if (e.type === 'static_select') {
          const values = (e.options as { value: string }[]).map(o => o.value)
          choices.push({ action: e.action_id as string, values })
        } else {
          const label = (e.text as { text: string }).text
          buttons.push({ label, ...(e.url ? {} : { action: e.value as string }) })
        }
      }
    }
  }
  return { text: asRead(lines.join('\n')), buttons, choices, alts, pings: [...pings] }
}

function richText(elements: readonly Json[], pings: Set<string>): string {
  const blocks = elements.map(element => {
    const parts = element.elements as Json[]
    if (element.type !== 'rich_text_list') return parts.map(p => richPart(p, pings)).join('')
    return parts
      .map((item, i) => {
        const body = (item.elements as Json[]).map(p => richPart(p, pings)).join('')
        return element.style === 'ordered' ? `${Number(element.offset ?? 0) + i + 1}. ${body}` : `- ${body}`
      })
      .join('\n')
  })
  return blocks.join('\n')
}

function richPart(part: Json, pings: Set<string>): string {
  if (part.type === 'user') pings.add(part.user_id as string)
  if (part.type === 'user') return `@${part.user_id}`
  return (part.text ?? part.fallback ?? part.url) as string
}

function pingsOf(text: string): string[] {
  return [...text.matchAll(/<[@!](?!date)([^>|^]+)[^>]*>/g)].map(m => m[1] ?? '')
}

/** mrkdwn as Slack shows it. What people typed must come out of this unchanged. */
function markup(at: Workspace, text: string): string {
  const resolved = text.replace(/<([^>]*)>/g, (_, inside: string) => {
    const [target = '', label] = inside.split('|')
    if (target.startsWith('@')) return `@${at.users.get(target.slice(1))?.name ?? target.slice(1)}`
    return label ?? target
  })
  const formatted = emoji(resolved, true)
    .replace(/^&gt;\s?/gm, '')
    .replace(/([*_~])(\S(?:[^\n]*?\S)?)\1/g, '$2')
    .replace(/`([^`\n]+)`/g, '$1')
  return formatted.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

function emoji(text: string, on: boolean): string {
  return on ? text.replace(/:[a-z0-9_+-]+:/g, '☺') : text
}
