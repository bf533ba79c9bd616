import { beforeEach, describe, expect, test } from 'vitest'
import { openWeeks } from '../../src/bot/opening.ts'
import { PlatformError } from '../../src/core/errors.ts'
import type { Store } from '../../src/storage/store.ts'
import { CHANNEL } from './gym.ts'
import { DAY, HOUR, MINUTE, NINE, Shift } from './shift.ts'

const WEEK = 7 * DAY

/** What must hold when a clock was wrong, or the rules of a zone change, whatever the database. */
export function clockContract(open: () => Promise<Store>): void {
  let shift: Shift
  beforeEach(async () => {
    shift = await Shift.open({ store: await open() })
  })

  /** Sets the clock right, and beats as the watch has it. */
  const setRight = async (at: number) => {
    shift.now = at
    await shift.app.scheduler.beat(true)
  }
  const plannedAt = async () => (await shift.store.groups.at(CHANNEL))?.nextSlotAt
  const plan = async (at: number) => {
    const group = await shift.store.groups.at(CHANNEL)
    await shift.store.groups.change(group?.id ?? '', { nextSlotAt: at })
  }
  /** Beats once a day from an instant on, as the simulated clock goes on. */
  const days = async (from: number, count: number) => {
    for (let day = 0; day < count; day++) await shift.passTo(from + day * DAY)
  }

  describe('one beat by a clock that is ahead', () => {
    test.each([
      [10 * MINUTE, 4],
      [2 * HOUR, 4],
      [DAY, 4],
      [8 * DAY, 4],
      [60 * DAY, 4],
      [60 * DAY - 3 * HOUR, 4],
      [63 * DAY + 5 * MINUTE, 4],
    ])('by %d ms keeps no week from its prompt, and posts none twice', async (ahead, weeks) => {
      await shift.plan()
      await shift.beatAt(NINE - 5 * MINUTE + ahead)
      const before = shift.prompts().length
      await setRight(NINE - 5 * MINUTE)
      await days(NINE + HOUR, weeks * 7)
      // One may have been posted before its time; its slot has none any more.
      const early = before === 1 && ahead < weeks * WEEK ? 1 : 0
      expect(shift.prompts().length - before).toBe(weeks - early)
      const slots = shift.platform.kept.map(kept => kept.once)
      expect(new Set(slots).size).toBe(slots.length)
    })

    test('brings no second prompt around the one that it posted, where the slot was moved since', async () => {
      const group = await shift.plan()
      await shift.beatAt(NINE)
      const quarterEarlier = NINE - 15 * MINUTE + WEEK
      await shift.store.groups.change(group.id, { time: '08:45', nextSlotAt: quarterEarlier })
      await setRight(NINE - HOUR)
      expect(await plannedAt()).toBe(quarterEarlier)
      await shift.passTo(NINE + HOUR)
      expect(shift.prompts()).toHaveLength(1)
    })

    test('is also found by the next process that starts', async () => {
      await shift.plan()
      await shift.beatAt(NINE - HOUR + 60 * DAY)
      const later = await Shift.open({ store: shift.store, platform: shift.platform })
      await later.beatAt(NINE - HOUR)
      expect(await plannedAt()).toBe(NINE)
      expect(later.logged).toContainEqual({
        level: 'warn',
        data: {
          group: expect.any(String),
          was: '2027-01-25T08:00:00.000Z',
          is: new Date(NINE).toISOString(),
        },
        message: 'a slot was planned anew: it was not the schedule’s next one',
      })
    })

    test('is found at the next beat where the store could not be read', async () => {
      await shift.plan()
      await shift.beatAt(NINE - HOUR + 60 * DAY)
      const { groups } = shift.store
      const { planned } = groups
      groups.planned = async () => {
        throw new Error('away')
      }
      await setRight(NINE - HOUR)
      expect(await plannedAt()).toBeGreaterThan(NINE)
      groups.planned = planned
      await shift.beatAt(NINE - HOUR + MINUTE)
      expect(await plannedAt()).toBe(NINE)
    })

    test('has opened a week before its time: the next one opens after it all the same', async () => {
      const { id } = await shift.plan()
      const { store, app } = shift
      const version = await app.services.versions.current('low-back-strength', NINE)
      for (const at of [NINE + DAY, NINE]) {
        const group = await store.groups.find(id)
        if (group) await store.transaction(tables => openWeeks(tables, [{ group, version }], at))
      }
      const opened = (await store.weeks.newest(id, 2)).map(week => week.openedAt)
      expect(opened).toEqual([NINE + DAY, NINE + DAY + 1])
    })

    test('leaves alone what was skipped or paused, with or without a prompt since', async () => {
      const { id } = await shift.plan()
      await shift.store.groups.change(id, { skippedTo: NINE, nextSlotAt: NINE + WEEK })
      await shift.beatAt(NINE - DAY)
      expect(await plannedAt()).toBe(NINE + WEEK)
      const until = { pausedUntil: '2026-12-28', nextSlotAt: NINE + 5 * WEEK }
      await shift.store.groups.change(id, { status: 'paused', ...until })
      await shift.beatAt(NINE)
      expect(await plannedAt()).toBe(NINE + 5 * WEEK)
      expect(shift.prompts()).toEqual([])
    })

    test('keeps no prompt from its next try', async () => {
      await shift.plan()
      shift.platform.before = down
      await shift.beatAt(NINE)
      await shift.beatAt(NINE + 3 * HOUR)
      shift.platform.before = () => {}
      await setRight(NINE + MINUTE)
      expect(shift.prompts()).toHaveLength(1)
    })

    test('keeps no notice from who is to be told', async () => {
      await shift.plan()
      shift.platform.before = down
      await shift.beatAt(NINE + 30 * DAY)
      shift.platform.before = () => {}
      await setRight(NINE - MINUTE)
      expect(shift.told('Ana')).toHaveLength(1)
      await shift.beatAt(NINE)
      expect(shift.prompts()).toHaveLength(1)
    })

    test('keeps nothing leased for longer than a lease', async () => {
      await shift.plan()
      shift.platform.before = down
      await shift.beatAt(NINE)
      shift.platform.before = () => {}
      const [prompt] = await shift.store.deliveries.waiting(undefined, 1)
      await shift.store.deliveries.lease(prompt?.id ?? '', NINE + 2 * DAY, NINE + 2 * DAY + MINUTE)
      await setRight(NINE + MINUTE)
      expect(shift.prompts()).toEqual([])
      await shift.beatAt(NINE + 3 * MINUTE)
      expect(shift.prompts()).toHaveLength(1)
    })

    test('leaves a lease alone that another machine’s clock has made a little longer', async () => {
      await shift.plan()
      shift.platform.before = down
      await shift.beatAt(NINE)
      const [prompt] = await shift.store.deliveries.waiting(undefined, 1)
      await shift.store.deliveries.lease(prompt?.id ?? '', NINE + MINUTE, NINE + MINUTE + 65_000)
      await setRight(NINE + MINUTE)
      expect((await shift.store.deliveries.find(prompt?.id ?? ''))?.leasedUntil).toBe(NINE + MINUTE + 65_000)
    })

    test('leaves a reminder alone that somebody asked for', async () => {
      const group = await shift.plan()
      const later = {
        groupId: group.id,
        kind: 'later' as const,
        week: 1,
        target: 'web/local/Ana',
      }
      await shift.store.deliveries.add([{ ...later, slotAt: NINE + 40 * DAY, dueAt: NINE + 40 * DAY }])
      await setRight(NINE)
      expect((await shift.store.deliveries.toPerson('web/local/Ana'))[0]?.dueAt).toBe(NINE + 40 * DAY)
    })
  })

  describe('a clock that is behind', () => {
    test.each([[2 * HOUR], [8 * DAY], [60 * DAY]])(
      'by %d ms posts nothing again, and nothing is lost',
      async behind => {
        await shift.plan()
        await days(NINE + HOUR, 10)
        const before = shift.prompts().length
        const end = NINE + 10 * DAY
        shift.now = end - behind
        await shift.app.scheduler.beat(true)
        await shift.beatAt(end - behind + 3 * HOUR)
        await setRight(end)
        expect(shift.prompts()).toHaveLength(before)
        await days(end, 14)
        expect(shift.prompts()).toHaveLength(before + 2)
        expect(shift.told('Ana')).toEqual([])
      },
    )
  })

  describe('a zone whose rules have changed', () => {
    test('so that the slot comes an hour earlier: the prompt comes at the next beat, not a week later', async () => {
      await shift.plan()
      await plan(NINE + HOUR)
      // Found by the beat that claims it, without any check before.
      await shift.app.scheduler.beat()
      shift.now = NINE + HOUR
      await shift.app.scheduler.claim()
      await shift.app.scheduler.beat()
      expect(shift.prompts()).toHaveLength(1)
      expect(await plannedAt()).toBe(NINE + WEEK)
    })

    test.each([
      ['earlier', HOUR],
      ['later', -HOUR],
    ])(
      'so that it comes an hour %s: the check at the start finds it, and the prompt is on time',
      async (_which, was) => {
        await shift.plan()
        await plan(NINE + was)
        await shift.beatAt(NINE - 2 * HOUR)
        expect(await plannedAt()).toBe(NINE)
        await shift.passTo(NINE)
        expect(shift.prompts()).toHaveLength(1)
        await days(NINE, 15)
        expect(shift.prompts()).toHaveLength(3)
      },
    )

    test('while the bot was down over both: the prompt is late, and a day later it is left out and said', async () => {
      await shift.plan()
      await plan(NINE + HOUR)
      await shift.beatAt(NINE + 30 * MINUTE)
      expect(shift.prompts()).toHaveLength(1)
      await plan(NINE + WEEK + HOUR)
      const later = await Shift.open({ store: shift.store, platform: shift.platform })
      await later.beatAt(NINE + WEEK + 26 * HOUR)
      expect(later.prompts()).toHaveLength(1)
      expect(later.told('Ana')).toHaveLength(1)
    })
  })
}

function down(): never {
  throw new PlatformError('unknown-outcome', 'it is down')
}
