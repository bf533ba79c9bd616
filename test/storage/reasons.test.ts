import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { randomKey, vault } from '../../src/core/vault.ts'
import { openStore, type Store } from '../../src/storage/store.ts'
import type { Reason } from '../../src/training/plan-values.ts'
import { temporaryFolder } from '../support/folder.ts'
import { aMember, aMemberWeek, aProgram, aWeek, DAY, FIRST, NINE } from '../support/storage/things.ts'

const WEEKS = [FIRST + 2, FIRST + 3] as const
const WORSE: Reason = { code: 'worse', times: 1, pain: 7 }

async function reasoned(store: Store): Promise<string> {
  const member = await aMember(store, 'ann')
  for (const week of WEEKS) await store.memberWeeks.touch(aMemberWeek(member, { week, reason: WORSE }))
  return member.id
}

test('why a plan is as it is stands in no byte of the file, and opens by the key that sealed it alone', async () => {
  const file = join(temporaryFolder(), 'spotter.db')
  const store = await openStore({ file }, { health: vault(randomKey()) })
  const memberId = await reasoned(store)
  expect((await store.memberWeeks.find(memberId, WEEKS[0]))?.reason).toEqual(WORSE)
  await store.scrub()
  expect(readFileSync(file).toString('latin1')).not.toContain('"worse"')
  const other = await openStore({ file }, { health: vault(randomKey()) })
  expect((await other.memberWeeks.find(memberId, WEEKS[0]))?.reason).toBeUndefined()
  await other.close()
  await store.close()
})

test('a reason is sealed anew by the newest key, and then opens by it alone', async () => {
  const file = join(temporaryFolder(), 'spotter.db')
  const [old, fresh] = [randomKey(), randomKey()]
  const first = await openStore({ file }, { health: vault(old) })
  const memberId = await reasoned(first)
  expect(await first.memberWeeks.sealAnew()).toBe(0)
  await first.close()
  const changed = await openStore({ file }, { health: vault(`${fresh},${old}`) })
  expect(await changed.memberWeeks.sealAnew()).toBe(2)
  await changed.close()
  const only = await openStore({ file }, { health: vault(fresh) })
  expect((await only.memberWeeks.find(memberId, WEEKS[1]))?.reason).toEqual(WORSE)
  await only.memberWeeks.forgetReasons(memberId, WEEKS[1])
  expect((await only.memberWeeks.find(memberId, WEEKS[0]))?.reason).toBeUndefined()
  expect((await only.memberWeeks.find(memberId, WEEKS[1]))?.reason).toEqual(WORSE)
  await only.close()
})

test('a reason is forgotten a year after the week in which somebody last did anything', async () => {
  const store = await openStore({ file: ':memory:' }, { health: vault(randomKey()) })
  const memberId = await reasoned(store)
  const groupId = (await store.members.find(memberId))?.groupId ?? ''
  await store.programVersions.keep('v1', aProgram, '{"id":"low-back-strength"}', NINE)
  for (const ordinal of WEEKS) {
    const openedAt = NINE + ordinal * DAY
    await store.weeks.open([aWeek({ id: groupId }, { ordinal, openedAt, slotAt: openedAt })])
  }
  await store.members.takePart(memberId, WEEKS[1])
  const reasons = async () =>
    (await store.memberWeeks.from(memberId, 1)).flatMap(({ reason }) => reason ?? [])
  const lastYear = NINE + WEEKS[1] * DAY + 365 * DAY
  await store.sweep(lastYear)
  expect(await reasons()).toEqual([WORSE, WORSE])
  await store.sweep(lastYear + 1)
  expect(await reasons()).toEqual([])
  expect(await store.memberWeeks.find(memberId, WEEKS[1])).toBeDefined()
  await store.close()
})
