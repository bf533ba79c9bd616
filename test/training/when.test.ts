import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  readCalendarDay,
  readDate,
  readTime,
  readWeekday,
  readZone,
  suggestZones,
} from '../../src/training/when.ts'
import { ANY_CHARACTER } from '../support/any-character.ts'

describe('a weekday', () => {
  test.each([
    ['monday', 1],
    ['Mondays', 1],
    [' MON ', 1],
    ['mo', 1],
    ['every Tuesday', 2],
    ['tues', 2],
    ['weds', 3],
    ['Wed.', 3],
    ['on thursday', 4],
    ['thurs', 4],
    ['thur', 4],
    ['fri', 5],
    ['saturdays', 6],
    ['su', 7],
  ])('reads %j', (text, expected) => expect(readWeekday(text)).toBe(expected))

  test.each(['m', 't', 's', '', 'moonday', 'day', '1', 'someday', 'mondayish'])('refuses %j', text =>
    expect(readWeekday(text)).toBeUndefined(),
  )
})

describe('a time', () => {
  test.each([
    ['9:00', '09:00'],
    ['09:00', '09:00'],
    ['9.00', '09:00'],
    ['9', '09:00'],
    ['0', '00:00'],
    ['23', '23:00'],
    ['9am', '09:00'],
    ['9 AM', '09:00'],
    ['9 a.m.', '09:00'],
    ['9:30pm', '21:30'],
    ['9.30 p.m.', '21:30'],
    ['12am', '00:00'],
    ['12pm', '12:00'],
    ['12:30am', '00:30'],
    ['21h', '21:00'],
    ['21h30', '21:30'],
    ['0930', '09:30'],
    ['noon', '12:00'],
    ['midnight', '00:00'],
    ['at 18:45', '18:45'],
  ])('reads %j', (text, expected) => expect(readTime(text)).toBe(expected))

  test.each([
    '25:00',
    '24:00',
    '24',
    '9:75',
    '9:5',
    '13pm',
    '0am',
    '-9',
    '9:00:00',
    '2460',
    '900',
    'nine',
    '',
  ])('refuses %j', text => expect(readTime(text)).toBeUndefined())

  test('of every minute reads back as itself', () => {
    for (let minute = 0; minute < 1440; minute++) {
      const time = new Date(minute * 60_000).toISOString().slice(11, 16)
      expect(readTime(time)).toBe(time)
    }
  })
})

describe('a time zone', () => {
  test.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['europe/berlin', 'Europe/Berlin'],
    ['EUROPE / BERLIN', 'Europe/Berlin'],
    ['america/new york', 'America/New_York'],
    ['America/New_York', 'America/New_York'],
    ['new york', 'America/New_York'],
    ['berlin', 'Europe/Berlin'],
    ['são paulo', 'America/Sao_Paulo'],
    ['hongkong', 'Asia/Hong_Kong'],
    ['buenos aires', 'America/Argentina/Buenos_Aires'],
    ['Dumont d’Urville', 'Antarctica/DumontDUrville'],
    ['asia/kolkata', 'Asia/Kolkata'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['kiev', 'Europe/Kyiv'],
    ['us/pacific', 'US/Pacific'],
    ['Japan', 'Asia/Tokyo'],
    ['utc', 'UTC'],
    ['in Berlin', 'Europe/Berlin'],
    ['Mumbai', 'Asia/Kolkata'],
    ['beijing', 'Asia/Shanghai'],
    ['Munich', 'Europe/Berlin'],
    ['München', 'Europe/Berlin'],
    ['boston', 'America/New_York'],
    ['nyc', 'America/New_York'],
    ['Etc/UTC', 'UTC'],
  ])('reads %j', (text, expected) => expect(readZone(text)).toBe(expected))

  test.each([
    '+02:00',
    '-0500',
    'UTC+2',
    'GMT',
    'GMT-3',
    'Etc/GMT+5',
    'CET',
    'EST',
    'PST',
    'PST8PDT',
    'IST',
    'Mars/Olympus',
    'Europe',
    'berl',
    '',
    '/',
    '__proto__',
    'constructor',
    'x'.repeat(5000),
  ])('refuses %j', text => expect(readZone(text)).toBeUndefined())

  test('is found by every name that Intl lists, in any case, and always works', () => {
    for (const id of Intl.supportedValuesOf('timeZone')) {
      const found = readZone(id.toLowerCase().replaceAll('_', ' '))
      expect(found, id).toBeDefined()
      expect(readZone(found ?? ''), id).toBe(found)
      expect(offsetsOf(found ?? ''), id).toEqual(offsetsOf(id))
    }
  })

  test('that cannot be read is undefined, never an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: ANY_CHARACTER }), text => {
        const zone = readZone(text)
        if (zone !== undefined) new Intl.DateTimeFormat('en', { timeZone: zone })
        for (const id of suggestZones(text, 5)) expect(readZone(id)).toBe(id)
      }),
    )
  })
})

