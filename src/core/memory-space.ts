import { personKey } from './address.ts'
import type { ListedSpace, Personal } from './spaces.ts'

/** A namespace that lives as long as the process, and forgets nothing. Several can share one map, by a prefix. */
export function memorySpace<T = unknown>(
  kept = new Map<string, unknown>(),
  prefix = '',
): ListedSpace<T> & { readonly kept: Map<string, unknown> } {
  const set = (key: string, value: T) => void kept.set(prefix + key, structuredClone(value))
  return {
    kept,
    get: async key => structuredClone(kept.get(prefix + key)) as T | undefined,
    many: async keys => {
      const there = keys.filter(key => kept.has(prefix + key))
      return new Map(there.map(key => [key, structuredClone(kept.get(prefix + key)) as T]))
    },
    all: async () => {
      const ours = [...kept].filter(([key]) => key.startsWith(prefix))
      return new Map(ours.map(([key, value]) => [key.slice(prefix.length), structuredClone(value) as T]))
    },
    set: async (key, value) => set(key, value),
    setAll: async entries => {
      for (const [key, value] of entries) set(key, value)
    },
    claim: async (key, value) => {
      if (kept.has(prefix + key)) return false
      set(key, value)
      return true
    },
    delete: async key => void kept.delete(prefix + key),
  }
}

/** What is kept of people, in a map that may be shared with a space. */
export function memoryPersonal(kept = new Map<string, unknown>()): Personal {
  return <T>(person: Parameters<Personal>[0]) => memorySpace<T>(kept, `${personKey(person)}/`)
}
