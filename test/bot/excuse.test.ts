import { afterEach, beforeEach, expect, test } from 'vitest'
import { excuse, unexcuse } from '../../src/bot/standings.ts'
import { plain } from '../../src/chat/plain.ts'
import { personKey } from '../../src/core/address.ts'
import type { Excuse } from '../../src/storage/member-week.ts'
import { Gym, MONDAY_8 } from '../support/gym.ts'

const DAY = 24 * 60 * 60 * 1000
const WEEK = 7 * DAY

let gym: Gym
beforeEach(async () => {
  gym = await Gym.open()
  await gym.firstPrompt()
})
afterEach(() => gym.close())

/** Excuses someone from the running week, or takes that back; what is posted is drawn anew. */
async function change(who: string, why: Excuse, how: typeof excuse = excuse): Promise<boolean> {
  const [member] = await gym.store.members.ofPerson(gym.person(who))
  const group = member && (await gym.store.groups.find(member.groupId))
  const week = group && (await gym.store.weeks.find(group.id, group.week))
  if (!week) throw new Error('there is no week')
  const counts = await gym.store.transaction(tables => how(tables, member, week, why))
  await gym.app.services.store.redraws.ask(group.id, week.ordinal, 0)
  await gym.travel(gym.clock.now() + 60_000)
  return counts
}

const prompt = () => plain(gym.shows(gym.prompt()))
const at = (week: number, days = 0) => gym.travel(MONDAY_8 + week * WEEK + days * DAY + 2 * 60 * 60 * 1000)
const told = (who: string) =>
  gym.platform.kept.filter(one => one.for === personKey(gym.person(who)) || one.place.channel === `dm-${who}`)

test('a week that a member is excused from breaks no streak of theirs', async () => {
  await gym.command('Ben', '/done 1 round')
  await gym.command('Ana', '/done 1 round')
  await at(1)
  await change('Ben', 'away')
  await at(2)
  await gym.command('Ben', '/done 1 round')
  await gym.command('Ana', '/done 1 round')
  expect((await gym.command('Ben', '/progress')).text).toContain('2 weeks in a row')
  expect((await gym.command('Ana', '/progress')).text).toContain('1 week in a row')
  expect((await gym.command('Ben', '/progress')).text).toContain('–')
})

test('it is not expected of them, and counts if they keep it all the same', async () => {
  await gym.command('Ben', '/done bridges 10')
  await gym.command('Ana', '/done all')
  expect(prompt()).toContain('1 of 2 have finished')
  expect(await change('Ben', 'away')).toBe(true)
  expect(prompt()).toContain('1 of 1 has finished')
  expect((await gym.command('Ana', '/board')).text).not.toContain('Ben')
  await gym.command('Ben', '/done all')
  expect(prompt()).toContain('2 of 2 have finished')
  expect((await gym.command('Ana', '/board')).text).toContain('Ben')
  await gym.command('Cleo', '/done bridges 10')
  await change('Cleo', 'away')
  expect(prompt()).toContain('2 of 2 have finished')
  await gym.command('Cleo', '/done 1 round')
  expect(prompt()).toContain('2 of 3 have finished')
})

test('what someone has flagged does not count even if they have finished', async () => {
  await gym.command('Ben', '/done all')
  await gym.command('Ana', '/done all')
  await change('Ben', 'flag')
  expect(prompt()).toContain('1 of 1 has finished')
  expect((await gym.command('Ana', '/board')).text).not.toContain('Ben')
  await at(0, 6.96)
  const recap = gym.platform.kept.find(one => one.message.title?.includes('together'))
  expect(recap && plain(recap.message)).toContain('Ana')
  expect(recap && plain(recap.message)).not.toContain('Ben')
})

test('each reason is taken back by its opposite, and one more still stands', async () => {
  await gym.command('Ben', '/done bridges 10')
  expect([await change('Ben', 'away'), await change('Ben', 'away')]).toEqual([true, false])
  await change('Ben', 'flag')
  await change('Ben', 'away', unexcuse)
  expect(prompt()).toContain('Nobody has joined yet')
  expect(await change('Ben', 'flag', unexcuse)).toBe(true)
  expect(await change('Ben', 'flag', unexcuse)).toBe(false)
  expect(prompt()).toContain('0 of 1 have finished')
})

test('nobody is reminded of a week that they are excused from, also where it was planned already', async () => {
  for (const who of ['Ana', 'Ben', 'Cleo']) {
    await gym.command(who, '/done bridges 10')
    const [member] = await gym.store.members.ofPerson(gym.person(who))
    await gym.store.members.remind(member?.id ?? '', true)
  }
  await change('Ben', 'away')
  await at(0, 5.2)
  await change('Cleo', 'away')
  await at(0, 6)
  expect(told('Ana').some(one => plain(one.message).includes('still time'))).toBe(true)
  for (const who of ['Ben', 'Cleo']) {
    expect(told(who).filter(one => plain(one.message).includes('still time'))).toEqual([])
  }
})

test('who was excused for weeks is expected again in the first one that they are not excused from', async () => {
  await gym.command('Ben', '/done 1 round')
  await gym.command('Ana', '/done 1 round')
  for (let week = 1; week <= 5; week++) {
    await at(week)
    await gym.command('Ana', '/done 1 round')
    await change('Ben', 'away')
    expect(prompt()).toContain('0 of 1 have finished')
  }
  await at(6)
  expect(prompt()).toContain('0 of 2 have finished')
  await gym.command('Ben', '/done all')
  expect(prompt()).toContain('1 of 2 have finished')
  expect((await gym.command('Ben', '/progress')).text).toContain('2 weeks in a row')
})

test('what someone excused has logged goes with them when they delete it', async () => {
  await gym.command('Ana', '/done all')
  await gym.command('Ben', '/done all')
  await change('Ben', 'flag')
  const sure = await gym.press('Ben', await gym.command('Ben', '/mydata'), 'Delete it all')
  await gym.press('Ben', sure, 'Yes, delete it all')
  expect(prompt()).toContain('1 of 1 has finished')
})
