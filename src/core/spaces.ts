import type { Person } from './address.ts'

/** What is looked up by key and may expire: one namespace of the durable store. Values are JSON. */
export interface Space<T = unknown> {
  get(key: string): Promise<T | undefined>
  /** All of these keys at once; those that hold nothing are missing. */
  many(keys: readonly string[]): Promise<ReadonlyMap<string, T>>
  /** @throws {StorageError} when it could not be kept. `ttl` is in milliseconds. */
  set(key: string, value: T, ttl?: number): Promise<void>
  /** Keeps several, all or none of them, for as long as one takes. */
  setAll(entries: readonly (readonly [key: string, value: T])[], ttl?: number): Promise<void>
  /** Takes a free key: true for one caller, on whatever replica, and false for all others until `ttl` is over. */
  claim(key: string, value: T, ttl: number): Promise<boolean>
  delete(key: string): Promise<void>
}

/** One whose keys can be listed too. */
export interface ListedSpace<T = unknown> extends Space<T> {
  all(): Promise<ReadonlyMap<string, T>>
}

/**
 * What an adapter keeps of one person: there is no other place for it. It is in their export, and goes when they are
 * forgotten; what had begun before that, when this was called, keeps nothing after it.
 */
export type Personal = <T>(person: Person) => Space<T>
