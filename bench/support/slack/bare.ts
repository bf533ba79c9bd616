import { DatabaseSync } from 'node:sqlite'
import { App, LogLevel } from '@slack/bolt'
import { type Answer, SECRET, TOKEN } from './messages.ts'

/** The least that a log must do: one row in a durable commit of its own. */
export interface Recorder {
  record(person: string, line: string): void
  kept(): number
  close(): void
}

export function openRecorder(file: string): Recorder {
  const db = new DatabaseSync(file)
  db.exec(`pragma journal_mode = wal; pragma synchronous = full;
    create table log (id integer primary key, person text, line text, at integer)`)
  const insert = db.prepare('insert into log (person, line, at) values (?, ?, ?)')
  return {
    record: (person, line) => void insert.run(person, line, Date.now()),
    kept: () => Number(db.prepare('select count(*) as n from log').get()?.n),
    close: () => db.close(),
  }
}

/** A bare Bolt app as its own guide writes it: acknowledge, record, and answer through `respond`, always the same card. */
export async function startBare(api: string, port: number, recorder: Recorder, card: Answer) {
  const app = new App({
    token: TOKEN,
    signingSecret: SECRET,
    endpoints: '/slack/events',
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: api },
  })
  app.command('/done', async ({ command, ack, respond }) => {
    await ack()
    recorder.record(command.user_id, command.text)
    await respond({ response_type: 'ephemeral', text: card.text, blocks: [...card.blocks] as never[] })
  })
  await app.start({ port, host: '127.0.0.1' })
  return { stop: () => app.stop() }
}
