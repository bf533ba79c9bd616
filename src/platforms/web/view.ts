import { type Line, parse } from '../../chat/markdown.ts'
import type { Block, Button, Form, Option, PictureRef } from '../../chat/message.ts'
import { moves } from '../../chat/pictures.ts'
import type { Place, Posted } from '../../core/address.ts'
import type { Entry, Kind } from './history.ts'
import { ownerOf, residentOf } from './people.ts'

/** Where a jump button leads. */
export interface Jump {
  readonly channel: string
  readonly thread?: string
  readonly message?: string
}

/** A button as the page gets it. */
export type ButtonView =
  | { readonly label: string; readonly action: string; readonly style: 'primary' | 'plain' | 'danger' }
  | { readonly label: string; readonly jump: Jump }

/** A block as the page gets it: Markdown is parsed already, so the page only ever sets text. */
export type BlockView =
  | { readonly kind: 'text' | 'note'; readonly lines: readonly Line[] }
  | {
      readonly kind: 'fields'
      readonly fields: readonly { readonly name: readonly Line[]; readonly value: readonly Line[] }[]
    }
  | {
      readonly kind: 'picture'
      readonly src: string
      readonly alt: string
      /** The address of the same in motion, where it moves. */
      readonly moving?: string
    }
  | { readonly kind: 'meter'; readonly done: number; readonly total: number; readonly label: readonly Line[] }
  | { readonly kind: 'buttons'; readonly buttons: readonly ButtonView[] }
  | {
      readonly kind: 'choice'
      readonly action: string
      readonly placeholder: string
      readonly options: readonly Option[]
    }
  /** `opens` where it is a page to read, and not a file to keep. */
  | { readonly kind: 'file'; readonly name: string; readonly href: string; readonly opens?: true }

/** A message as the page gets it. The higher `version` of the same `id` is the newer one. */
export interface MessageView {
  readonly id: string
  readonly version: number
  readonly channel: string
  readonly thread?: string
  readonly threadTitle?: string
  readonly kind: Kind
  readonly author?: string
  /** Only the reader sees it, in a place where others are. */
  readonly onlyYou: boolean
  /** Epoch milliseconds, by the bot's clock. */
  readonly at: number
  readonly title?: readonly Line[]
  readonly blocks: readonly BlockView[]
  readonly mentions: readonly { readonly id: string; readonly name: string }[]
}

/** A form as the page gets it; `id` is what the page sends back. */
export interface FormView extends Omit<Form, 'action'> {
  readonly id: string
}

/** Renders a kept message. `keyOf` names a picture, as in {@link Pictures.key}. */
export function viewOf(entry: Entry, keyOf: (picture: PictureRef) => string): MessageView {
  const { message, onlyFor, postedAt, ...kept } = entry
  return {
    ...kept,
    onlyYou: onlyFor !== undefined && ownerOf(entry.channel) === undefined,
    at: postedAt,
    ...(message.title !== undefined && { title: parse(message.title) }),
    blocks: message.blocks.map((block, index) => blockView(block, entry, index, keyOf)),
    mentions: (message.mentions ?? []).map(({ id }) => ({ id, name: residentOf(id)?.name ?? id })),
  }
}

function blockView(
  block: Block,
  entry: Entry,
  index: number,
  keyOf: (picture: PictureRef) => string,
): BlockView {
  switch (block.kind) {
    case 'text':
    case 'note':
      return { kind: block.kind, lines: parse(block.text) }
    case 'fields':
      return {
        kind: 'fields',
        fields: block.fields.map(field => ({ name: parse(field.name), value: parse(field.value) })),
      }
    case 'picture': {
      const src = `/pictures/${keyOf(block.picture)}`
      const moving = moves(block.picture) ? { moving: `${src}?moving` } : {}
      return { kind: 'picture', src, alt: block.alt, ...moving }
    }
    case 'meter':
      return { kind: 'meter', done: block.done, total: block.total, label: parse(block.label) }
    case 'buttons':
      return { kind: 'buttons', buttons: block.buttons.flatMap(buttonView) }
    case 'choice':
      return block
    case 'file':
      return {
        kind: 'file',
        name: block.name,
        href: `/files/${entry.id}/${index}`,
        ...(block.type.startsWith('text/html') ? { opens: true } : {}),
      }
  }
}

function buttonView(button: Button): readonly ButtonView[] {
  if ('action' in button) return [{ ...button, style: button.style ?? 'plain' }]
  const jump = jumpTo(button.to)
  return jump ? [{ label: button.label, jump }] : []
}

/** A group may meet on another platform as well; the page cannot lead there. */
function jumpTo(to: Posted | Place): Jump | undefined {
  const place = 'place' in to ? to.place : to
  if (place.platform !== 'web') return undefined
  return {
    channel: place.channel,
    ...(place.thread !== undefined && { thread: place.thread }),
    ...('message' in to && { message: to.message }),
  }
}
