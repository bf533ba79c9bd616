import { rm } from 'node:fs/promises'
import { afterEach, expect, test } from 'vitest'
import { nothing, reply } from '../../../src/chat/command.ts'
import { say } from '../../../src/chat/message.ts'
import type { WebPlatform } from '../../../src/platforms/web/index.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from '../../support/scripted-bot.ts'
import { waitFor } from '../../support/wait-for.ts'
import { openPage, PageClient, scratchDir, standingClock } from '../../support/web-stage.ts'

interface Told {
  readonly id?: string
  readonly event: string
  readonly data: { id?: string; version?: number; now?: number; travelling?: boolean; nextPrompt?: number }
}

/** Follows the page as a browser would; what it was told so far is in `told`. */
async function follow(page: WebPlatform, as: string, lastEventId?: string) {
  const stop = new AbortController()
  const headers = lastEventId === undefined ? {} : { 'last-event-id': lastEventId }
  const response = await fetch(new URL(`/api/live?as=${as}&since=0`, page.url), {
    headers,
    signal: stop.signal,
  })
  const told: Told[] = []
  const reading = (async () => {
    let text = ''
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk
      const events = text.split('\n\n')
      text = events.pop() ?? ''
      for (const event of events) {
        const fields = Object.fromEntries(event.split('\n').map(line => line.split(/: (.*)/s).slice(0, 2)))
        if (fields.event) told.push({ ...fields, data: JSON.parse(fields.data) } as Told)
      }
    }
  })().catch(() => {})
  return {
    told,
    messages: () => told.filter(event => event.event === 'message'),
    close: async () => {
      stop.abort()
      await reading
    },
  }
}

const until = <T>(look: () => T | undefined | false) =>
  waitFor(async () => {
    const found = look()
    if (!found) throw new Error('not yet')
    return found
  })

const bot = () => new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS)
const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function opened(more: Parameters<typeof openPage>[1] = {}, scripted = bot()) {
  const page = await openPage(scripted, more)
  closing.push(() => page.stop())
  return { page, scripted, client: new PageClient(page.url) }
}

test('everyone hears at once what all may see, and one person what is theirs', async () => {
  const { page, scripted, client } = await opened()
  const [ben, chloe] = [await follow(page, 'ben'), await follow(page, 'chloe')]
  closing.push(ben.close, chloe.close)
  scripted.script = () => reply('you', say('just you'))
  await client.event({ as: 'ben', kind: 'say', channel: 'back-club', text: '/echo x' })
  const { message } = await page.post(page.channel, say('all of you'), 'a')
  for (const one of [ben, chloe]) await until(() => one.messages().some(({ data }) => data.id === message))
  expect(ben.messages()).toHaveLength(3)
  expect(chloe.messages()).toHaveLength(1)
})

test('one who comes back gets what they missed, and nothing twice', async () => {
  const { page } = await opened()
  const first = await page.post(page.channel, say('one'), 'a')
  await page.post(page.channel, say('two'), 'b')
  const before = await follow(page, 'ben')
  await until(() => before.messages().length === 2)
  await before.close()
  await page.edit(first, say('one, better'))
  await page.post(page.channel, say('three'), 'c')

  const after = await follow(page, 'ben', before.messages().at(-1)?.id)
  closing.push(after.close)
  await until(() => after.messages().length === 2)
  expect(after.messages().map(({ data }) => data.id)).toEqual([first.message, '3'])
})

test('what was said is still there after a restart', async () => {
  const dataDir = scratchDir()
  closing.push(() => rm(dataDir, { recursive: true }))
  const { page, client } = await opened({ dataDir })
  await client.event({ as: 'ben', kind: 'say', channel: 'back-club', text: 'hello' })
  const posted = await page.post(page.channel, say('the prompt'), 'week-1')
  const before = await client.messages('ben')
  await page.stop()

  const again = await opened({ dataDir })
  expect(await again.client.messages('ben')).toEqual(before)
  expect(await again.page.post(page.channel, say('the prompt'), 'week-1')).toEqual(posted)
  expect(await again.client.messages('ben')).toHaveLength(2)
})

test('the clock moves by what is asked, and says so while it does', async () => {
  const clock = standingClock(Date.UTC(2026, 10, 23, 9))
  let arrive = () => {}
  const { page, client } = await opened({
    clock: {
      ...clock,
      now: clock.now,
      travel: async to => {
        await new Promise<void>(done => {
          arrive = done
        })
        await clock.travel(to)
      },
    },
  })
  const ben = await follow(page, 'ben')
  closing.push(ben.close)
  const moving = client.post('/api/clock', { by: 'hour' })
  await until(() => ben.told.some(({ data }) => data.travelling))
  expect((await client.post('/api/clock', { by: 'day' })).status).toBe(409)
  arrive()
  expect((await moving).status).toBe(200)
  const arrived = Date.UTC(2026, 10, 23, 10)
  const last = await until(() => ben.told.find(({ data }) => data.now === arrived))
  expect(last.data).toEqual({ now: arrived, nextPrompt: Date.UTC(2026, 10, 30, 18), travelling: false })
})

test('without a prompt planned, the clock has nowhere to go', async () => {
  const clock = { ...standingClock(), nextPrompt: () => Promise.resolve(undefined) }
  const { client } = await opened({ clock })
  expect((await client.post('/api/clock', { by: 'prompt' })).status).toBe(409)
})

test('stopping lets an answer that is under way arrive', async () => {
  const { page, scripted, client } = await opened()
  const gate = Promise.withResolvers<void>()
  scripted.script = () => gate.promise.then(() => nothing())
  const answer = client.event({ as: 'ben', kind: 'say', channel: 'back-club', text: 'bye' })
  await until(() => scripted.events.length === 1)
  const stopped = page.stop()
  await waitFor(() => expect(fetch(page.url)).rejects.toThrow())
  gate.resolve()
  await stopped
  expect((await answer).messages).toHaveLength(1)
})

test('the bot suggests while one types', async () => {
  const { scripted, client } = await opened()
  scripted.suggestions = [{ value: 'bridges', label: 'Bridges' }]
  const asking = { as: 'ben', channel: 'back-club', command: 'echo', option: 'text', typed: 'bri' }
  expect(await (await client.post('/api/suggest', asking)).json()).toEqual({ options: scripted.suggestions })
  expect(scripted.asked).toMatchObject([
    { command: 'echo', option: 'text', typed: 'bri', from: { id: 'ben' } },
  ])
})
