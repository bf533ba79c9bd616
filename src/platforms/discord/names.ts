import { createHash } from 'node:crypto'

/** Two short names of a post: a nonce of at most 25 characters, and the id of its first component. */
export interface Names {
  readonly nonce: string
  readonly mark: number
}

/**
 * The names of a post, the same for the same key. Discord itself refuses a nonce that it has seen in "the past few
 * minutes" (https://discord.com/developers/docs/resources/message#create-message), for a try that is still on its
 * way; by the mark a message is found later. It is a positive 32-bit integer, well above the ids that Discord counts
 * up from 1 itself.
 */
export function namesOf(key: string): Names {
  const hash = createHash('sha256').update(key).digest()
  return { nonce: hash.toString('base64url').slice(0, 25), mark: (hash.readUInt32BE(0) >>> 2) + 2 ** 30 }
}
