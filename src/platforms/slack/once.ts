import { createHash } from 'node:crypto'
import type { Place } from '../../core/address.ts'
import { PlatformError } from '../../core/errors.ts'
import type { Space } from '../../core/spaces.ts'
import { again } from '../shared/again.ts'
import { between, Once, type OnceRecord } from '../shared/once.ts'
import type { Web } from './web.ts'

/** A message by its `ts`, as earlier versions kept it too. */
export type Kept = OnceRecord<string> | { readonly ts: string }

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
export class Posts {
  readonly #space: Space<Kept>
  readonly #web: Web
  readonly #once: Once<string>
  /** Slack's clock, in epoch milliseconds. */
  readonly now: () => number

  constructor(space: Space<Kept>, web: Web, now: () => number) {
    this.#space = space
    this.#web = web
    this.#once = new Once(now)
    this.now = now
  }

  /**
   * @param send posts with this metadata and gives the message's `ts`
   * @param theirs where it is kept, if the message is someone's
   */
  async post(
    to: Place,
    once: string,
    send: (metadata: object) => Promise<string>,
    theirs?: Space<Kept>,
  ): Promise<string> {
    const space = theirs ?? this.#space
    const hash = hashOf(to, once)
    const key = `${to.tenant}/${hash}`
    return await this.#once.post(key, {
      space: space as Space<OnceRecord<string>>,
      known: async () => {
        // Earlier versions kept all of them in one place.
        const known = (await space.get(key)) ?? (theirs && (await this.#space.get(key)))
        return known && 'ts' in known ? { posted: known.ts } : known
      },
      send: () => send(metadataOf(hash)),
      find: (from, until) => this.#find(to, isMarked(hash), from, until),
    })
  }

  /** Posts at most once what is tried only here and now: nothing is kept of it. */
  async answer(to: Place, once: string, send: (metadata: object) => Promise<string>): Promise<void> {
    const hash = hashOf(to, once)
    const began = this.now()
    await again(async isAgain => {
      const found = isAgain && (await this.#find(to, isMarked(hash), ...between(began, this.now())))
      if (!found) await send(metadataOf(hash))
    })
  }

  /** Whether the bot has said this there since then, by Slack's clock: for what can carry no metadata. */
  async isSaid(to: Place, text: string, since: number): Promise<boolean> {
    const when = between(since, this.now())
    return (await this.#find(to, message => message.text === text, ...when)) !== undefined
  }

  /** Looks only where it can stand, whatever was said since. In epoch milliseconds. */
  async #find(
    to: Place,
    isIt: (message: Said) => boolean,
    from: number,
    until: number,
  ): Promise<string | undefined> {
    const { user } = await this.#web.self(to.tenant)
    const [oldest, latest] = [String(from / 1000), String(until / 1000)]
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
