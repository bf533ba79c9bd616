import { createHash } from 'node:crypto'
import type { Place } from '../../chat/address.ts'
import { PlatformError } from '../../chat/errors.ts'
import type { Space } from '../../chat/services.ts'
import { again } from '../shared/again.ts'
import { CALL_TIMEOUT, type Web } from './web.ts'

/** What is known of a key: the message it became, or when its tries began whose outcome is unknown. */
export type OnceRecord = { readonly ts: string } | { readonly began: number; readonly last?: number }

/** As long as a delivery may still be retried, and no longer than Slack keeps free workspaces' history. */
const KEPT_FOR = 90 * 24 * 60 * 60 * 1000
/** Slack's clock and ours may differ. Milliseconds. */
const CLOCK_SLACK = 60_000
/**
 * Messages a page. Apps that are distributed outside Slack's marketplace get no more than 15
 * (https://docs.slack.dev/reference/methods/conversations.history).
 */
const PAGE = 15
const PAGES = 20
const EVENT = 'spotter_once'

/**
 * Posts a message at most once, although Slack has no idempotency key: the message carries its key as
 * metadata, and a try whose outcome is unknown looks for it before it posts again.
 */
export class Once {
  readonly #space: Space<OnceRecord>
  readonly #web: Web
  readonly #now: () => number

  constructor(space: Space<OnceRecord>, web: Web, now: () => number = Date.now) {
    this.#space = space
    this.#web = web
    this.#now = now
  }

  /**
   * @param send posts with this metadata and gives the message's `ts`
   * @param theirs where it is kept, if the message is someone's
   */
  async post(
    to: Place,
    once: string,
    send: (metadata: object) => Promise<string>,
    theirs?: Space<OnceRecord>,
  ): Promise<string> {
    const space = theirs ?? this.#space
    const hash = hashOf(to, once)
    const key = `${to.tenant}/${hash}`
    // Earlier versions kept all of them in one place.
    const known = (await space.get(key)) ?? (theirs && (await this.#space.get(key)))
    if (known && 'ts' in known) return known.ts
    const found = known && (await this.#find(to, isMarked(hash), known.began, known.last ?? known.began))
    const last = this.#now()
    if (!found) await space.set(key, { began: known?.began ?? last, last }, KEPT_FOR)
    const ts = found ?? (await this.#send(() => space.delete(key), hash, send, known !== undefined))
    await space.set(key, { ts }, KEPT_FOR)
    return ts
  }

  /** Posts at most once what is tried only here and now: nothing is kept of it. */
  async answer(to: Place, once: string, send: (metadata: object) => Promise<string>): Promise<void> {
    const hash = hashOf(to, once)
    const began = this.#now()
    await again(async isAgain => {
      const found = isAgain && (await this.#find(to, isMarked(hash), began, this.#now()))
      if (!found) await send(metadataOf(hash))
    })
  }

  /** Whether the bot has said this there since then, in epoch milliseconds: for what can carry no metadata. */
  async isSaid(to: Place, text: string, since: number): Promise<boolean> {
    return (await this.#find(to, message => message.text === text, since, this.#now())) !== undefined
  }

  async #send(
    undo: () => Promise<void>,
    hash: string,
    send: (m: object) => Promise<string>,
    again: boolean,
  ): Promise<string> {
    try {
      return await send(metadataOf(hash))
    } catch (error) {
      // Slack said no, so nothing was posted, and the next try need not look.
      const isKnown = error instanceof PlatformError && error.trouble !== 'unknown-outcome'
      if (isKnown && !again) await undo()
      throw error
    }
  }

  /** Looks where it can stand: between the first try and the end of the last, whatever was said since. */
  async #find(
    to: Place,
    isIt: (message: Said) => boolean,
    began: number,
    last: number,
  ): Promise<string | undefined> {
    const { user } = await this.#web.self(to.tenant)
    const oldest = String((began - CLOCK_SLACK) / 1000)
    const latest = String((last + CALL_TIMEOUT + CLOCK_SLACK) / 1000)
    let cursor: string | undefined
    for (let page = 0; page < PAGES; page++) {
      const found = await this.#web.call<Page>(
        to.tenant,
        to.thread ? 'conversations.replies' : 'conversations.history',
        {
          channel: to.channel,
          oldest,
          latest,
          limit: PAGE,
          include_all_metadata: true,
          ...(to.thread ? { ts: to.thread } : {}),
          ...(cursor ? { cursor } : {}),
        },
      )
      const ours = found.messages?.find(message => message.user === user && isIt(message))
      if (ours) return ours.ts
      cursor = found.response_metadata?.next_cursor
      if (!cursor) return undefined
    }
    throw new PlatformError('unknown-outcome', 'too much was said since to find the message', {
      detail: 'history',
    })
  }
}

/** Everyone in the workspace can read metadata, so the key goes out as a hash. */
function hashOf(to: Place, once: string): string {
  return createHash('sha256')
    .update(`${to.channel}/${to.thread ?? ''}/${once}`)
    .digest('base64url')
}

function metadataOf(hash: string): object {
  return { event_type: EVENT, event_payload: { key: hash } }
}

function isMarked(hash: string) {
  return ({ metadata }: Said) => metadata?.event_type === EVENT && metadata.event_payload?.key === hash
}

interface Said {
  readonly ts: string
  readonly text?: string
  readonly user?: string
  readonly metadata?: { readonly event_type?: string; readonly event_payload?: { readonly key?: unknown } }
}

interface Page {
  readonly messages?: readonly Said[]
  readonly response_metadata?: { readonly next_cursor?: string }
}
