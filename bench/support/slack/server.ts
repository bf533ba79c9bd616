/**
 * A small Slack in a process of its own: people who type /done, signed as Slack signs, and a Web API that takes
 * every answer by whichever way it comes. It is as light as it can be, and checks only that an answer is one.
 */
import { createHmac } from 'node:crypto'
import { Agent, createServer, type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { serveParent } from '../child.ts'
import { inLanes } from '../lanes.ts'
import { quantile } from '../rounds.ts'
import { slowLine } from '../slow-line.ts'
import {
  type Answer,
  type Asked,
  COMMANDS,
  type Flooded,
  type Logged,
  MEMBERS_PER_CHANNEL,
  SECRET,
  type Told,
} from './messages.ts'

const SECONDS = 10
/** Slack waits so long for an answer, in milliseconds. */
const GIVES_UP = 3000
const agent = new Agent({ keepAlive: true })
/** Who waits for an answer, by person: nobody types two commands at once. */
const waiting = new Map<string, (answer: Answer) => void>()
let people = 0
let events = 0
/** Commands come so rarely that the connection for an answer is closed by then: Node's fetch keeps it for four seconds. */
let isRare = false

const METHODS: Readonly<Record<string, (args: URLSearchParams) => object>> = {
  'auth.test': () => ({
    team_id: 'T1',
    user: 'spotter',
    user_id: 'UBOT',
    bot_id: 'B1',
    url: 'https://acme.slack.com/',
  }),
  'users.info': args => ({
    user: {
      id: args.get('user'),
      name: 'member',
      real_name: 'Member',
      tz: 'Europe/Berlin',
      is_admin: args.get('user') === 'UCOACH',
    },
  }),
  'conversations.info': args => ({ channel: { id: args.get('channel'), is_member: true } }),
  // Nothing that fell due before the bot began was posted then.
  'conversations.history': () => ({ messages: [], has_more: false }),
  'chat.postMessage': args => ({ channel: args.get('channel'), ts: `${++events}.000001` }),
  'chat.update': args => ({ ts: args.get('ts') }),
  'chat.postEphemeral': args => {
    arrived(args.get('user') ?? '', {
      text: args.get('text') ?? '',
      blocks: JSON.parse(args.get('blocks') ?? '[]'),
    })
    return { message_ts: `${++events}.000002` }
  },
}

const server = createServer(async (incoming, response) => {
  const [, kind, name = ''] = (incoming.url ?? '').split('/')
  const body = await textOf(incoming)
  if (kind === 'respond') arrived(name, JSON.parse(body) as Answer)
  const method = METHODS[name]
  if (kind === 'api' && !method) console.error(`the bench's Slack has no ${name}`)
  response.setHeader('content-type', 'application/json')
  if (kind === 'respond' && isRare) response.setHeader('connection', 'close')
  response.end(JSON.stringify({ ok: true, ...(kind === 'api' ? method?.(new URLSearchParams(body)) : {}) }))
})
// Over a slow line a bot would still use what was just closed for being idle.
server.keepAliveTimeout = 60_000
await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
let base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
/** Where a command to an address is sent: to itself, or to the near end of a line that leads there. */
let wayTo = async (url: string) => url

serveParent(async (asked: Asked): Promise<Told> => {
  if (asked.do === 'open') {
    if (asked.eachWay) await moveAway(asked.eachWay)
    return { api: `${base}/api/` }
  }
  if (asked.do === 'log') return { logged: await log(asked) }
  if (asked.do === 'flood') return { flooded: await flood(asked) }
  for (let i = 0; i < asked.channels; i++) {
    await command(asked.events, 'UCOACH', `C${i}`, 'schedule', 'set monday 9:00 UTC')
    await command(asked.events, 'UCOACH', `C${i}`, 'schedule', 'now')
  }
  return {}
})

/** From now on all that comes here, or is sent from here, takes so many milliseconds more. */
async function moveAway(eachWay: number): Promise<void> {
  const lines = new Map<string, Promise<string>>()
  const line = async (url: string) => {
    const { port, pathname } = new URL(url)
    return `http://127.0.0.1:${await slowLine(Number(port), eachWay)}${pathname}`
  }
  base = (await line(base)).replace(/\/$/, '')
  wayTo = url => {
    const known = lines.get(url) ?? line(url)
    lines.set(url, known)
    return known
  }
}

async function flood(asked: Extract<Asked, { do: 'flood' }>): Promise<Flooded> {
  const { events: url, rate, seconds } = asked
  const counts = { inTime: 0, toldBusy: 0, late: 0 }
  const all: Promise<void>[] = []
  const times: number[] = []
  const began = performance.now()
  for (let sent = 0; sent < rate * seconds; sent++) {
    await sleep(Math.max(0, began + (sent * 1000) / rate - performance.now()))
    const member = people++
    const channel = `C${Math.floor(member / MEMBERS_PER_CHANNEL)}`
    const one = command(url, `U${member}`, channel, 'done', 'bridges 12').then(
      ({ answered, answer }) => {
        const said = JSON.stringify(answer)
        times.push(answered)
        if (answered > GIVES_UP) counts.late++
        else if (said.includes('busy')) counts.toldBusy++
        else if (said.includes('Undo')) counts.inTime++
        else counts.late++
      },
      () => {
        counts.late++
        times.push(Number.POSITIVE_INFINITY)
      },
    )
    all.push(one)
  }
  await Promise.all(all)
  agent.destroy()
  return { ...counts, p50: quantile(times, 0.5), p99: quantile(times, 0.99) }
}

async function log(asked: Extract<Asked, { do: 'log' }>): Promise<Logged> {
  isRare = asked.rarely ?? false
  const acknowledged: number[] = []
  const answered: number[] = []
  let answer: Answer = { text: '', blocks: [] }
  const members = Array.from({ length: asked.members }, () => people++)
  const began = performance.now()
  await inLanes(asked.lanes, members, async member => {
    const channel = `C${Math.floor(member / MEMBERS_PER_CHANNEL)}`
    for (const line of COMMANDS) {
      const one = await command(asked.events, `U${member}`, channel, 'done', line)
      acknowledged.push(one.acknowledged)
      answered.push(one.answered)
      answer = one.answer
      if (!JSON.stringify(answer.blocks).includes('Undo'))
        throw new Error(`no answer: ${JSON.stringify(answer)}`)
    }
  })
  const took = performance.now() - began
  // The bots take turns: a line that is idle until the next one may be closed just when it is used again.
  agent.destroy()
  const both = (all: number[]) => ({ p50: quantile(all, 0.5), p99: quantile(all, 0.99) })
  return { took, acknowledged: both(acknowledged), answered: both(answered), answer }
}

/** Types a command; resolves when its answer is there. */
async function command(url: string, user: string, channel: string, name: string, text: string) {
  events += 1
  const body = new URLSearchParams({
    command: `/${name}`,
    text,
    ...{ team_id: 'T1', team_domain: 'acme', channel_id: channel, channel_name: 'club' },
    ...{ user_id: user, user_name: 'member', api_app_id: 'A1', token: 'x', is_enterprise_install: 'false' },
    ...{ response_url: `${base}/respond/${user}`, trigger_id: `${events}.1.x` },
  }).toString()
  const time = String(Math.floor(Date.now() / 1000))
  const signature = createHmac('sha256', SECRET).update(`v0:${time}:${body}`).digest('hex')
  const answer = new Promise<Answer>((resolve, fail) => {
    const late = setTimeout(() => fail(new Error(`/${name} ${text} was not answered`)), SECONDS * 1000)
    waiting.set(user, said => {
      clearTimeout(late)
      resolve(said)
    })
  })
  // A command that cannot even be sent is said where it is awaited.
  answer.catch(() => {})
  const way = await wayTo(url)
  const began = performance.now()
  const carried = await post(way, body, {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': time,
    'x-slack-signature': `v0=${signature}`,
  })
  const acknowledged = performance.now() - began
  if (carried) arrived(user, JSON.parse(carried) as Answer)
  return { acknowledged, answer: await answer, answered: performance.now() - began }
}

function arrived(user: string, answer: Answer): void {
  waiting.get(user)?.(answer)
  waiting.delete(user)
}

function post(url: string, body: string, headers: Record<string, string>): Promise<string> {
  return new Promise((resolve, fail) => {
    const sent = request(url, {
      method: 'POST',
      agent,
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    })
    sent.on('error', fail)
    sent.on('response', async response => {
      const text = await textOf(response)
      if (response.statusCode === 200) resolve(text)
      else fail(new Error(`HTTP ${response.statusCode}`))
    })
    sent.end(body)
  })
}

async function textOf(stream: IncomingMessage): Promise<string> {
  let text = ''
  stream.setEncoding('utf8')
  for await (const chunk of stream) text += chunk
  return text
}
