import { join } from 'node:path'
import { openStore } from '../../src/storage/store.ts'
import { openBot } from './bot.ts'
import { startChild } from './child.ts'
import { bareHandler } from './discord/bare.ts'
import { startFake } from './discord/fake.ts'
import { cardOf, openApp } from './discord/ours.ts'
import { type ByRoom, profiled } from './profile.ts'
import { STEPS } from './raw-inserts.ts'
import { seed } from './seed.ts'
import { type Asked, COMMANDS, MEMBERS_PER_CHANNEL, type Told } from './slack/messages.ts'
import { startBolt, startOurs } from './slack/sides.ts'
import { walkersOf } from './walkers.ts'

/** Times that a thing is done before it is profiled: code is compiled by then. */
const WARM = 270
const TIMES = 540
/** Of a first week in Discord. */
const FIRST_STEPS = 6

/** A press in engine and store, with its effects. */
export async function press(folder: string): Promise<ByRoom> {
  const file = `${folder}/spotter.db`
  await (await openStore({ file })).close()
  const members = (WARM + TIMES) / STEPS
  const size = { groups: Math.ceil(members / 8), members, history: 52 }
  await seed({ file }, size)
  const { app, store } = await openBot({ file })
  const walkers = walkersOf(app, size)
  const walk = async (times: number) => {
    for (const one of await ready(times)) await one.walk()
  }
  const ready = (times: number) => Promise.all(Array.from({ length: times / STEPS }, () => walkers.next()))
  await walk(WARM)
  const waiting = await ready(TIMES)
  const rooms = await profiled(TIMES, async () => {
    for (const one of waiting) await one.walk()
  })
  await walkers.check()
  await store.close()
  return rooms
}

/** A signed /done, beside a bare Bolt handler. */
export async function slack(folder: string): Promise<[ByRoom, ByRoom]> {
  const world = startChild<Asked, Told>(join(import.meta.dirname, 'slack/server.ts'))
  const { api = '' } = await world.ask({ do: 'open' })
  const ours = await startOurs(folder, api)
  const channels = Math.ceil((2 * (WARM + TIMES)) / COMMANDS.length / MEMBERS_PER_CHANNEL)
  await world.ask({ do: 'schedule', events: ours.events, channels })
  const log = async (events: string, times: number) => {
    const { logged } = await world.ask({ do: 'log', events, members: times / COMMANDS.length, lanes: 1 })
    if (!logged) throw new Error('nothing was logged')
    return logged
  }
  const { answer } = await log(ours.events, WARM)
  const rooms = await profiled(TIMES, () => log(ours.events, TIMES))
  await ours.stop()
  const bolt = await startBolt(folder, api, answer)
  await log(bolt.events, WARM)
  const beside = await profiled(TIMES, () => log(bolt.events, TIMES))
  await bolt.stop()
  world.close()
  return [rooms, beside]
}

/** A Done press on Discord, beside a bare handler with the same card. */
export async function discord(folder: string): Promise<[ByRoom, ByRoom]> {
  const fakes = { ours: await startFake(), bare: await startFake() }
  const { app } = await openApp(`${folder}/spotter.db`, fakes.ours.api)
  await fakes.ours.ask({ do: 'schedule' })
  const card = await cardOf(app)
  const walks = (times: number) => times / FIRST_STEPS
  const begun = (count: number) => fakes.ours.ask({ do: 'start', count })
  const pressed = (fake: keyof typeof fakes) => fakes[fake].ask({ do: 'press', lanes: 1, times: FIRST_STEPS })
  await begun(walks(WARM))
  await pressed('ours')
  await begun(walks(TIMES))
  const rooms = await profiled(TIMES, () => pressed('ours'))
  await app.stop()
  const bare = await bareHandler(`${folder}/bare.db`, fakes.bare.api, card)
  const { components } = card.body
  await fakes.bare.ask({ do: 'show', count: walks(WARM), components })
  await pressed('bare')
  await fakes.bare.ask({ do: 'show', count: walks(TIMES), components })
  const beside = await profiled(TIMES, () => pressed('bare'))
  await bare.close()
  for (const fake of Object.values(fakes)) fake.close()
  return [rooms, beside]
}
