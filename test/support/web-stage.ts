import { randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Inline, Line } from '../../src/chat/markdown.ts'
import type { Pictures } from '../../src/chat/pictures.ts'
import type { Bot } from '../../src/chat/platform.ts'
import type { Person, Place } from '../../src/core/address.ts'
import type { Log } from '../../src/core/log.ts'
import {
  createWebPlatform,
  type WebClock,
  type WebOptions,
  type WebPlatform,
} from '../../src/platforms/web/index.ts'
import type { BlockView, FormView, MessageView } from '../../src/platforms/web/view.ts'
import { asRead } from './as-read.ts'
import type { Seen, Stage } from './contract/stage.ts'

/** A log that says nothing. */
export const quiet: Log = { debug() {}, info() {}, warn() {}, error() {} }

/** Pictures that are only a plain box with their name. */
export const boxes: Pictures = {
  svg: picture =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200"><rect width="320" height="200" ` +
    `fill="#eee"/><text x="20" y="100">${picture.name}</text></svg>`,
  bytes: () => Promise.resolve(new Uint8Array()),
  key: picture => `${picture.name}-1`,
}

/** A clock that stands still until it is moved, with a prompt planned on the next Monday at 18:00 UTC. */
export function standingClock(now = Date.UTC(2026, 10, 23, 9)): WebClock & { at: number } {
  const clock = {
    at: now,
    now: () => clock.at,
    nextPrompt: () => Promise.resolve(Date.UTC(2026, 10, 30, 18)),
    travel: (to: number) => {
      clock.at = to
      return Promise.resolve()
    },
  }
  return clock
}

/** A folder of its own under the system's temporary one. */
export function scratchDir(): string {
  return mkdtempSync(join(tmpdir(), 'spotter-web-'))
}

/** The page, opened with a bot, on any free port. */
export async function openPage(bot: Bot, more: Partial<WebOptions> = {}): Promise<WebPlatform> {
  const platform = createWebPlatform({
    port: 0,
    dataDir: more.dataDir ?? scratchDir(),
    pictures: boxes,
    log: quiet,
    clock: standingClock(),
    ...more,
  })
  await platform.start(bot)
  return platform
}

/** Talks to the page's server as its own scripts do. */
export class PageClient {
  readonly #url: string

  constructor(url: string) {
    this.#url = url
  }

  async get(path: string): Promise<Response> {
    return fetch(new URL(path, this.#url))
  }

  async post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(new URL(path, this.#url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: new URL(this.#url).origin, ...headers },
      body: JSON.stringify(body),
    })
  }

  /** Does something as a person, under a new id. */
  async event(body: object): Promise<{ messages: MessageView[]; form?: FormView }> {
    const response = await this.post('/api/events', { id: randomUUID(), ...body })
    if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`)
    return (await response.json()) as { messages: MessageView[]; form?: FormView }
  }

  async messages(as: string): Promise<MessageView[]> {
    const response = await this.get(`/api/state?as=${as}`)
    return ((await response.json()) as { messages: MessageView[] }).messages
  }
}

/** The page on a stage, for the contract suite: everything goes over HTTP. */
export async function webStage(bot: Bot, dataDir = scratchDir()): Promise<Stage> {
  const platform = await openPage(bot, { dataDir })
  const client = new PageClient(platform.url)
  const forms = new Map<string, FormView>()
  const channel = platform.channel
  const person = (id: string): Person => ({ platform: 'web', tenant: channel.tenant, id })

  const event = async (who: Person, body: object) => {
    const { form } = await client.event({ as: who.id, ...body })
    if (form) forms.set(who.id, form)
  }
  const say = (who: Person, at: Place, text: string) =>
    event(who, { kind: 'say', channel: at.channel, ...(at.thread && { thread: at.thread }), text })
  const seen = async (who: Person, at: Place): Promise<readonly Seen[]> =>
    (await client.messages(who.id))
      .filter(m => m.channel === at.channel && m.thread === at.thread && m.kind !== 'echo')
      .map(m => seenOf(m, at))

  return {
    platform,
    channel,
    coach: person('ana'),
    member: person('ben'),
    command: (who, at, name, line) => say(who, at, `/${name} ${line}`),
    type: say,
    press: async (who, on, label) => {
      const action = on.buttons.find(button => button.label === label)?.action
      await event(who, { kind: 'press', message: on.posted.message, action })
    },
    choose: (who, on, action, value) =>
      event(who, { kind: 'press', message: on.posted.message, action, chosen: [value] }),
    form: async who => {
      const form = forms.get(who.id)
      return form && { title: form.title, fields: form.fields.map(field => field.name) }
    },
    submit: async (who, values) => {
      const form = forms.get(who.id)?.id
      forms.delete(who.id)
      await event(who, { kind: 'form', form, values })
    },
    seen,
    seenDirectly: who => seen(who, { ...channel, channel: `direct-${who.id}`, direct: true }),
    close: async () => {
      await platform.stop()
      await rm(dataDir, { recursive: true })
    },
  }
}

function seenOf(view: MessageView, at: Place): Seen {
  return {
    text: [textOf(view.title ?? []), ...view.blocks.map(blockText)].join('\n'),
    buttons: view.blocks.flatMap(block => (block.kind === 'buttons' ? block.buttons : [])),
    choices: view.blocks.flatMap(block =>
      block.kind === 'choice' ? [{ action: block.action, values: block.options.map(o => o.value) }] : [],
    ),
    alts: view.blocks.flatMap(block => (block.kind === 'picture' ? [block.alt] : [])),
    onlyYou: view.onlyYou,
    pings: view.mentions.map(mention => mention.id),
    posted: { place: at, message: view.id },
  }
}

function blockText(block: BlockView): string {
  switch (block.kind) {
    case 'text':
    case 'note':
      return textOf(block.lines)
    case 'fields':
      return block.fields.map(field => `${textOf(field.name)}: ${textOf(field.value)}`).join('\n')
    case 'meter':
      return textOf(block.label)
    default:
      return ''
  }
}

/** What a person reads in parsed lines. */
export function textOf(lines: readonly Line[]): string {
  return asRead(lines.map(line => line.inner.map(inlineText).join('')).join('\n'))
}

function inlineText(part: Inline): string {
  if (part.kind === 'time') return new Date(part.at).toISOString()
  return 'inner' in part ? part.inner.map(inlineText).join('') : part.text
}
