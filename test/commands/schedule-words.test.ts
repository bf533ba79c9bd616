import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CHANNEL, Gym } from '../support/gym.ts'

let gym: Gym
beforeEach(async () => {
  gym = await Gym.open()
})
afterEach(() => gym.close())

const planned = () => gym.store.groups.at(CHANNEL)
const plan = (line: string) => gym.command('Ana', `/schedule ${line}`)

test.each([
  'set monday, 9:00, Europe/Berlin',
  'set next monday 9:00 Europe/Berlin',
  'set monday at 9:00 in Berlin',
  'set on monday at 9 in berlin',
  'set munday 9:00 Europe/Berlin',
  'set Monday 9:00 Munich',
  'set weekly on monday 9:00 Berlin',
  'weekly on monday at 9 Berlin, Germany',
  'monday 9:00 Europe/Berlin',
  'every monday morning 9 in Berlin Germany',
  'set mondays 9 in the morning Berlin',
  'set monday nine am berlin time',
  'set each monday at 9 o’clock Munich, Germany',
])('/schedule %s plans Mondays at nine in Berlin', async line => {
  await plan(line)
  expect(await planned()).toMatchObject({ weekday: 1, time: '09:00', zone: 'Europe/Berlin' })
})

test.each([
  ['set tue+thu 9:00 Europe/Berlin', 'One day a week is what I can plan'],
  ['set tuesday and thursday 9:00 Europe/Berlin', 'One day a week is what I can plan'],
  ['set every other monday 9:00 Europe/Berlin', 'I post every week'],
  ['set monday 9:00 GMT', 'GMT has no summer time.'],
])('/schedule %s is refused, and says why', async (line, why) => {
  expect((await plan(line)).text).toContain(why)
  expect(await planned()).toBeUndefined()
})

test.each(
  readFileSync('test/commands/schedule-lines.tsv', 'utf8')
    .trimEnd()
    .split('\n')
    .map(row => row.split('\t') as [line: string, slot: string]),
)('/schedule %s comes to %s', async (line, slot) => {
  const { text } = await plan(line)
  const group = await planned()
  expect(group ? `${group.weekday} ${group.time} ${group.zone}` : text).toContain(slot)
})

test('list and status show what is planned, and off pauses it', async () => {
  await plan('set monday 9:00 Europe/Berlin')
  const shown = (await plan('show')).text
  expect((await plan('list')).text).toBe(shown)
  expect((await plan('status')).text).toBe(shown)
  await plan('off')
  expect(await planned()).toMatchObject({ status: 'paused' })
})

test.each([
  ['GMT', ['Europe/London', 'UTC'], 'GMT has no summer time. Which clock do you mean?'],
  ['CET', ['Europe/Berlin', 'Europe/Paris', 'Europe/Madrid'], '“CET” doesn’t say when the clocks change.'],
  ['EST', ['America/New_York', 'America/Toronto', 'America/Panama'], '“EST” doesn’t say'],
])('whose clock %s is gets asked, and a press plans it', async (zone, buttons, why) => {
  const asked = await plan(`set monday evening 7 ${zone}`)
  expect(asked.text).toContain(why)
  expect(asked.text.match(/[A-Z]\w+\/\w+|UTC/g)).toEqual(buttons)
  expect(await planned()).toBeUndefined()
  await gym.press('Ana', asked, buttons[0] ?? '')
  expect(await planned()).toMatchObject({ weekday: 1, time: '19:00', zone: buttons[0] })
})

test('who may not plan the week cannot press for somebody who may', async () => {
  const asked = await plan('set monday 9:00 GMT')
  gym.platform.managers.delete('Ana')
  await gym.press('Ana', asked, 'UTC')
  expect(await planned()).toBeUndefined()
})
