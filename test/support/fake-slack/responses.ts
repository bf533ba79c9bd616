import { z } from 'zod'
import { checkBlocks, take } from './blocks.ts'
import type { FakeSlack } from './index.ts'
import { Refusal } from './world.ts'

/** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
const URL_LIVES = 30 * 60_000
const URL_USES = 5

/** Where an answer through a `response_url` goes. */
export interface ResponsePlace {
  readonly team: string
  readonly channel: string
  readonly user: string
  /** The message that was pressed. */
  readonly message?: string
}

export class ResponseUrls {
  readonly #now: () => number
  readonly #known = new Map<string, { place: ResponsePlace; born: number; uses: number }>()
  /** The address that was given out last. */
  newest = ''
  #base = ''

  constructor(now: () => number) {
    this.#now = now
  }

  at(base: string): void {
    this.#base = base
  }

  make(place: ResponsePlace): string {
    const path = `/respond/${this.#known.size + 1}-${Math.random().toString(36).slice(2)}`
    this.#known.set(path, { place, born: this.#now(), uses: 0 })
    this.newest = this.#base + path
    return this.newest
  }

  use(path: string): ResponsePlace {
    const known = this.#known.get(path)
    if (!known) throw new Refusal('invalid_url')
    if (this.#now() - known.born > URL_LIVES) throw new Refusal('expired_url')
    known.uses += 1
    if (known.uses > URL_USES) throw new Refusal('used_url')
    return known.place
  }
}

/** What goes out to a `response_url`, and what an acknowledgement of a slash command may carry. */
const payload = z.strictObject({
  text: z.string().min(1).max(40_000),
  blocks: z.array(z.unknown()).optional(),
  response_type: z.enum(['ephemeral', 'in_channel']).optional(),
  replace_original: z.boolean().optional(),
  thread_ts: z.string().optional(),
})

/**
 * What is left out of an answer through a `response_url` means one thing to some messages and another to others
 * (https://docs.slack.dev/interactivity/handling-user-interaction#message_responses): so each says whether it stands
 * in the place of what was pressed, and if not, who sees it.
 */
const spelledOut = z.union([
  z.looseObject({ replace_original: z.literal(true) }),
  z.looseObject({ replace_original: z.literal(false), response_type: z.string() }),
])

/** Carries out what is sent to a `response_url`. */
export function respond(slack: FakeSlack, path: string, given: object): void {
  if (!spelledOut.safeParse(given).success) slack.vague.push(given)
  answer(slack, slack.urls.use(path), given)
}

/** Carries out an answer to a command or a press. */
export function answer(slack: FakeSlack, place: ResponsePlace, given: unknown): void {
  const at = slack.workspaces.get(place.team)
  const channel = at?.channels.get(place.channel)
  if (!at || !channel) throw new Refusal('invalid_url')
  const said = take(payload, given, 'invalid_payload')
  const blocks = checkBlocks(at, said.blocks ?? [], said.text)
  const original = said.replace_original ? channel.messages.find(m => m.ts === place.message) : undefined
  if (original) {
    original.text = said.text
    original.blocks = blocks
    return
  }
  channel.messages.push({
    ts: at.ts(slack.now()),
    user: at.botUser,
    bot_id: at.botId,
    text: said.text,
    blocks,
    ...(said.response_type === 'in_channel' ? {} : { ephemeralTo: place.user }),
    ...(said.thread_ts ? { thread_ts: said.thread_ts } : {}),
  })
}
