/**
 * A fake Discord in a process of its own, so that what it costs does not count as the bot's. It has one server
 * with people who press Done, and does what its parent asks.
 */
import { PermissionFlagsBits } from 'discord.js'
import { FakeDiscord } from '../../../test/support/fake-discord/index.ts'
import type { Channel, Json, Message, User } from '../../../test/support/fake-discord/world.ts'
import { inLanes } from '../lanes.ts'
import type { Asked, Told } from './messages.ts'

const fake = await new FakeDiscord().listen()
const { world, people } = fake
const coach = world.addUser('coach')
const guild = world.addGuild('Lifters', coach)
world.join(guild, coach, PermissionFlagsBits.ManageGuild)
const channel = world.addChannel(guild, 'general')
const CHANNELS = 20
const ROLES = 10

/** Where everyone's message with its Done button is. */
const walks: { readonly user: User; readonly message: Message }[] = []

async function serve(asked: Asked): Promise<Told> {
  switch (asked.do) {
    case 'schedule':
      await people.command(
        coach,
        channel,
        'schedule',
        { weekday: 'monday', time: '9:00', zone: 'UTC' },
        'set',
      )
      await people.command(coach, channel, 'schedule', {}, 'now')
      await prompt()
      return {}
    case 'start':
      for (let i = 0; i < asked.count; i++) walks.push(await start())
      return {}
    case 'show':
      for (let i = 0; i < asked.count; i++) walks.push({ user: newcomer(), message: show(asked.components) })
      return {}
    case 'grow':
      for (let i = 0; i < asked.servers; i++) grow(i)
      return {}
    case 'press':
      return press(asked.lanes, asked.times)
  }
}

/** Every walk pressed through, so many at the same time. */
async function press(lanes: number, times: number): Promise<Told> {
  fake.rest.seen.length = 0
  const before = process.cpuUsage()
  await inLanes(lanes, walks.splice(0), async ({ user, message }) => {
    for (let n = 0; n < times; n++) {
      const { answered } = await people.press(user, message, doneButton(message))
      if (answered?.type !== 7) throw new Error(`a press was answered with type ${answered?.type}`)
    }
  })
  const { user, system } = process.cpuUsage(before)
  const refused = fake.rest.seen.filter(one => one.status >= 400)
  if (refused.length > 0) throw new Error(`refused: ${JSON.stringify(refused[0])}`)
  fake.interactions.forget()
  return { cpu: user + system }
}

/** From the prompt's Start to the first step, which stands in the thread. */
async function start(): Promise<{ user: User; message: Message }> {
  const user = newcomer()
  const week = await prompt()
  await people.press(user, week, button(week, 'walk.start:'))
  const gate = fake.seenBy(user, channel).findLast(message => message.onlyFor === user.id)
  if (!gate) throw new Error('no gate')
  await people.press(user, gate, button(gate, 'gate.fine:'))
  const thread = world.channel(week.id)
  return { user, message: await eventually(() => named(thread, user)) }
}

function named(thread: Channel, user: User): Message | undefined {
  return fake
    .seenBy(user, thread)
    .find(one => JSON.stringify(one.components).includes(String(user.global_name)))
}

function prompt(): Promise<Message> {
  return eventually(() => fake.seenBy(coach, channel).find(message => button(message, 'walk.start:')))
}

function newcomer(): User {
  const user = world.addUser(`u${world.users.size}u`)
  world.join(guild, user)
  return user
}

function show(components: readonly object[]): Message {
  const copy = structuredClone(components) as Json[]
  return world.put({
    channel_id: channel.id,
    author: world.bot,
    content: '',
    flags: 32768,
    components: copy,
    mentions: [],
  })
}

/** A server of a middling size, as Discord sends it to a bot without the privileged intents. */
function grow(n: number): void {
  const server = world.addGuild(`Server ${n}`, coach)
  for (let i = 0; i < CHANNELS; i++) world.addChannel(server, `channel-${i}`)
  for (let i = 0; i < ROLES; i++)
    server.roles.push({ id: world.snowflake(), name: `role ${i}`, permissions: 0n })
}

function doneButton(message: Message): string {
  const found = button(message, 'walk.done:')
  if (!found) throw new Error('a walk ended before its time')
  return found
}

function button(message: Message, action: string): string {
  const all = (list: readonly Json[]): Json[] =>
    list.flatMap(c => [c, ...all((c.components ?? []) as Json[])])
  const found = all(message.components).find(c => String(c.custom_id).startsWith(action))
  return String(found?.custom_id ?? '')
}

async function eventually<T>(look: () => T | undefined): Promise<T> {
  for (let tries = 0; tries < 500; tries++) {
    const found = look()
    if (found) return found
    await new Promise(done => setTimeout(done, 20))
  }
  throw new Error('it did not come')
}

process.on('message', async (asked: Asked) => {
  const told = await serve(asked).catch((error: unknown): Told => ({ error: String(error) }))
  process.send?.(told)
})
process.send?.({ api: fake.api } satisfies Told)
// Whoever asked is gone.
process.on('disconnect', () => process.exit())
