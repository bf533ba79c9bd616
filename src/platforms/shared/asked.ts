import type { Cache } from '../../core/cache.ts'

/** What was asked already, or is being asked just now, else asks it. One that fails is asked again by the next. */
export function asked<T>(cache: Cache<Promise<T>>, key: string, ask: () => Promise<T>): Promise<T> {
  const known = cache.get(key)
  if (known) return known
  const answer = ask()
  cache.set(key, answer)
  answer.catch(() => cache.delete(key))
  return answer
}
