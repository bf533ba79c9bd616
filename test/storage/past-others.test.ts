import { expect, test } from 'vitest'
import { pastDeadlocks, pastOthers } from '../../src/storage/postgres.ts'

/** Fails as Postgres does, so many times. */
function failing(code: string, times: number) {
  let tries = 0
  return async () => {
    if (++tries > times) return tries
    throw Object.assign(new Error('it is there already'), { severity: 'ERROR', code })
  }
}

test('whoever makes a schema at the same pace may be in the way at every step', async () => {
  for (const code of ['23505', '42P06', '42P07', '42710', '40P01'])
    expect(await pastOthers(failing(code, 12))).toBe(13)
})

test('what stays in the way is said in the end, and anything else at once', async () => {
  await expect(pastOthers(failing('23505', 1000))).rejects.toThrow('it is there already')
  const denied = failing('42501', 1)
  await expect(pastOthers(denied)).rejects.toThrow('it is there already')
  expect(await denied()).toBe(2)
  await expect(pastDeadlocks(failing('40P01', 3))).rejects.toThrow('it is there already')
})
