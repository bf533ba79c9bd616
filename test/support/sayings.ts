import { App } from '../../src/app.ts'
import { recapOf } from '../../src/bot/deliveries/recap.ts'
import { recapView } from '../../src/bot/views/recap.ts'
import { en } from '../../src/bot/wording/en.ts'
import { plain } from '../../src/chat/plain.ts'
import { personOf, placeOf } from '../../src/core/address.ts'
import type { Store } from '../../src/storage/store.ts'
import { asRead } from './as-read.ts'
import { MemoryPlatform } from './memory-platform.ts'
import { PROGRAMS } from './programs.ts'

/** What the bot says to each member, and of each group. People and places are the keys of chat/address.ts. */
export interface Sayings {
  readonly members: readonly { readonly person: string; readonly place: string; readonly progress: string }[]
  readonly groups: readonly {
    readonly place: string
    readonly board: string
    readonly schedule: string
    /** By week; null where there is nothing to say. */
    readonly recaps: Readonly<Record<string, string | null>>
  }[]
}

/** Who asks for boards and schedules: everywhere someone of this name may manage the channel. */
const COACH = 'ana'

/**
 * Asks a store's bot for everything, as people do, at an instant (epoch milliseconds).
 * @param of the members and groups to ask about, and each group's weeks; what was said of them is not looked at
 */
export async function sayings(store: Store, at: number, of: Sayings): Promise<Sayings> {
  const log = { debug() {}, info() {}, warn() {}, error() {} }
  const app = new App({ store, programs: PROGRAMS, log, now: () => at })
  const platforms = (['discord', 'slack', 'web'] as const).map(name => new MemoryPlatform(name))
  for (const platform of platforms) {
    platform.managers.add(COACH)
    await app.join(platform)
  }
  const ask = async (id: string, place: string, line: string) => {
    const at = placeOf(place)
    const platform = platforms.find(({ name }) => name === at.platform)
    const [name = '', ...rest] = line.split(' ')
    const event = { id: `${place} ${id} ${line}`, at, from: { ...at, id } }
    return (await platform?.send({ kind: 'command', name, input: rest.join(' '), ...event }))?.text ?? ''
  }
  const members = []
  for (const { person, place } of of.members) {
    members.push({ person, place, progress: await ask(personOf(person).id, place, 'progress') })
  }
  const groups = []
  for (const { place, recaps } of of.groups) {
    groups.push({
      place,
      board: await ask(COACH, place, 'board'),
      schedule: await ask(COACH, place, 'schedule show'),
      recaps: await recapsOf(app, place, Object.keys(recaps)),
    })
  }
  return { members, groups }
}

async function recapsOf({ services }: App, place: string, weeks: readonly string[]) {
  const group = await services.store.groups.at(placeOf(place))
  if (!group) throw new Error(`no group meets in ${place}`)
  const recaps: Record<string, string | null> = {}
  for (const week of weeks) {
    const found = await services.store.weeks.named(group.id, week)
    const recap = found && (await recapOf(services, group, found))
    recaps[week] = recap ? asRead(plain(recapView(en, found.planNumber, recap))) : null
  }
  return recaps
}
