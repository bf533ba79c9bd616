import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { SetupError } from '../../src/core/errors.ts'
import { loadPrograms } from '../../src/programs/load.ts'
import { jsonSchema } from '../../src/programs/schema.ts'
import { type Program, variantOf, weekOf } from '../../src/training/program.ts'
import { findWay, waysOf } from '../../src/training/ways.ts'
import { spoiled } from '../support/program-text.ts'

const shipped = await loadPrograms('programs')
const strength = program('low-back-strength')
const mobility = program('back-mobility')

function program(id: string): Program {
  const found = shipped.find(each => each.id === id)
  if (!found) throw new Error(`programs/ has no ${id}`)
  return found
}

/** All that is said about an exercise done the standard way, or about the program around it. */
function said(about: Program | string): string {
  if (typeof about === 'object') return [about.summary, ...about.why, about.first, about.notice].join(' ')
  const exercise = strength.exercises.find(each => each.id === about)
  if (!exercise) throw new Error(`no exercise ${about}`)
  return [exercise.purpose, ...exercise.steps, ...exercise.cautions].join(' ')
}

const all = (...words: RegExp[]) => words

describe('the low-back program', () => {
  test('has bridge, Romanian deadlift and goblet squat, in this order', () => {
    expect(strength.exercises.map(exercise => exercise.id)).toEqual([
      'bridge',
      'romanian-deadlift',
      'goblet-squat',
    ])
  })

  test('has 10 to 15 reps of each', () => {
    for (const { measure, perSide, range } of strength.exercises) {
      expect({ measure, perSide, range }).toEqual({
        measure: 'reps',
        perSide: false,
        range: { min: 10, max: 15 },
      })
    }
  })

  test('has three rounds every week, of 10, 12, 15 and then, where there is a weight, 10 heavier reps', () => {
    expect(strength.weeks.map(week => week.rounds)).toEqual([3, 3, 3, 3])
    expect(strength.weeks.map(week => Object.values(week.amount))).toEqual([
      [10, 10, 10],
      [12, 12, 12],
      [15, 15, 15],
      [15, 10, 10],
    ])
    expect(weekOf(strength, 3).note).toMatch(/three rounds/i)
    expect(weekOf(strength, 4).note).toMatch(/a little weight/)
  })

  test('is called by the names of its easier and harder ways, too', () => {
    const ways = waysOf([strength])
    expect(findWay('box squats', ways).found?.id).toBe('goblet-squat/easier')
    expect(findWay('single leg bridge', ways).found?.id).toBe('bridge/harder')
    expect(findWay('hip hinge', ways).found?.id).toBe('romanian-deadlift/easier')
    expect(findWay('bridg', ways).found?.id).toBe('bridge')
  })

  test('takes about 20 minutes, at least once a week', () => {
    expect(strength).toMatchObject({ timesAWeek: 1, minutes: 20, kind: 'strength' })
  })

  test('explains the hip hinge and why habit matters', () => {
    for (const fact of all(
      /poor movement patterns/i,
      /most common/,
      /fold at the hips/,
      /spine neutral/,
      /hips\s+travel back/,
      /glutes and hamstrings/i,
      /core/,
      /less strain/,
      /coming back every week/,
    )) {
      expect(said(strength)).toMatch(fact)
    }
  })

  test('frightens nobody of bending, and promises no ease that no source holds', () => {
    expect(said(strength)).not.toMatch(/waist|stress on|tension|injur/)
  })

  test('sends anyone in a lot of pain to mobility first, and lets everyone go at their pace', () => {
    expect(strength.sore).toBe('back-mobility')
    expect(strength.first).toMatch(/hurting a lot.*gentle mobility first/i)
    expect(strength.first).toMatch(/pace.*body/)
  })

  test.each([
    ['bridge', all(/glutes and hamstrings/i, /knees bent, feet flat/, /heels/, /keep squeezing/, /slowly/)],
    ['bridge', all(/don’t arch your lower back/i, /neutral spine/i)],
    [
      'romanian-deadlift',
      all(/muscles that support/, /knees soft/, /hips straight back/, /shins/, /hamstrings stretch/),
    ],
    ['romanian-deadlift', all(/light weight/, /build up/, /form comes before load/, /hips forward/)],
    ['romanian-deadlift', all(/hinge at the hips, not in the back/i, /neutral/, /round/)],
    ['goblet-squat', all(/thighs, glutes and hips/, /move more freely/, /upright/)],
    [
      'goblet-squat',
      all(/dumbbell or kettlebell/, /both hands/, /as wide as your shoulders/, /toes turned out/),
    ],
    [
      'goblet-squat',
      all(/chest up/i, /back straight/, /parallel/, /deeper is fine if it is comfortable/i, /heels/),
    ],
    ['goblet-squat', all(/close to your chest/)],
  ])('says of the %s what it is for, how to do it and what to mind: %j', (id, facts) => {
    for (const fact of facts) expect(said(id)).toMatch(fact)
  })

  test('has an easier and a harder way of each, with a drawing', () => {
    const figures = strength.exercises.map(e => [
      variantOf(e, 'easier').figure,
      variantOf(e, 'harder').figure,
    ])
    expect(figures).toEqual([
      ['small-bridge', 'single-leg-bridge'],
      ['hip-hinge-wall', 'single-leg-deadlift'],
      ['box-squat', 'pause-squat'],
    ])
  })
})

