import {
  type APIActionRowComponent,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  ComponentType,
} from 'discord.js'

/**
 * What Discord accepts, from https://discord.com/developers/docs/components/reference unless said
 * otherwise. Lengths are compared in UTF-16 units, which are never fewer than Discord's characters.
 */
export const LIMITS = {
  /** Components in a message, nested ones included. */
  components: 40,
  /** Characters of all text displays of a message together. */
  text: 4000,
  buttonsInRow: 5,
  options: 25,
  customId: 100,
  buttonLabel: 80,
  url: 512,
  placeholder: 150,
  optionText: 100,
  /** Alternative text of a picture. */
  alt: 1024,
  galleryItems: 10,
  /** https://discord.com/developers/docs/resources/message#create-message */
  attachments: 10,
  /** https://discord.com/developers/docs/resources/message#allowed-mentions-object */
  mentions: 100,
  /** https://discord.com/developers/docs/resources/channel#start-thread-from-message */
  threadName: 100,
  modalTitle: 45,
  modalFields: 5,
  label: 45,
  hint: 100,
  fieldText: 4000,
  fieldPlaceholder: 100,
} as const

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>

/** A part of a message before it is known how much room it gets. */
export type Part =
  | { readonly kind: 'text'; readonly write: (room: number) => string }
  | { readonly kind: 'row'; readonly row: Row }
  | { readonly kind: 'other'; readonly component: APIComponentInContainer }

/**
 * Makes the parts of a message fit. In this order, and only as far as needed: texts that follow one
 * another share one text display; what stands last of the buttons, pictures and rules is left out; the
 * longest texts are cut at a line, all to the same length, so that short ones stay whole.
 */
export function fitted(parts: readonly Part[], used: { components: number; text: number }): Part[] {
  const budget = LIMITS.components - used.components
  let kept = parts.filter(part => part.kind !== 'text' || part.write(Infinity).trim() !== '')
  if (count(kept) > budget) kept = merged(kept)
  while (count(kept) > budget) kept = withoutLast(kept)
  return cutTexts(kept, LIMITS.text - used.text)
}

function count(parts: readonly Part[]): number {
  return parts.reduce((sum, part) => sum + (part.kind === 'row' ? 1 + part.row.components.length : 1), 0)
}

function merged(parts: readonly Part[]): Part[] {
  const out: Part[] = []
  for (const part of parts) {
    const last = out.at(-1)
    if (part.kind !== 'text' || last?.kind !== 'text') {
      out.push(part)
      continue
    }
    const first = last.write
    out[out.length - 1] = {
      kind: 'text',
      write: room => {
        const above = first(room)
        const left = room - above.length - 1
        return left > 1 ? `${above}\n${part.write(left)}` : above
      },
    }
  }
  return out
}

function withoutLast(parts: readonly Part[]): Part[] {
  const at = parts.findLastIndex(part => part.kind !== 'text')
  const part = parts[at]
  if (part?.kind !== 'row' || part.row.components.length === 1) return parts.filter((_, i) => i !== at)
  const row = { ...part.row, components: part.row.components.slice(0, -1) }
  return parts.map((other, i) => (i === at ? { kind: 'row', row } : other))
}

function cutTexts(parts: readonly Part[], room: number): Part[] {
  const lengths = parts.flatMap(part => (part.kind === 'text' ? [part.write(Infinity).length] : []))
  const cap = fairCap(lengths, room)
  return parts.map(part => {
    if (part.kind !== 'text') return part
    const text = part.write(cap)
    return { kind: 'text', write: () => text }
  })
}

/** The highest length to which all can be cut so that together they fit. */
function fairCap(lengths: readonly number[], room: number): number {
  let left = room
  const sorted = [...lengths].sort((a, b) => a - b)
  for (const [i, length] of sorted.entries()) {
    const share = Math.floor(left / (sorted.length - i))
    if (length > share) return share
    left -= length
  }
  return Infinity
}

/** The fitted parts as components. */
export function components(parts: readonly Part[]): APIComponentInContainer[] {
  return parts.map(part => {
    if (part.kind === 'text') return { type: ComponentType.TextDisplay, content: part.write(Infinity) }
    return part.kind === 'row' ? part.row : part.component
  })
}
