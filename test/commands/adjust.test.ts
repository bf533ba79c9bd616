import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { plain } from '../../src/chat/plain.ts'
import type { Posted } from '../../src/core/address.ts'
import { exported } from '../support/exported.ts'
import { Gym } from '../support/gym.ts'
import type { Shown } from '../support/memory-platform.ts'
import { PROGRAMS } from '../support/programs.ts'

let gym: Gym
let walk: Posted
beforeEach(async () => {
  gym = await Gym.open()
  await gym.firstPrompt()
  walk = await gym.start('Ben')
})
afterEach(() => gym.close())

/** The form's fields with what they propose. */
function proposed({ form }: Shown): Record<string, string | undefined> {
  return Object.fromEntries(
    (form?.fields ?? []).map(field => [
      field.name,
      field.kind === 'text' ? (field.value ?? '') : field.options.find(one => one.selected)?.value,
    ]),
  )
}

async function adjust(values: Record<string, string>): Promise<Shown> {
  return await gym.submit('Ben', await gym.press('Ben', walk, 'Adjust'), values, walk)
}

async function kept(): Promise<unknown[]> {
  return (await exported(gym, 'Ben')).completions.map(
    ({ exercise, round, outcome, amount, grams, variant }) => [
      exercise,
      round,
      outcome,
      amount,
      grams,
      variant,
    ],
  )
}

describe('the form of a walkthrough', () => {
  test('proposes what is planned, and asks for no weight where there is none', async () => {
    expect(proposed(await gym.press('Ben', walk, 'Adjust'))).toEqual({ amount: '10', way: 'standard' })
  })

  test('lets an amount be typed that is too long by a digit, which is refused, and no longer one', async () => {
    const { form } = await gym.press('Ben', walk, 'Adjust')
    expect(form?.fields.map(field => field.kind === 'text' && field.maxLength)).toEqual([4, false])
  })

  test('records exactly what it says: amount, weight and way', async () => {
    await adjust({ amount: '7', way: 'easier' })
    await adjust({ amount: '12', load: '22.5', way: 'standard' })
    await adjust({ amount: '600', load: '40', way: 'harder' })
    expect(await kept()).toEqual([
      ['bridge', 1, 'done', 7, null, 'easier'],
      ['romanian-deadlift', 1, 'done', 12, 22_500, 'standard'],
      ['goblet-squat', 1, 'done', 600, 40_000, 'harder'],
    ])
  })

  test('proposes in the next round what was held and how it was done in this one', async () => {
    await adjust({ amount: '7', way: 'easier' })
    await adjust({ amount: '12', load: '22.5', way: 'standard' })
    await gym.press('Ben', walk, 'Skip')
    expect(proposed(await gym.press('Ben', walk, 'Adjust'))).toEqual({ amount: '10', way: 'easier' })
    await gym.press('Ben', walk, 'Done')
    expect(plain(gym.shows(walk))).toContain('22.5 kg')
    expect(proposed(await gym.press('Ben', walk, 'Adjust'))).toMatchObject({ load: '22.5', way: 'standard' })
    expect((await kept()).slice(2)).toEqual([
      ['goblet-squat', 1, 'skipped', null, null, 'standard'],
      ['bridge', 2, 'done', 10, null, 'easier'],
    ])
  })

  test('takes a weight in the units that it is typed in, and none for none', async () => {
    await gym.press('Ben', walk, 'Done')
    await adjust({ amount: '10', load: '35 lb', way: 'standard' })
    await adjust({ amount: '10', load: '', way: 'standard' })
    expect((await kept()).slice(1)).toEqual([
      ['romanian-deadlift', 1, 'done', 10, 15_876, 'standard'],
      ['goblet-squat', 1, 'done', 10, null, 'standard'],
    ])
  })

  test.each(['', '0', '601', 'ten', '-5', '1.5', '10000'])('refuses the amount “%s”', async amount => {
    expect((await adjust({ amount, way: 'standard' })).text).toContain('isn’t a number from 1 to 600')
    expect(await kept()).toEqual([])
  })

  test('refuses a weight that is none', async () => {
    await gym.press('Ben', walk, 'Done')
    expect((await adjust({ amount: '10', load: 'heavy', way: 'standard' })).text).toContain('“heavy”')
    expect((await adjust({ amount: '10', load: '9999 lb', way: 'standard' })).text).toContain(
      '“9999 lb” is out of range: weights in lb go from 1.25 to 1100. Nothing was logged',
    )
    expect(await kept()).toHaveLength(1)
  })

  test('keeps to the planned way when it is asked for one that the exercise has not', async () => {
    await adjust({ amount: '10', way: 'backwards' })
    expect(await kept()).toEqual([['bridge', 1, 'done', 10, null, 'standard']])
  })

  test('logs nothing when its step was done meanwhile', async () => {
    const form = await gym.press('Ben', walk, 'Adjust')
    await gym.press('Ben', walk, 'Done')
    await gym.submit('Ben', form, { amount: '99', way: 'harder' }, walk)
    expect(await kept()).toEqual([['bridge', 1, 'done', 10, null, 'standard']])
    expect(
      (await gym.pressAction('Ben', form.form?.action.replace('walk.set', 'walk.adjust') ?? '', walk)).form,
    ).toBe(undefined)
  })
})

test('a way that an exercise does not have is taken for the usual one, though another has it', async () => {
  await gym.close()
  const programs = PROGRAMS.map(program => ({
    ...program,
    exercises: program.exercises.map(({ harder, ...exercise }, n) =>
      n === 0 && harder ? { ...exercise, harder } : exercise,
    ),
  }))
  gym = await Gym.open({ programs })
  await gym.firstPrompt()
  walk = await gym.start('Ben')
  await adjust({ amount: '7', way: 'harder' })
  await adjust({ amount: '8', load: '20', way: 'harder' })
  expect(await kept()).toEqual([
    ['bridge', 1, 'done', 7, null, 'harder'],
    ['romanian-deadlift', 1, 'done', 8, 20_000, 'standard'],
  ])
})
