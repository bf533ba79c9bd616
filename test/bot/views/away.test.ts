import { expect, test } from 'vitest'
import { awayView } from '../../../src/bot/views/away.ts'
import { en } from '../../../src/bot/wording/en.ts'
import { moment } from '../../../src/chat/markdown.ts'

const NOW = Date.parse('2026-11-23T08:00:00Z')
const DAY = 24 * 60 * 60 * 1000
const date = (at: number) => moment(at, 'date')

test.each([
  ['from now on, with no end', NOW, null, en.away.open],
  ['until a day', NOW - DAY, NOW + DAY, en.away.until(date(NOW + DAY))],
  ['from a later day on', NOW + 1, null, en.away.from(date(NOW + 1))],
  ['between two later days', NOW + DAY, NOW + 9 * DAY, en.away.between(date(NOW + DAY), date(NOW + 9 * DAY))],
])('says that somebody is away %s, with a way back', (_, from, until, text) => {
  expect(awayView(en, { from, until }, NOW).blocks).toEqual([
    { kind: 'text', text },
    { kind: 'buttons', buttons: [{ label: en.away.undo, action: `away.undo:${from.toString(36)}` }] },
  ])
})
