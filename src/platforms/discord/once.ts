import { createHash } from 'node:crypto'
import type { Posted } from '../../chat/address.ts'
import { PlatformError } from '../../chat/errors.ts'
import type { Space } from '../../chat/services.ts'

/** Deliveries are not tried for longer than this, in milliseconds. */
const KEPT = 60 * 24 * 3600_000

/**
 * Discord checks a nonce for "the past few minutes"
 * (https://discord.com/developers/docs/resources/message#create-message); for so long it is relied on.
 */
const NONCE_HOLDS = 60_000

/** Two short names of a post: a nonce of at most 25 characters, and the id of its first component. */
export interface Names {
  readonly nonce: string
  readonly mark: number
}

type Kept = { readonly posted: Posted } | { readonly trying: number }

/**
 * Sends what has not been sent under this key, and gives what was posted either way. `find` looks for
 * a post of an earlier try whose outcome nobody saw, made no earlier than `since` (epoch milliseconds). It is kept among
 * `theirs` if the post is someone's.
 */
export type Once = (
  key: string,
  send: (names: Names) => Promise<Posted>,
  find: (names: Names, since: number) => Promise<Posted | undefined>,
  theirs?: Space,
) => Promise<Posted>

/**
 * Sending at most once, over three nets: a record of what was posted; Discord's own check of nonces, for
 * a retry within minutes; and, when a later try finds that an earlier one never came to an end, a look
 * into the channel.
 */
export function createOnce(space: Space, now: () => number): Once {
  const running = new Map<string, Promise<Posted>>()
  const attempt: Once = async (key, send, find, theirs = space) => {
    const name = `once:${key}`
    const kept = (await theirs.get(name)) as Kept | undefined
    if (kept && 'posted' in kept) return kept.posted
    const names = namesOf(key)
    let posted: Posted | undefined
    const look = kept && now() - kept.trying > NONCE_HOLDS
    if (look) posted = await find(names, kept.trying)
    // What has been looked through is not looked through again.
    if (!posted && (look || !kept)) await theirs.set(name, { trying: now() } satisfies Kept, KEPT)
    try {
      posted ??= await send(names)
    } catch (error) {
      // A plain refusal posted nothing, so the next try need not look for it.
      if (error instanceof PlatformError && !error.passes && !kept) await theirs.delete(name)
      throw error
    }
    await theirs.set(name, { posted } satisfies Kept, KEPT)
    return posted
  }
  return (key, send, find, theirs) => {
    const same = running.get(key)
    if (same) return same
    const run = attempt(key, send, find, theirs).finally(() => running.delete(key))
    running.set(key, run)
    return run
  }
}

/** The names of a post, the same for the same key. A mark is a positive 32-bit integer, well above the
 * ids that Discord counts up from 1 itself. */
export function namesOf(key: string): Names {
  const hash = createHash('sha256').update(key).digest()
  return { nonce: hash.toString('base64url').slice(0, 25), mark: (hash.readUInt32BE(0) >>> 2) + 2 ** 30 }
}