test.each([
  ['munday', 1],
  ['tusday', 2],
  ['wensday', 3],
  ['thrusday', 4],
  ['saterday', 6],
  ['on Mon', 1],
])('reads the weekday %j, slips and all', (typed, day) => expect(readWeekday(typed)).toBe(day))

describe('suggested time zones', () => {
  test.each([
    ['berlin', 'Europe/Berlin'],
    ['ber', 'Europe/Berlin'],
    ['belrin', 'Europe/Berlin'],
    ['york', 'America/New_York'],
    ['new yrok', 'America/New_York'],
    ['los angelos', 'America/Los_Angeles'],
    ['ams', 'Europe/Amsterdam'],
    ['amstrdam', 'Europe/Amsterdam'],
    ['kolkatta', 'Asia/Kolkata'],
    ['us/pacific', 'US/Pacific'],
    ['utc', 'UTC'],
  ])('for %j have %s near the top', (typed, expected) => expect(suggestZones(typed, 3)).toContain(expected))

  test.each([
    ['ber', 'Europe/Berlin'],
    ['lon', 'Europe/London'],
    ['par', 'Europe/Paris'],
    ['mum', 'Asia/Kolkata'],
    ['mun', 'Europe/Berlin'],
    ['bos', 'America/New_York'],
    ['bei', 'Asia/Shanghai'],
  ])('for %j begin with %s, where most people live', (typed, first) => {
    expect(suggestZones(typed, 5)[0]).toBe(first)
  })

  test('begin with one’s own where that fits', () => {
    expect(suggestZones('ber', 5, 'Atlantic/Bermuda')[0]).toBe('Atlantic/Bermuda')
    expect(suggestZones('ber', 5, 'Asia/Tokyo')[0]).toBe('Europe/Berlin')
  })

  test('before anything is typed are places all over the world', () => {
    expect(suggestZones('', 25)).toContain('Europe/Berlin')
    for (const id of suggestZones('', 25)) expect(readZone(id)).toBe(id)
  })

  test('are at most as many as asked for, none twice', () => {
    expect(suggestZones('a', 25)).toHaveLength(25)
    expect(new Set(suggestZones('a', 1000)).size).toBe(suggestZones('a', 1000).length)
    expect(suggestZones('', 2)).toHaveLength(2)
  })

  test('are none for what is nowhere', () => {
    expect(suggestZones('qqqqqq', 5)).toEqual([])
    expect(suggestZones('!?', 5)).toEqual([])
  })
})

describe('a date', () => {
  // A Monday.
  const today = '2026-11-23'

  test.each([
    ['2026-12-10', '2026-12-10'],
    ['2025-01-01', '2025-01-01'],
    ['10 Dec', '2026-12-10'],
    ['10th of December', '2026-12-10'],
    ['Dec 10', '2026-12-10'],
    ['december 10th, 2027', '2027-12-10'],
    ['until Dec. 10', '2026-12-10'],
    ['10. Dec', '2026-12-10'],
    ['1 Sept', '2027-09-01'],
    ['23 Nov', '2026-11-23'],
    ['22 Nov', '2027-11-22'],
    ['10.12.2026', '2026-12-10'],
    ['10.12.', '2026-12-10'],
    ['29 Feb 2028', '2028-02-29'],
    ['today', '2026-11-23'],
    ['Tomorrow', '2026-11-24'],
    ['in 2 weeks', '2026-12-07'],
    ['in two  weeks', '2026-12-07'],
    ['in a week', '2026-11-30'],
    ['in 10 days', '2026-12-03'],
    ['in a month', '2026-12-23'],
    ['2 weeks', '2026-12-07'],
    ['for a week', '2026-11-30'],
    ['next month', '2026-12-01'],
    ['next week', '2026-11-30'],
    ['friday', '2026-11-27'],
    ['until sunday', '2026-11-29'],
    ['monday', '2026-11-30'],
  ])('reads %j', (text, expected) => expect(readDate(text, today)).toBe(expected))

  test.each([
    '2026-02-30',
    '2026-13-01',
    '30 Feb',
    '29 Feb',
    '31 Nov 2026',
    '0 Dec',
    '10/12',
    '10/12/2026',
    '10.12',
    'next friday',
    'ma 10',
    'in some weeks',
    'soon',
    '10',
    '',
  ])('refuses %j', text => expect(readDate(text, today)).toBeUndefined())

  test('that cannot be read is undefined, never an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: ANY_CHARACTER }), text => {
        expect(readDate(text, today) ?? today).toMatch(/^\d{4}-\d\d-\d\d$/)
        readCalendarDay(text)
        readTime(text)
        readWeekday(text)
      }),
    )
  })
})

/** What a zone's clocks show in January and in July. */
function offsetsOf(zone: string): string[] {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
  return [Date.UTC(2026, 0), Date.UTC(2026, 6)].map(at => format.format(at))
}
