import {
  type APIAllowedMentions,
  type APIMediaGalleryItem,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
  type RawFile,
} from 'discord.js'
import { literal } from '../../chat/markdown.ts'
import type { Block, Button, Message, Option, PictureRef } from '../../chat/message.ts'
import { type Pictures, typeOf } from '../../chat/pictures.ts'
import { headline, meterBar } from '../../chat/plain.ts'
import type { Place, Posted } from '../../core/address.ts'
import { shorten } from '../../core/text.ts'
import { components, fitted, LIMITS, type Part, type Row } from './limits.ts'
import { discordText, type Setting } from './text.ts'

/** A message as Discord takes it: a body, and the files that it refers to. */
export interface Rendered {
  readonly body: {
    readonly flags: number
    readonly components: readonly APIMessageTopLevelComponent[]
    readonly allowed_mentions: APIAllowedMentions
    readonly attachments: readonly { id: string; filename: string; description?: string }[]
  }
  readonly files: RawFile[]
}

/** Attachments that a message has already, by the names of their files. */
export type Shown = ReadonlyMap<string, string>

/** The stripe along a titled message: the green of the exercise figures. */
const ACCENT = 0x2f855a

/** A message with its files named, but not drawn. */
interface Composed {
  readonly body: Rendered['body']
  readonly files: readonly Attached[]
}

type Attached = Pick<RawFile, 'name' | 'contentType'> & {
  readonly alt?: string
  readonly of: { readonly picture: PictureRef } | { readonly text: string }
}

/**
 * Draws a message with Components V2. `mark` is kept by Discord as the id of the first component, so that
 * the message can be found again in the channel's history.
 */
export async function render(
  message: Message,
  pictures: Pictures,
  mark?: number,
  kept?: Shown,
): Promise<Rendered> {
  const { body, files } = compose(message, pictures, mark, kept)
  const drawn = files.map(async ({ name, contentType = 'application/octet-stream', of }) => {
    const data = Buffer.from('text' in of ? of.text : await pictures.bytes(of.picture))
    return { name, data, contentType }
  })
  return { body, files: await Promise.all(drawn) }
}

/** Stands under a sentence until it is filled, where its message asks for nothing: only a component can carry the mark. */
const WAITING: Row = {
  type: ComponentType.ActionRow,
  components: [
    { type: ComponentType.Button, style: ButtonStyle.Secondary, label: '…', custom_id: '…', disabled: true },
  ],
}

/**
 * What a message is made as, before an edit fills it: a lock screen shows the content alone, and Components V2 have
 * none (https://github.com/discord/discord-api-docs/issues/7854).
 */
export function sentence(message: Message, { body }: Rendered, mark: number) {
  const parts = body.components.flatMap(one =>
    one.type === ComponentType.Container ? one.components : [one],
  )
  const row = parts.find(isMain) ?? WAITING
  const pings = (body.allowed_mentions.users ?? []).map(id => `<@${id}>`)
  return {
    content: [...pings, discordText(literal(headline(message)))].join(' '),
    allowed_mentions: body.allowed_mentions,
    components: [{ ...row, id: mark }],
  }
}

/** A message without Components V2 must lose all else that it shows to get them. */
export const CLEARED = { content: null, embeds: [] } as const

/** Whether these are the buttons that a message is about: the others make no sense beside a sentence. */
function isMain(part: APIMessageTopLevelComponent): boolean {
  if (part.type !== ComponentType.ActionRow) return false
  return part.components.some(
    one => one.type === ComponentType.Button && one.style === ButtonStyle.Primary && !one.disabled,
  )
}

/** The message as Discord gets it, all but the bytes of its files. */
export function compose(
  message: Message,
  pictures: Pick<Pictures, 'key' | 'url'>,
  mark?: number,
  kept: Shown = new Map(),
): Composed {
  const seen = new Set<string>()
  const files = new Map<string, Attached>()
  const parts: Part[] = []
  const title = message.title
  if (title !== undefined) parts.push(words(title, 'title'))
  for (const block of message.blocks) draw(block, pictures, parts, files, seen)
  // A group can meet on several platforms; people of another one cannot be pinged here.
  const here = (message.mentions ?? []).filter(person => person.platform === 'discord')
  const mentions = [...new Set(here.map(person => person.id))].slice(0, LIMITS.mentions)
  const pings = mentions.map(id => `<@${id}>`).join(' ')
  const boxed = title !== undefined
  if (boxed) divide(parts)
  const used = { components: Number(pings !== '') + Number(boxed), text: pings.length }
  const inner = components(fitted(parts, used))
  const top: APIMessageTopLevelComponent[] = boxed
    ? [{ type: ComponentType.Container, accent_color: ACCENT, components: inner }]
    : inner
  if (pings) top.unshift({ type: ComponentType.TextDisplay, content: pings })
  if (mark !== undefined && top[0]) top[0] = { ...top[0], id: mark }
  // A picture's name says what it shows; a text of the same name can be another one.
  const idOf = ({ name, of }: Attached) => ('picture' in of ? kept.get(name) : undefined)
  const all = [...files.values()]
  const fresh = all.filter(file => !idOf(file))
  return {
    body: {
      flags: MessageFlags.IsComponentsV2,
      components: top,
      // Without a list Discord would ping whatever looks like a mention.
      allowed_mentions: { parse: [], users: mentions, replied_user: false },
      attachments: all.map(file => ({
        id: idOf(file) ?? String(fresh.indexOf(file)),
        filename: file.name,
        ...(file.alt && { description: file.alt }),
      })),
    },
    files: fresh,
  }
}

