import { createHash, randomUUID } from 'node:crypto'
import type { Place } from '../../core/address.ts'
import { PlatformError } from '../../core/errors.ts'
import type { Space } from '../../core/spaces.ts'
import { again } from '../shared/again.ts'
import { between, Once, type Kept as OnceKept } from '../shared/once.ts'
import type { Web } from './web.ts'

/** A message is kept by its `ts`. */
export type Kept = OnceKept<string>

/**
 * Messages a page. Apps that are distributed outside Slack's marketplace get no more than 15
 * (https://docs.slack.dev/reference/methods/conversations.history).
 */
const PAGE = 15
const EVENT = 'spotter_once'

/**
 * A message that is looked for after a backup was put back stands nearly always where it was due: so long after that,
 * in milliseconds, it is looked for first, and then further. Each call may have to wait for a minute.
 */
const SPANS = [5 * 60_000, 3600_000, 24 * 3600_000]
/** How long it is known where a look was that had to wait, in milliseconds. */
const LOOK_KEPT = 24 * 3600_000

/** How far a look has come: how many spans it is through with, and where in the next. */
interface Look {
  readonly span: number
  readonly cursor?: string | undefined
}

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
    this.#once = new Once(space, now)
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
    const hash = hashOf(to, once)
    const key = `${to.tenant}/${hash}`
    return await this.#once.post(key, {
      theirs,
      send: () => send(metadataOf(hash)),
      find: (...when) => this.#find(to, hash, isMarked(hash), when),
    })
  }

  /** Finds what was posted, although nothing may be kept of it. Times are epoch milliseconds. */
  async find(to: Place, once: string, from: number, until: number): Promise<string | undefined> {
    const hash = hashOf(to, once)
    const known = await this.#once.posted(`${to.tenant}/${hash}`)
    if (known) return known
    const spans = SPANS.map((span, i) => [from + (SPANS[i - 1] ?? 0), Math.min(from + span, until)] as const)
    const when = spans.filter(([start]) => start <= until).map(([start, end]) => between(start, end))
    return await this.#find(to, hash, isMarked(hash), ...when)
  }

  /** Posts at most once what is tried only here and now: nothing is kept of it. */
  async answer(to: Place, once: string, send: (metadata: object) => Promise<string>): Promise<void> {
    const hash = hashOf(to, once)
    const began = this.now()
    await again(async isAgain => {
      const when = between(began, this.now())
      const found = isAgain && (await this.#find(to, hash, isMarked(hash), when))
      if (!found) await send(metadataOf(hash))
    })
  }

  /** Whether the bot has said this there since then, by Slack's clock: for what can carry no metadata. */
  async isSaid(to: Place, text: string, since: number): Promise<boolean> {
    const when = between(since, this.now())
    if (!(await this.#canLook(to)))
      throw new PlatformError('forbidden', 'no look', { detail: 'channels:history' })
    return (await this.#find(to, randomUUID(), message => message.text === text, when)) !== undefined
  }

  /**
   * Looks only where it can stand, whatever was said since. Where Slack asks to wait in between, the next look for the
   * same goes on where this one was, after a restart and on another replica, too.
   * @param when in epoch milliseconds, one after the other
   */
  async #find(to: Place, what: string, isIt: (message: Said) => boolean, ...when: Span[]) {
    if (!(await this.#canLook(to))) return undefined
    const looks = this.#space as unknown as Space<Look>
    const key = `look/${to.tenant}/${what}`
    const begun = await looks.get(key)
    let look: Look = begun ?? { span: 0 }
    let found: string | undefined
    for (let span = when[look.span]; span && found === undefined; span = when[look.span]) {
      const page = await this.#page(to, isIt, span, look.cursor).catch(async (error: unknown) => {
        if (!(error instanceof PlatformError)) throw error
        if (error.detail !== 'invalid_cursor') {
          if (error.passes) await looks.set(key, look, LOOK_KEPT)
          throw error
        }
        // It is too old: the look begins anew.
        await looks.delete(key)
        throw new PlatformError('unknown-outcome', error.message, { cause: error })
      })
      found = page.found
      look = page.cursor ? { ...look, cursor: page.cursor } : { span: look.span + 1 }
    }
    if (begun) await looks.delete(key)
    return found
  }

  /** Who hears only mentions in channels can read nothing there: rather twice than never. */
  async #canLook({ direct, tenant }: Place): Promise<boolean> {
    return direct === true || !(await this.#web.self(tenant)).mentionsOnly
  }

  async #page(
    to: Place,
    isIt: (message: Said) => boolean,
    [from, until]: Span,
    cursor: string | undefined,
  ): Promise<{ readonly found: string | undefined; readonly cursor: string | undefined }> {
    const { user } = await this.#web.self(to.tenant)
    const method = to.thread ? 'conversations.replies' : 'conversations.history'
    const page = await this.#web.call<Page>(to.tenant, method, {
      channel: to.channel,
      oldest: String(from / 1000),
      latest: String(until / 1000),
      limit: PAGE,
      include_all_metadata: true,
      ...(to.thread ? { ts: to.thread } : {}),
      ...(cursor ? { cursor } : {}),
    })
    const ours = page.messages?.find(message => message.user === user && isIt(message))
    return { found: ours?.ts, cursor: page.response_metadata?.next_cursor || undefined }
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

/** From when until when, in epoch milliseconds. */
type Span = readonly [from: number, until: number]

interface Page {
  readonly messages?: readonly Said[]
  readonly response_metadata?: { readonly next_cursor?: string }
}
