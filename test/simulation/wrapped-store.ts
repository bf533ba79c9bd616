import type { Space } from '../../src/core/spaces.ts'
import { Store, Tables } from '../../src/storage/store.ts'
import type { Gates } from './gates.ts'

/** The store as one replica has it: every call goes through the replica's gates. */
export function wrappedStore(real: Store, gates: Gates): Store {
  const space = (name: string) => wrapped(name, real.space(name), gates, false) as Space
  const transaction = <T>(work: (tables: Tables) => Promise<T>): Promise<T> =>
    gates.transaction(commit =>
      real.transaction(async tables => {
        const within = (name: string) => wrapped(name, tables.space(name), gates, true)
        const result = await work({ ...wrappedTables(tables, gates, true), space: within } as Tables)
        commit()
        return result
      }),
    )
  const keep: Store['keep'] = (person, began, work) =>
    transaction(async tables => {
      await tables.members.check(person, began)
      return work(tables)
    })
  const log: Store['log'] = (person, began, work, memberId) =>
    gates.transaction(commit =>
      real.log(
        person,
        began,
        async store => {
          const result = await work(inside(store, gates))
          commit()
          return result
        },
        memberId,
      ),
    )
  const reading: Store['reading'] = (person, began) => wrappedStore(real.reading(person, began), gates)
  // What expires in the store does so by the real clock, whatever time is simulated.
  const sweep = (_now: number, stop: AbortSignal) =>
    gates.query('sweep', false, () => real.sweep(Date.now(), stop))
  const scrub = () => gates.query('scrub', false, () => real.scrub())
  const whole = { space, transaction, keep, log, reading, sweep, scrub }
  return { ...wrappedTables(real, gates, false), ...whole } as unknown as Store
}

/** A store inside a transaction, through the same gates. */
function inside(real: Store, gates: Gates): Store {
  const space = (name: string) => wrapped(name, real.space(name), gates, true) as Space
  const store = { ...wrappedTables(real, gates, true), space } as unknown as Store
  const joining = { reading: () => store, transaction: (work: (tables: Store) => unknown) => work(store) }
  const log = (_person: unknown, _began: unknown, work: (tables: Store) => unknown) => work(store)
  const keep: Store['keep'] = async (person, began, work) => {
    await store.members.check(person, began)
    return work(store)
  }
  return Object.assign(store, joining, { log, keep })
}

/** By what a store, or the tables of a transaction, are asked for a table. */
const NAMES = [Tables, Store].flatMap(({ prototype }) =>
  Object.entries(Object.getOwnPropertyDescriptors(prototype)).flatMap(([name, { get }]) =>
    get ? [name] : [],
  ),
)

function wrappedTables(tables: Tables, gates: Gates, within: boolean): object {
  const all = NAMES.flatMap(name => {
    const table: unknown = Reflect.get(tables, name)
    const isTable = typeof table === 'object' && table !== null && !(table instanceof Promise)
    return isTable ? [[name, wrapped(name, table, gates, within)]] : []
  })
  return Object.fromEntries(all)
}

type Method = (...args: unknown[]) => Promise<unknown>

function wrapped(name: string, table: object, gates: Gates, within: boolean): object {
  return new Proxy(table, {
    get: (target, key) => {
      const method = Reflect.get(target, key) as unknown
      if (typeof method !== 'function') return method
      return (...args: unknown[]) =>
        gates.query(`${name}.${String(key)}`, within, () => (method as Method).apply(target, args))
    },
  })
}
