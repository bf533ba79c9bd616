import type { App } from '../src/app.ts'
import type { Rendered } from '../src/platforms/discord/render.ts'
import type { Store } from '../src/storage/store.ts'
import { bareHandler } from './support/discord/bare.ts'
import { type Fake, startFake } from './support/discord/fake.ts'
import { cardOf, openApp, textOnly } from './support/discord/ours.ts'
import { withFolder } from './support/folder.ts'
import { keptIn } from './support/kept.ts'
import { rounds, time } from './support/rounds.ts'
import type { Bench, Figure } from './support/table.ts'

const WALKS = 12
/** Of a first week: two rounds of three exercises. */
const STEPS = 6
const ROUNDS = 5
const AT_ONCE = 16

/** Done presses from the gateway's event to the answer, through the real client, each durable before it is answered. */
export const bench: Bench = {
  title: 'Done presses through the real client and a fake Discord in a process of its own',
  run: () => withFolder(measure),
}

async function measure(folder: string): Promise<Figure[]> {
  const fakes = { ours: await startFake(), bare: await startFake(), text: await startFake() }
  const { app, store } = await openApp(`${folder}/spotter.db`, fakes.ours.api)
  await fakes.ours.ask({ do: 'schedule' })
  const card = await cardOf(app)
  const plain: Rendered = { body: { ...card.body, components: textOnly(card) }, files: [] }
  const bare = await bareHandler(`${folder}/bare.db`, fakes.bare.api, card)
  const text = await bareHandler(`${folder}/text.db`, fakes.text.api, plain)

  let presses = 0
  const cpu = { ours: [] as number[], bare: [] as number[], text: [] as number[] }
  const fakeCpu: number[] = []
  const side = (fake: Fake, begin: () => Promise<unknown>, used: number[], lanes: number) => async () => {
    await begin()
    const before = process.cpuUsage()
    let theirs = 0
    const milliseconds = await time(async () => {
      theirs = await fake.ask({ do: 'press', lanes, times: STEPS })
    })
    const { user, system } = process.cpuUsage(before)
    used.push((user + system) / (WALKS * STEPS))
    fakeCpu.push(theirs / (WALKS * STEPS))
    return (WALKS * STEPS) / (milliseconds / 1000)
  }
  const begin = {
    ours: () => {
      presses += WALKS * STEPS
      return fakes.ours.ask({ do: 'start', count: WALKS })
    },
    bare: () => fakes.bare.ask({ do: 'show', count: WALKS, components: card.body.components }),
    text: () => fakes.text.ask({ do: 'show', count: WALKS, components: plain.body.components }),
  }
  const ignored: number[] = []
  const one = await rounds(ROUNDS, {
    ours: side(fakes.ours, begin.ours, ignored, 1),
    bare: side(fakes.bare, begin.bare, ignored, 1),
    text: side(fakes.text, begin.text, ignored, 1),
  })
  const many = await rounds(ROUNDS, {
    ours: side(fakes.ours, begin.ours, cpu.ours, AT_ONCE),
    bare: side(fakes.bare, begin.bare, cpu.bare, AT_ONCE),
    text: side(fakes.text, begin.text, cpu.text, AT_ONCE),
  })
  const kept = await completions(store, app)
  if (kept !== presses) throw new Error(`${presses} presses, ${kept} kept`)
  for (const one of [bare, text])
    if (one.kept() !== presses) throw new Error(`${presses} presses, ${one.kept()} kept`)
  await Promise.all([app.stop(), bare.close(), text.close()])
  for (const fake of Object.values(fakes)) fake.close()
  const beside = (name: string, values: number[]) => ({ name, values })
  return [
    {
      name: 'one after the other',
      unit: 'a second',
      ours: one.ours,
      beside: beside('bare, same card', one.bare),
    },
    { name: '', unit: 'a second', ours: one.ours, beside: beside('bare, text only', one.text) },
    {
      name: `${AT_ONCE} at once`,
      unit: 'a second',
      ours: many.ours,
      beside: beside('bare, same card', many.bare),
      aim: 'at least 0.9',
    },
    { name: '', unit: 'a second', ours: many.ours, beside: beside('bare, text only', many.text) },
    {
      name: 'processor time of one',
      unit: 'µs',
      ours: cpu.ours,
      beside: beside('bare, same card', cpu.bare),
    },
    { name: '', unit: 'µs', ours: cpu.ours, beside: beside('bare, text only', cpu.text) },
    { name: 'of the fake', unit: 'µs', ours: fakeCpu },
  ]
}

async function completions(store: Store, app: App): Promise<number> {
  const [group] = await app.services.store.groups.underPlace('discord/')
  if (!group) throw new Error('no group')
  return keptIn(store, group.id)
}
