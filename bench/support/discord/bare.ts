import { DatabaseSync } from 'node:sqlite'
import { Client, Events, GatewayIntentBits } from 'discord.js'
import type { Rendered } from '../../../src/platforms/discord/render.ts'
import { TOKEN } from '../../../test/support/fake-discord/index.ts'

/**
 * The least that a Discord bot does for a press: one durable insert, and the message drawn anew. Drawing is for
 * free: the same card is sent every time.
 */
export async function bareHandler(file: string, api: string, card: Rendered) {
  const db = new DatabaseSync(file)
  db.exec(`pragma journal_mode = wal; pragma synchronous = full;
    create table completions (person text, week text, program text, exercise text, round integer, outcome text,
      amount integer, grams integer, variant text, done_at integer, logged_at integer, batch text,
      primary key (person, week, program, exercise, round));
    create index completions_batch on completions (batch)`)
  const insert = db.prepare('insert into completions values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api } })
  const { flags, components } = card.body
  const files = card.files.map(({ name, data }) => ({ name, attachment: Buffer.from(data as Uint8Array) }))
  let round = 0
  client.on(Events.InteractionCreate, async interaction => {
    if (!interaction.isButton()) return
    const now = Date.now()
    const [, , week = '', program = '', exercise = ''] = interaction.customId.split(':')
    insert.run(
      ...[interaction.user.id, week, program, exercise, ++round, 'done'],
      ...[12, null, 'standard', now, now, interaction.id],
    )
    await interaction.update({ flags, components, files })
  })
  const ready = new Promise(resolve => client.once(Events.ClientReady, resolve))
  await client.login(TOKEN)
  await ready
  return {
    kept: () => Number(db.prepare('select count(*) as n from completions').get()?.n),
    async close() {
      await client.destroy()
      db.close()
    },
  }
}
