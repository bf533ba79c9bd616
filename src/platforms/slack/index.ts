import { Server } from 'node:http'
import { App, SocketModeReceiver } from '@slack/bolt'
import type { Message } from '../../chat/message.ts'
import type { Bot, Platform } from '../../chat/platform.ts'
import type { Place } from '../../core/address.ts'
import { PlatformError } from '../../core/errors.ts'
import type { Space } from '../../core/spaces.ts'
import { vault } from '../../core/vault.ts'
import { PlatformClock } from '../shared/platform-clock.ts'
import { checkPort } from '../shared/ports.ts'
import { UnderWay } from '../shared/under-way.ts'
import { Answers } from './answers.ts'
import { authorizeOne, boltLogger, clientOptionsOf, receiverOf } from './bolt.ts'
import { homeOf } from './decode.ts'
import { asSetupError, isRemoval } from './errors.ts'
import { Files } from './files.ts'
import { HomePages } from './home.ts'
import { inTime } from './in-time.ts'
import { Installations } from './installations.ts'
import { listen } from './listen.ts'
import { Messages } from './messages.ts'
import { renamer } from './names.ts'
import { type Kept, Posts } from './once.ts'
import type { SlackOptions } from './options.ts'
import { People } from './people.ts'
import { ChannelQueue, laneOf } from './queue.ts'
import { Renewal } from './renewal.ts'
import { Seen } from './seen.ts'
import { Web } from './web.ts'

export { renamer } from './names.ts'
export type { SlackOptions } from './options.ts'

/** How long `stop` waits for answers that are under way. Milliseconds. */
const DRAIN = 5000

/** Spotter in Slack: @slack/bolt over Socket Mode or signed HTTP, in one workspace or many. */
export function createSlackPlatform(options: SlackOptions): Platform {
  const { connection, auth, log, commandPrefix = '' } = options
  const clock = new PlatformClock()
  const clientOptions = clientOptionsOf(options, clock)
  const installations =
    auth.kind === 'oauth'
      ? new Installations(options.space<string>('slack-installations'), vault(auth.installationKeys))
      : undefined
  const renewal =
    auth.kind === 'oauth' && installations
      ? new Renewal({
          ...auth,
          installations,
          turns: options.space<true>('slack-renewals'),
          clientOptions,
          now: clock.now,
          log,
        })
      : undefined
  let hasEnded = false
  /** Of many workspaces the others go on; without the only one there is nothing to go on with. */
  const gone = async (team: string, why: string) => {
    if (auth.kind !== 'one' || hasEnded || !isRemoval(why) || (await web.selfOf(auth.botToken)).team !== team)
      return
    hasEnded = true
    options.ended?.(new PlatformError('token-revoked', 'Slack took the bot’s token back', { detail: why }))
  }
  const tokenOf = async (tenant: string) => {
    if (auth.kind === 'oauth') return renewal?.tokenOf(tenant)
    return (await web.selfOf(auth.botToken)).team === tenant ? auth.botToken : undefined
  }
  const web: Web = new Web(clientOptions, tokenOf, gone)
  const files = new Files(web, options.pictures, options.space<string>('slack-files'), log)
  const messages = new Messages(web, files)
  const once = new Posts(options.space<Kept>('slack-once'), web, clock.now)
  const underWay = new UnderWay()
  let bot: Bot | undefined
  const people = new People(web, person => void underWay.add(bot?.left(person) ?? Promise.resolve()))
  const queue = new ChannelQueue()
  let app: App | undefined
  let receiver: ReturnType<typeof receiverOf> | undefined
  let server: Server | undefined

  const postOnce = async (to: Place, message: Message, key: string, theirs?: Space<Kept>) => {
    let isNew = false
    const send = async (metadata: object) => {
      const ts = await messages.post(to, message, metadata)
      isNew = true
      return ts
    }
    const ts = await queue.run(laneOf(to), () => once.post(to, key, send, theirs))
    // The message stands; a file that fails must not lead to a second one.
    if (isNew) {
      await messages
        .sendFiles(to, message)
        .catch(error => log.error({ err: error, tenant: to.tenant }, 'a file was not sent'))
    }
    return { place: to, message: ts }
  }

  return {
    name: 'slack',
    async start(to) {
      bot = to
      messages.rewrite = renamer(to.commands, commandPrefix)
      const seen = new Seen(options.space<true>('slack-seen'), log)
      const answers = new Answers({
        bot: to,
        web,
        messages,
        once,
        queue,
        seen,
        apology: options.apology,
        twice: options.twice,
        homes: new HomePages(messages, options.back),
        log,
      })
      // A token that does not work is found out here, before anything is promised.
      await installations?.check(log)
      if (auth.kind === 'one') await web.selfOf(auth.botToken).catch(asSetupError('SLACK_BOT_TOKEN'))
      // Bolt's socket receiver listens without asking whether it could: that would end the process.
      const { port } = connection
      if (port !== undefined) await checkPort({ setting: 'SLACK_PORT', ...connection, port })
      receiver = inTime(receiverOf(options, clientOptions, installations, clock), to, log)
      app = new App({
        receiver,
        socketMode: connection.kind === 'socket',
        logger: boltLogger(log),
        clientOptions,
        convoStore: false,
        ...(auth.kind === 'one'
          ? { authorize: source => authorizeOne(web, auth.botToken, source.teamId) }
          : {}),
      })
      app.error(async error => log.error({ err: error }, 'Slack event failed'))
      listen(app, { bot: to, answers, commandPrefix, installations, gone, track: work => underWay.add(work) })
      const started: unknown = await app
        .start(connection.kind === 'http' ? { port: connection.port, host: connection.host } : 0)
        .catch(asSetupError('SLACK_APP_TOKEN'))
      server = started instanceof Server ? started : undefined
    },
    async stop() {
      const stopped = app?.stop()
      app = undefined
      await Promise.all([underWay.settle(DRAIN), renewal?.stop()])
      // Otherwise a line that Slack keeps open for the next event is waited for.
      server?.closeAllConnections()
      await stopped
    },
    get isConnected() {
      if (!app) return false
      if (receiver instanceof SocketModeReceiver) return receiver.client.websocket?.isActive() ?? false
      return server?.listening ?? false
    },
    post: (to, message, key, about) => postOnce(to, message, key, about && options.personal<Kept>(about)),
    async find(to, key, from, until) {
      const ts = await once.find(to, key, from, until)
      return ts === undefined ? undefined : { place: to, message: ts }
    },
    async edit(at, message) {
      const home = homeOf(at)
      if (home) return await messages.publish(at.place, home, message)
      await queue.run(laneOf(at), () => messages.edit(at, message))
    },
    // A thread in Slack is its first message: there is nothing to open.
    openThread: async on => ({ ...on.place, thread: on.place.thread ?? on.message }),
    async tell(person, message, key) {
      const theirs = options.personal<Kept>(person)
      return await postOnce(await messages.direct(person), message, key, theirs)
    },
    async isIn(tenant) {
      try {
        await web.call(tenant, 'auth.test')
        return true
      } catch (error) {
        if (error instanceof PlatformError && isRemoval(error.detail)) return false
        throw error
      }
    },
    async forget(person) {
      people.forget(person)
      messages.forget(person)
    },
    profile: (person, at) => people.profile(person, at),
  }
}
