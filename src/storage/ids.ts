import { randomBytes } from 'node:crypto'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/**
 * A random id of twelve characters (60 bits), short enough that two of them fit into a button. Random rather
 * than counted, so that rows can move between databases and nobody can guess another group's.
 */
export function newId(): string {
  let id = ''
  for (const byte of randomBytes(12)) id += ALPHABET[byte & 31]
  return id
}
