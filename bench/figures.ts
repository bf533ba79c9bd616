import { Resvg } from '@resvg/resvg-js'
import { QUARTER, weeksChart } from '../src/bot/charts.ts'
import { Versions } from '../src/bot/versions.ts'
import { en } from '../src/bot/wording/en.ts'
import { createPictures } from '../src/pictures/index.ts'
import { loadPrograms } from '../src/programs/load.ts'
import { openStore, type Store } from '../src/storage/store.ts'
import { withFolder } from './support/folder.ts'
import { rounds, time } from './support/rounds.ts'
import { seed } from './support/seed.ts'
import type { Bench, Figure } from './support/table.ts'

const ROUNDS = 9
/** As many renders as a loop may cost. */
const FRAMES = 12
const CACHED = 1000
const CHARTS = 20
const YEARS = [10, 1] as const

/** Cards, loops and charts, beside resvg drawing the same card by itself. */
export const bench: Bench = {
  title: 'Pictures: drawn, from cache, and what they weigh',
  run: async () => {
    const shown = await figures()
    const [first] = shown
    if (!first) throw new Error('there is no figure')
    const kept = createPictures()
    const card = { kind: 'figure' as const, ...first }
    await kept.bytes(card)
    const svg = kept.svg(card)
    const bare = () => time(() => new Resvg(svg, { fitTo: { mode: 'width', value: 800 } }).render().asPng())
    const drawn = await rounds(ROUNDS, {
      card: () => time(() => createPictures().bytes(card)),
      loop: () => time(() => createPictures().bytes({ ...card, moves: true })),
      answering: () => threadTime(() => createPictures().bytes({ ...card, moves: true })),
      bare,
      frames: () =>
        time(async () => {
          for (let i = 0; i < FRAMES; i++) await bare()
        }),
      cached: async () =>
        (await time(async () => {
          for (let i = 0; i < CACHED; i++) await kept.bytes(card)
        })) / CACHED,
    })
    const weights = { card: [] as number[], loop: [] as number[] }
    for (const one of shown) {
      const picture = { kind: 'figure' as const, ...one }
      weights.card.push((await kept.bytes(picture)).length / 1000)
      weights.loop.push((await kept.bytes({ ...picture, moves: true })).length / 1000)
    }
    const beside = { name: 'bare resvg', values: drawn.bare }
    return [
      { name: 'a card from cache', unit: 'ms', ours: drawn.cached, aim: 'under 1 ms' },
      { name: 'a card drawn', unit: 'ms', ours: drawn.card, beside, aim: 'at most 1.5' },
      {
        name: 'a loop drawn',
        unit: 'ms',
        ours: drawn.loop,
        beside: { name: `bare resvg, ${FRAMES} times`, values: drawn.frames },
        aim: 'at most 1',
      },
      {
        name: 'of it, the thread that answers people',
        unit: 'ms',
        ours: drawn.answering,
        aim: 'under 5 ms',
      },
      { name: 'the largest card', unit: 'KB', ours: [Math.max(...weights.card)] },
      { name: 'the largest loop', unit: 'KB', ours: [Math.max(...weights.loop)], aim: 'at most 60' },
      await charts(),
    ] satisfies Figure[]
  },
}

/** The processor time that this thread spends on something, in milliseconds. */
async function threadTime(work: () => Promise<unknown>): Promise<number> {
  const before = process.threadCpuUsage()
  await work()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1000
}

async function figures() {
  return (await loadPrograms('programs')).flatMap(({ figures }) =>
    Object.entries(figures).flatMap(([name, figure]) => (figure.view === 'front' ? [] : [{ name, figure }])),
  )
}

/** Somebody's chart after ten years beside one after a year: it reads the weeks it shows. */
function charts(): Promise<Figure> {
  return withFolder(async folder => {
    const [long, short] = await Promise.all(YEARS.map(years => memberOf(`${folder}/${years}.db`, years)))
    if (!long || !short) throw new Error('there is no member')
    const values = await rounds(ROUNDS, { long: long.draw, short: short.draw })
    await Promise.all([long.store.close(), short.store.close()])
    const beside = { name: 'after one year', values: values.short }
    return { name: 'a chart after ten years', unit: 'ms', ours: values.long, beside, aim: 'at most 2' }
  })
}

async function memberOf(file: string, years: number): Promise<{ store: Store; draw: () => Promise<number> }> {
  const store = await openStore({ file })
  await seed({ file }, { groups: 1, members: 5, history: 52 * years })
  const services = { store, versions: new Versions(store, await loadPrograms('programs')), words: en }
  const [group, member] = [await store.groups.find('g1'), await store.members.find('m1')]
  if (!group || !member) throw new Error('nobody is there')
  const draw = async () => {
    const chart = await weeksChart(services, group, member, 'kg', QUARTER)
    if (!chart) throw new Error('no chart')
    return createPictures().bytes({ kind: 'chart', name: 'progress', chart })
  }
  return {
    store,
    draw: async () =>
      (await time(async () => {
        for (let i = 0; i < CHARTS; i++) await draw()
      })) / CHARTS,
  }
}
