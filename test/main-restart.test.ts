import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { COMMANDS } from '../commands/index.ts'
import { manifest } from '../src/platforms/slack/manifest.ts'
import { FakeSlack } from './support/fake-slack/index.ts'
import { Hands } from './support/fake-slack/people.ts'
import type { Workspace } from './support/fake-slack/world.ts'
import { temporaryFolder } from './support/folder.ts'
import { freePort } from './support/free-port.ts'
import { createDatabase, query } from './support/postgres.ts'
import { RunningMain } from './support/run-main.ts'
import { populate, seen } from './support/slack-stage.ts'
import { waitFor } from './support/wait-for.ts'

/** So many people train at a time, one after the other, for as long as processes are started anew. */
const AT_ONCE = 3

/**
 * What stands before the processes, as an ingress or a service of Kubernetes: each request goes to the next one that is
 * in, and to another if the first takes no connection.
 */
class Balancer {
  readonly in = new Set<number>()
  #server: Server | undefined
  #turn = 0
  /** How many requests each has answered. */
  readonly answered = new Map<number, number>()

  async start(): Promise<string> {
    this.#server = createServer(async (asked, answer) => {
      const body = Buffer.concat(await Array.fromAsync(asked))
      const pass = (port: number, tries: number): void => {
        const onward = request(
          { port, path: asked.url, method: asked.method, headers: asked.headers },
          got => {
            this.answered.set(port, (this.answered.get(port) ?? 0) + 1)
            answer.writeHead(got.statusCode ?? 502, got.headers)
            got.pipe(answer)
          },
        )
        onward.on('error', error => {
          const isRefused = 'code' in error && error.code === 'ECONNREFUSED'
          if (isRefused && tries > 0) return pass(this.#next(), tries - 1)
          answer.writeHead(502).end()
        })
        onward.end(body)
      }
      pass(this.#next(), 2)
    })
    await once(this.#server.listen(0, '127.0.0.1'), 'listening')
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/slack/events`
  }

  #next(): number {
    const all = [...this.in]
    return all[this.#turn++ % all.length] ?? 0
  }

  stop(): void {
    this.#server?.close()
    this.#server?.closeAllConnections()
  }
}

/** One process, and the ports at which Slack and machines find it. */
interface Replica {
  readonly bot: RunningMain
  readonly port: number
}

const root = temporaryFolder()
let slack: FakeSlack
let workspace: Workspace
let balancer: Balancer
let url: string
const running = new Set<RunningMain>()

beforeEach(async () => {
  slack = await new FakeSlack(manifest(COMMANDS, { name: 'Spotter' })).start()
  workspace = populate(slack)
  balancer = new Balancer()
  slack.byHttp(await balancer.start())
  url = await createDatabase()
})
afterEach(async () => {
  await Promise.all([...running].map(bot => bot.end('SIGKILL')))
  balancer.stop()
  await slack.stop()
})

/** Starts one, and lets requests to it when it says that it is ready. */
async function start(): Promise<Replica> {
  const [port, operate] = [await freePort(), await freePort()]
  const bot = new RunningMain(mkdtempSync(join(root, 'run-')), {
    DATABASE_URL: url,
    SLACK_BOT_TOKEN: workspace.token,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_PORT: `${port}`,
    SLACK_API: slack.apiUrl,
    OPERATE_PORT: `${operate}`,
  })
  running.add(bot)
  await bot.says(/Spotter is running/)
  await waitFor(async () => expect((await fetch(`http://127.0.0.1:${operate}/readyz`)).status).toBe(200))
  balancer.in.add(port)
  return { bot, port }
}

/** Ends one as a roll-out does: no new requests, then SIGTERM; and starts another in its place. */
async function renew({ bot, port }: Replica): Promise<Replica> {
  balancer.in.delete(port)
  expect(await bot.stop()).toMatchObject({ code: 0, signal: null, err: '' })
  running.delete(bot)
  return start()
}

/** Logs a whole workout, and again when the bot asks to press once more. @returns how often it was said. */
async function train(user: string): Promise<number> {
  const hands = new Hands(slack, workspace)
  const at = { platform: 'slack' as const, tenant: workspace.id, channel: 'C1' }
  for (let said = 1; ; said++) {
    await hands.command(user, 'C1', 'done', 'all')
    const answers = await waitFor(async () => {
      const own = seen(workspace, user, at).filter(({ onlyYou }) => onlyYou)
      expect(own.length).toBeGreaterThanOrEqual(said)
      return own
    })
    if (answers.some(({ text }) => /Logged/.test(text))) return said
    // Said while one stops, or while the database lets nobody in: either way nothing was kept, and it is said again.
    expect(answers.at(-1)?.text).toMatch(/busy|NOT recorded/)
  }
}

test('while both of two processes are started anew, nobody is left without an answer, and what was logged is there once', async () => {
  let [one, two] = [await start(), await start()]
  const coach = new Hands(slack, workspace)
  await coach.command('UCOACH', 'C1', 'schedule', 'set monday 9:00 Europe/Berlin')
  await coach.command('UCOACH', 'C1', 'schedule', 'now')
  let people = 0
  let trained = 0
  let isOver = false
  const work = async () => {
    while (!isOver) {
      const id = `U${people++}`
      workspace.user({ id, name: id })
      workspace.channels.get('C1')?.members.add(id)
      await train(id)
      trained++
    }
  }
  const workers = Promise.all(Array.from({ length: AT_ONCE }, work))
  await waitFor(async () => expect(trained).toBeGreaterThan(5))
  one = await renew(one)
  two = await renew(two)
  // Those who took their places have their part, too.
  await waitFor(async () => expect(balancer.answered.size).toBe(4))
  isOver = true
  await workers
  expect(trained).toBe(people)
  const { rows } = await query(url, 'select count(*)::int as n from completions group by member_id')
  expect(rows).toHaveLength(people)
  // Everybody has the whole of the first week's workout.
  expect(new Set(rows.map(({ n }) => n)).size).toBe(1)
  for (const { bot } of [one, two]) expect(await bot.stop()).toMatchObject({ code: 0, err: '' })
}, 300_000)
