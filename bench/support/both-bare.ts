/** A bare bot of both platforms, as their own guides begin: a database file, discord.js and Bolt, connected. */
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { App, LogLevel } from '@slack/bolt'
import { Client, Events } from 'discord.js'
import { intents } from '../../src/platforms/discord/connect.ts'

const { env } = process
const db = new DatabaseSync(join(env.DATA_DIR ?? '.', 'bare.db'))
db.exec('pragma journal_mode = wal; create table if not exists t (id integer primary key)')
const client = new Client({ intents: intents(true), rest: { api: env.DISCORD_API ?? '' } })
const ready = new Promise(resolve => client.once(Events.ClientReady, resolve))
const app = new App({
  signingSecret: env.SLACK_SIGNING_SECRET ?? '',
  endpoints: '/slack/events',
  logLevel: LogLevel.ERROR,
  clientOptions: { slackApiUrl: env.SLACK_API ?? '' },
  authorize: async () => ({ botToken: 'xoxb-bare', botId: 'B', botUserId: 'U' }),
})
await app.start({ port: Number(env.SLACK_PORT), host: '127.0.0.1' })
await client.login(env.DISCORD_TOKEN)
await ready
console.log('running')