function draw(
  block: Block,
  pictures: Pick<Pictures, 'key' | 'url'>,
  parts: Part[],
  files: Map<string, Attached>,
  seen: Set<string>,
): void {
  switch (block.kind) {
    case 'text':
    case 'note': {
      parts.push(words(block.text, block.kind === 'note' ? 'note' : 'plain'))
      return
    }
    case 'fields': {
      const text = block.fields.map(field => `**${field.name}**  ${field.value}`).join('\n')
      parts.push(words(text, 'plain'))
      return
    }
    case 'meter': {
      const text = `${meterBar(block.done, block.total)}  ${block.label}`
      parts.push(words(text, 'plain'))
      return
    }
    case 'picture': {
      const type = typeOf(block.picture)
      const name = `${pictures.key(block.picture)}.${type}`
      const alt = shorten(block.alt, LIMITS.alt)
      const url = pictures.url?.(block.picture)
      if (!url && !files.has(name) && files.size === LIMITS.attachments) return
      if (!url) files.set(name, { name, contentType: `image/${type}`, alt, of: { picture: block.picture } })
      addPicture(parts, { media: { url: url ?? `attachment://${name}` }, description: alt })
      return
    }
    case 'file': {
      const name = fileName(block.name)
      if (files.has(name) || files.size === LIMITS.attachments) return
      files.set(name, { name, contentType: block.type, of: { text: block.text } })
      parts.push({
        kind: 'other',
        component: { type: ComponentType.File, file: { url: `attachment://${name}` } },
      })
      return
    }
    case 'buttons': {
      // Two controls with one custom_id make Discord refuse the whole message.
      const fresh = block.buttons.filter(b => !('action' in b) || isNew(seen, b.action))
      for (let i = 0; i < fresh.length; i += LIMITS.buttonsInRow) {
        const row = fresh.slice(i, i + LIMITS.buttonsInRow).map(button)
        parts.push({ kind: 'row', row: { type: ComponentType.ActionRow, components: row } })
      }
      return
    }
    case 'choice':
      if (block.options.length > 0 && isNew(seen, block.action)) {
        parts.push({ kind: 'row', row: select(block.action, block.placeholder, block.options) })
      }
      return
    default:
      block satisfies never
  }
}

/** A text, written once unless it must be cut. */
function words(text: string, setting: Setting): Part {
  const whole = discordText(text, setting)
  return { kind: 'text', write: room => (whole.length <= room ? whole : discordText(text, setting, room)) }
}

function isNew(seen: Set<string>, action: string): boolean {
  const fresh = action !== '' && action.length <= LIMITS.customId && !seen.has(action)
  seen.add(action)
  return fresh
}

/** A line between what is read and what is pressed. */
function divide(parts: Part[]): void {
  const at = parts.findIndex(part => part.kind === 'row')
  const rule = { type: ComponentType.Separator, divider: true } as const
  if (at > 0) parts.splice(at, 0, { kind: 'other', component: rule })
}

/** Pictures that follow one another share a gallery. */
function addPicture(parts: Part[], item: APIMediaGalleryItem): void {
  const last = parts.at(-1)
  const gallery = last?.kind === 'other' && last.component.type === ComponentType.MediaGallery
  if (gallery && last.component.type === ComponentType.MediaGallery) last.component.items.push(item)
  else parts.push({ kind: 'other', component: { type: ComponentType.MediaGallery, items: [item] } })
}

const STYLES = {
  primary: ButtonStyle.Primary,
  plain: ButtonStyle.Secondary,
  danger: ButtonStyle.Danger,
} as const

function button(one: Button): Row['components'][number] {
  const label = shorten(one.label, LIMITS.buttonLabel)
  if ('to' in one) {
    return { type: ComponentType.Button, style: ButtonStyle.Link, label, url: link(one.to) }
  }
  const style = STYLES[one.style ?? 'plain']
  return { type: ComponentType.Button, style, label, custom_id: one.action }
}

function select(action: string, placeholder: string, options: readonly Option[]): Row {
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: action,
        placeholder: shorten(placeholder, LIMITS.placeholder),
        options: selectOptions(options),
      },
    ],
  }
}

/** The options of a select; only the first that is marked is chosen, since one can be. */
export function selectOptions(options: readonly Option[]) {
  const chosen = options.findIndex(option => option.selected)
  return options.slice(0, LIMITS.options).map((option, i) => ({
    label: shorten(option.label, LIMITS.optionText),
    value: option.value,
    ...(option.description && { description: shorten(option.description, LIMITS.optionText) }),
    ...(i === chosen && { default: true }),
  }))
}

/** Where a message or channel is on the web; Discord's apps jump there. */
export function link(to: Posted | Place): string {
  const place = 'place' in to ? to.place : to
  const path = [place.direct ? '@me' : place.tenant, place.thread ?? place.channel]
  if ('message' in to) path.push(to.message)
  return `https://discord.com/channels/${path.join('/')}`
}

function fileName(name: string): string {
  return name.replace(/[^A-Za-z0-9._-]+/g, '_').replace(/^[._]+/, '') || 'file.txt'
}
