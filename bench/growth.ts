import { redrawn } from '../src/bot/deliveries/content.ts'
import { recapOf } from '../src/bot/deliveries/recap.ts'
import type { Incoming } from '../src/chat/exchange.ts'
import type { Person } from '../src/core/address.ts'
import { openBot } from './support/bot.ts'
import { withFolder } from './support/folder.ts'
import { cpuTime, rounds } from './support/rounds.ts'
import { SLOT, seed } from './support/seed.ts'
import type { Bench, Figure } from './support/table.ts'

const ROUNDS = 7
const WARM = 2
const WEEK = 7 * 24 * 60 * 60 * 1000
/** Weeks of a year, and of ten. */
const [YEAR, DECADE] = [52, 520]
const MEMBERS = 20
/** Groups whose slot is claimed in one go. */
const CLAIMED = 20
const TIMES = 20

/** What one thing costs in a small group, or a young one, and in a large or an old one. */
export const bench: Bench = {
  title: 'Processor time as groups grow',
  run: () =>
    withFolder(async folder => {
      const figures: Figure[] = []
      for (const members of [1000, 10_000]) figures.push(await redraw(folder, members))
      figures.push(await claim(folder))
      figures.push(...(await years(folder)))
      return figures
    }),
}

/** A group with so many members, all of whom train this week. */
async function opened(file: string, { groups = 1, members = MEMBERS, history = 0 }, now?: () => number) {
  const { app, store } = await openBot({ file }, now ? { now } : {})
  await seed({ file }, { groups, members, history })
  const group = await store.groups.find('g1')
  const week = group && (await store.weeks.find('g1', group.week))
  if (!group || !week) throw new Error('the group is not there')
  return { app, store, group, week }
}

async function redraw(folder: string, members: number): Promise<Figure> {
  const side = async (count: number) => {
    const { app, store, group, week } = await opened(`${folder}/redraw-${members}-${count}.db`, {
      members: count,
    })
    const [prompt] = await store.prompts.of('g1', week.ordinal)
    if (!prompt) throw new Error('there is no prompt')
    const times = 200
    return () =>
      cpuTime(times, async () => {
        for (let i = 0; i < times; i++) await redrawn(app.services, group, prompt)
      })
  }
  const values = await rounds(ROUNDS, { many: await side(members), few: await side(10) }, WARM)
  return {
    name: `a prompt drawn anew, ${members.toLocaleString('en')} members`,
    unit: 'µs',
    ours: values.many,
    beside: { name: 'with 10', values: values.few },
    aim: 'at most 1.5',
  }
}

async function claim(folder: string): Promise<Figure> {
  const side = async (history: number) => {
    let now = SLOT
    const { app } = await opened(`${folder}/claim-${history}.db`, { groups: CLAIMED, history }, () => now)
    return () => {
      now += WEEK
      return cpuTime(CLAIMED, () => app.scheduler.claim())
    }
  }
  const values = await rounds(ROUNDS, { old: await side(DECADE), young: await side(1) }, WARM)
  return {
    name: `the claim of a group, ${DECADE} weeks old`,
    unit: 'µs',
    ours: values.old,
    beside: { name: 'with 1', values: values.young },
    aim: 'at most 1.2',
  }
}

async function years(folder: string): Promise<Figure[]> {
  const side = async (history: number) => {
    const { app, store, group } = await opened(`${folder}/years-${history}.db`, { history })
    const last = await store.weeks.find('g1', group.week - 1)
    if (!last) throw new Error('there is no week before')
    const from: Person = { platform: 'web', tenant: 'local', id: 'person1' }
    const at = { platform: 'web', tenant: 'local', channel: 'c1' } as const
    let events = 0
    const ask = (name: string): Incoming => ({
      kind: 'command',
      id: `e${++events}`,
      name,
      input: '',
      from,
      at,
    })
    const measured = (work: () => Promise<unknown>) => () =>
      cpuTime(TIMES, async () => {
        for (let i = 0; i < TIMES; i++) await work()
      })
    return {
      recap: measured(() => recapOf(app.services, group, last)),
      progress: measured(() => app.engine.handle(ask('progress'))),
      board: measured(() => app.engine.handle(ask('board'))),
    }
  }
  const [old, young] = [await side(DECADE), await side(YEAR)]
  const figures: Figure[] = []
  for (const what of ['recap', 'progress', 'board'] as const) {
    const values = await rounds(ROUNDS, { old: old[what], young: young[what] }, WARM)
    figures.push({
      name: `${what === 'recap' ? `a recap of ${MEMBERS}` : `/${what}`}, ten years`,
      unit: 'µs',
      ours: values.old,
      beside: { name: 'one year', values: values.young },
      aim: 'at most 2',
    })
  }
  return figures
}
