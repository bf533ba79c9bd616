import { App } from '../src/app.ts'
import { earlyWeek } from '../src/bot/opening.ts'
import { sessionOf, walkOf } from '../src/bot/session.ts'
import { walkView } from '../src/bot/views/walk.ts'
import { en } from '../src/bot/wording/en.ts'
import { createPictures } from '../src/pictures/index.ts'
import { createDiscordPlatform } from '../src/platforms/discord/index.ts'
import { type Rendered, render } from '../src/platforms/discord/render.ts'
import { loadPrograms } from '../src/programs/load.ts'
import { openStore, type Store } from '../src/storage/store.ts'
import { TOKEN } from '../test/support/fake-discord/index.ts'
import { patient } from './support/bot.ts'
import { bareHandler } from './support/discord/bare.ts'
import { type Fake, startFake } from './support/discord/fake.ts'
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

async function openApp(file: string, api: string): Promise<{ app: App; store: Store }> {
  const store = await openStore({ file })
  const log = { debug: ignore, info: ignore, warn: complain, error: complain }
  const app = new App({
    store,
    programs: await loadPrograms('programs'),
    log,
    now: Date.now,
    timers: patient,
  })
  await app.join(
    createDiscordPlatform({
      token: TOKEN,
      api,
      log,
      pictures: createPictures(),
      space: store.space('discord'),
      personal: person => store.personal('discord', person),
      apology: 'Too late.',
    }),
  )
  return { app, store }
}

/** What our bot shows at a first step, as Discord gets it. */
async function cardOf(app: App): Promise<Rendered> {
  const { programs, store } = app.services
  const [due] = await store.groups.underPlace('discord/')
  const [program] = programs
  if (!due || !program) throw new Error('nothing is planned')
  const ids = { id: 'm'.repeat(12), groupId: due.id, person: 'discord/1/1' }
  const member = {
    ...ids,
    joinedAt: 0,
    reminders: true,
    lastWeek: 0,
    leftAt: null,
    awayFrom: null,
    awayUntil: null,
    passedUntil: 0,
    passedGently: false,
    heldAt: null,
  }
  const version = await app.services.versions.current(program.id, Date.now())
  const session = sessionOf(member, due, earlyWeek(due.id, version, Date.now()), version, undefined)
  const walk = walkOf(session, [])
  const state = {
    walk,
    rows: [],
    who: 'someone',
    target: undefined,
    units: 'kg',
    pictures: 'moving',
    now: Date.now(),
    asks: true,
    asksToRemind: true,
    gate: 'open',
    shared: true,
  } as const
  return render(walkView(en, session, state), createPictures())
}

function textOnly(card: Rendered): Rendered['body']['components'] {
  return card.body.components.map(c =>
    c.type === 17 ? { ...c, components: c.components.filter(one => one.type !== 12) } : c,
  )
}

async function completions(store: Store, app: App): Promise<number> {
  const [group] = await app.services.store.groups.underPlace('discord/')
  if (!group) throw new Error('no group')
  return keptIn(store, group.id)
}

function ignore() {}

/** A figure of something that fails is worth nothing. */
function complain(data: object, message: string): never {
  throw new Error(message, { cause: 'err' in data ? data.err : data })
}
