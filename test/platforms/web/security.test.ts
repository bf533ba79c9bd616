import { randomUUID } from 'node:crypto'
import { type IncomingHttpHeaders, request } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { nothing, reply } from '../../../src/chat/command.ts'
import { say } from '../../../src/chat/message.ts'
import { createWebPlatform, type WebPlatform } from '../../../src/platforms/web/index.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from '../../support/scripted-bot.ts'
import { boxes, openPage, PageClient, quiet, scratchDir, standingClock } from '../../support/web-stage.ts'

const bot = new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS)
let page: WebPlatform
let client: PageClient
beforeAll(async () => {
  page = await openPage(bot)
  bot.platform = page
  client = new PageClient(page.url)
})
afterAll(() => page.stop())
beforeEach(() => {
  bot.events.length = 0
  bot.script = () => nothing()
})

/** A request with headers that fetch would not let through, and a path that it would tidy up. */
function raw(
  path: string,
  headers: Record<string, string>,
  body?: string,
): Promise<{ status: number; headers: IncomingHttpHeaders; text: string }> {
  const { hostname, port } = new URL(page.url)
  return new Promise((done, fail) => {
    const sent = request(
      { hostname, port, path, headers, method: body === undefined ? 'GET' : 'POST' },
      got => {
        let text = ''
        got.setEncoding('utf8').on('data', chunk => {
          text += chunk
        })
        got.on('end', () => done({ status: got.statusCode ?? 0, headers: got.headers, text }))
      },
    )
    sent.on('error', fail)
    sent.end(body)
  })
}

const host = () => new URL(page.url).host
const speak = (text: string) =>
  JSON.stringify({ id: randomUUID(), as: 'ben', kind: 'say', channel: 'back-club', text })
const json = { 'content-type': 'application/json' }

describe('who may talk to the page', () => {
  test('a name that was made to point here is refused', async () => {
    for (const wrong of [
      'evil.example',
      'evil.example:80',
      '127.0.0.1.evil.example',
      'localhost.evil.example',
    ]) {
      expect((await raw('/', { host: wrong })).status).toBe(403)
      expect((await raw('/api/state?as=ana', { host: wrong })).status).toBe(403)
    }
    expect((await raw('/', { host: `localhost:${new URL(page.url).port}` })).status).toBe(200)
  })

  test('another site cannot act through a browser', async () => {
    for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:1', `https://${host()}`]) {
      const answer = await raw('/api/events', { ...json, host: host(), origin }, speak('hi'))
      expect(answer.status).toBe(403)
    }
    expect((await raw('/api/events', { ...json, host: host() }, speak('hi'))).status).toBe(403)
    expect(bot.events).toEqual([])
  })

  test('another site cannot read through a browser', async () => {
    const headers = { host: host(), 'sec-fetch-site': 'cross-site' }
    expect((await raw('/api/state?as=ana', headers)).status).toBe(403)
    expect((await raw('/api/live?as=ana', headers)).status).toBe(403)
    expect((await client.get('/api/state?as=ana')).headers.get('access-control-allow-origin')).toBeNull()
  })

  test('what a plain HTML form could send is refused', async () => {
    const origin = new URL(page.url).origin
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      const answer = await raw('/api/events', { host: host(), origin, 'content-type': type }, speak('hi'))
      expect(answer.status).toBe(415)
    }
  })

  test('the page may run its own scripts only', async () => {
    const response = await client.get('/')
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toContain('unsafe')
    expect(await response.text()).not.toMatch(/<script(?![^>]*\ssrc=)|\son\w+=|style=/)
  })

  test('it listens on this machine only', () => {
    expect(new URL(page.url).hostname).toBe('127.0.0.1')
  })

  test('a port that is taken is said in one sentence that helps', async () => {
    const port = Number(new URL(page.url).port)
    const second = createWebPlatform({
      port,
      dataDir: scratchDir(),
      pictures: boxes,
      log: quiet,
      clock: standingClock(),
    })
    await expect(second.start(bot)).rejects.toMatchObject({
      name: 'SetupError',
      problems: [
        `Port ${port} is taken by another program. Set PORT to another one, as in: PORT=${port + 1} npm start`,
      ],
    })
  })
})

describe('what the page may ask for', () => {
  test('a path that is no address is not found, and is no fault of the page', async () => {
    for (const path of ['//', '//[', 'http://[/'])
      expect([path, (await raw(path, { host: host() })).status]).toEqual([path, 404])
  })

  test('no path leads out of the page’s folder', async () => {
    for (const path of [
      '/../index.ts',
      '/..%2findex.ts',
      '/%2e%2e/index.ts',
      '/page/../../index.ts',
      '//etc/passwd',
      '/..\\index.ts',
      '/tsconfig.json',
      '/pictures/../web.db',
      '/pictures/..%2f..%2fweb.db',
    ]) {
      expect((await raw(path, { host: host() })).status, path).toBe(404)
    }
  })

  test('a line of 10,000 characters reaches the bot, which words its refusal', async () => {
    bot.script = () => reply('you', say('that is too long'))
    const { messages } = await client.event({
      as: 'ben',
      kind: 'say',
      channel: 'back-club',
      text: 'é'.repeat(10_000),
    })
    expect(bot.last('message').text).toHaveLength(10_000)
    expect(messages.at(-1)?.blocks).toMatchObject([{ kind: 'text' }])
  })

  test('a request over 64 kB is refused, and the next one is served', async () => {
    const answer = await client.post('/api/events', JSON.parse(speak('x'.repeat(70_000))))
    expect(answer.status).toBe(413)
    expect(await answer.json()).toEqual({ code: 'too-large', problem: 'The request is larger than 64 kB.' })
    expect((await client.post('/api/events', JSON.parse(speak('hi')))).status).toBe(200)
  })

  test.each([
    ['no such person', { as: 'eve', kind: 'say', channel: 'back-club', text: 'hi' }],
    ['no id', { id: '', as: 'ben', kind: 'say', channel: 'back-club', text: 'hi' }],
    ['no text', { as: 'ben', kind: 'say', channel: 'back-club', text: '' }],
    ['no such kind', { as: 'ben', kind: 'sudo', channel: 'back-club' }],
    ['more than is asked', { as: 'ben', kind: 'say', channel: 'back-club', text: 'hi', from: 'ana' }],
  ])('%s is refused', async (_, body) => {
    expect((await client.post('/api/events', { id: randomUUID(), ...body })).status).toBe(400)
    expect(bot.events).toEqual([])
  })

  test('text that is no JSON is refused', async () => {
    const origin = new URL(page.url).origin
    expect((await raw('/api/events', { ...json, host: host(), origin }, '{"id":')).status).toBe(400)
  })
})
