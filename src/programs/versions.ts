import { createHash } from 'node:crypto'

/** A program's content as text: JSON with its keys in order, so that the same content is the same text. */
export function canonical(content: unknown): string {
  return JSON.stringify(content, (_key, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

const texts = new WeakMap<object, string>()

/** The same of a program, which never changes once it is loaded: worked out once. */
export function textOf(program: object): string {
  const known = texts.get(program)
  if (known !== undefined) return known
  const text = canonical(program)
  texts.set(program, text)
  return text
}

/** The name of a content: 96 bits of its SHA-256 in hex. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24)
}