describe('the mobility program', () => {
  test('is gentle: one round, no weight, no equipment to buy', () => {
    expect(mobility.kind).toBe('gentle')
    expect(mobility.weeks.map(week => week.rounds)).toEqual([1])
    expect(mobility.exercises.filter(exercise => exercise.weighted)).toEqual([])
  })

  test('says with every movement when to do less', () => {
    for (const exercise of mobility.exercises) {
      for (const way of [exercise, variantOf(exercise, 'easier'), variantOf(exercise, 'harder')]) {
        expect(way.cautions.join(' ')).toMatch(/smaller|ease off|lie (?:flat|on your front)/i)
      }
    }
  })
})

describe('every program', () => {
  test.each(shipped)('is general information, and $id says so', each => {
    expect(each.notice).toMatch(/general information, not medical advice/i)
  })

  test.each(shipped)('promises no cure, nor does $id', each => {
    expect(JSON.stringify(each)).not.toMatch(/\b(cure|heal|eliminate|pain-free|guarantee|fix your)/i)
  })

  test('has the schema beside it that editors check with; else run `npm run program -- schema`', async () => {
    expect(JSON.parse(await readFile('programs/program.schema.json', 'utf8'))).toEqual(jsonSchema())
  })
})

describe('loading a folder of programs', () => {
  async function folderOf(files: Record<string, string>): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'spotter-programs-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
    return folder
  }

  async function refusal(folder: string): Promise<readonly string[]> {
    const error = await loadPrograms(folder).then(
      () => undefined,
      reason => reason,
    )
    expect(error).toBeInstanceOf(SetupError)
    return (error as SetupError).problems.map(problem => problem.replaceAll(folder, 'programs'))
  }

  test('gives them in the order of their file names, and leaves other files alone', async () => {
    const folder = await folderOf({
      'b.yaml': spoiled(),
      'a.yml': spoiled(['id: hips-first', 'id: other']),
      'notes.txt': 'x',
      '.#b.yaml': 'x',
    })
    expect((await loadPrograms(folder)).map(each => each.id)).toEqual(['other', 'hips-first'])
  })

  test('tells every problem of every file, and those between them', async () => {
    const folder = await folderOf({
      'a.yaml': spoiled(['kind: strength', 'kind: cardio'], ['minutes: 10', 'minutes: 0']),
      'b.yaml': spoiled(['kind: strength', 'kind: strength\nsore: nowhere']),
    })
    expect(await refusal(folder)).toEqual([
      'programs/a.yaml:6 `kind` is `cardio`, which it cannot be. Use one of: strength, gentle.',
      'programs/a.yaml:8 `minutes` is 0. Write a number from 1 to 120.',
      'programs/b.yaml:7 `sore` names `nowhere`, and there is no such program. Leave it out, or add a gentle program.',
    ])
  })

  test('says so when there is no folder, or nothing in it', async () => {
    expect(await refusal(join(await folderOf({}), 'none'))).toEqual([
      'programs: The folder cannot be read (ENOENT). Check that it is there.',
    ])
    expect(await refusal(await folderOf({}))).toEqual([
      'programs: There is no program in the folder. Add at least one .yaml file.',
    ])
  })
})
