import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { exerciseView } from '../../src/bot/views/exercise.ts'
import { en } from '../../src/bot/wording/en.ts'
import { createPictures } from '../../src/pictures/index.ts'
import { loadPrograms } from '../../src/programs/load.ts'
import { PROGRAM_TEXT, spoiled, told } from '../support/program-text.ts'

const SECOND = `      - hip: [0, 30]
        spine: [187]
        leg: { to: [64, 12] }`

describe('a figure in a program file', () => {
  test.each([
    ['a foot that no leg reaches', [SECOND, SECOND.replace('64', '164')], '57: A limb is too short here'],
    [
      'a knee that bends the wrong way',
      [SECOND, SECOND.replace('{ to: [64, 12] }', '{ aim: [20, 60] }')],
      '57: A knee bends -40 degrees',
    ],
    ['a body in the floor', ['hip: [0, 30]', 'hip: [0, 4]'], '57: The hips are in the floor'],
    [
      'a limb that says nothing',
      ['leg: { to: [64, 12] }', 'leg: { foot: 0 }'],
      '54: `leg` says nothing of where it goes | Give it one of `to` or `aim`',
    ],
    [
      'a limb that says two things',
      ['leg: { to: [64, 12] }', 'leg: { to: [64, 12], aim: [1, 2] }'],
      '54: `leg` says in two ways where it goes',
    ],
    ['a foot that should stay', ['    view: side\n', '    view: side\n    stays: [feet]\n'], ''],
    [
      'feet that slide',
      [
        `view: side\n    poses:`,
        `view: side\n    stays: [feet]\n    poses:`,
        SECOND,
        SECOND.replace('64', '90'),
      ],
      '58: The feet should stay, and are 26 from where the figure begins',
    ],
    [
      'words that say something else',
      ['shows: { on: back, feet: 2 }', 'shows: { on: feet, feet: 2 }'],
      '56: The picture should show `on: feet`, and shows back',
    ],
    [
      'a measure that is out',
      ['shows: { on: back, feet: 2 }', 'shows: { hips: [50, 60] }'],
      '56: The picture should show `hips: from 50 to 60`, and shows 6',
    ],
    [
      'a step that the picture does not show',
      ['- Send the hips back.', '- Stand with your hands on your hips.'],
      '20: The step says hands on the hips, and no position of the figure `bridge` shows it',
    ],
    [
      'a view from the front that is not there',
      ['    view: side\n', '    view: side\n    front: brigde\n'],
      '51: There is no figure `brigde` in the file | Did you mean `bridge`?',
    ],
    [
      'a view that is none',
      ['view: side', 'view: behind'],
      '50: `figures.bridge.view` is missing, or not one of them',
    ],
  ] as const)('%s', (_what, changes, problem) => {
    const pairs = Array.from(
      { length: changes.length / 2 },
      (_, i) => [changes[2 * i] ?? '', changes[2 * i + 1] ?? ''] as const,
    )
    const found = told(spoiled(...pairs))
    if (problem === '') expect(found).toEqual([])
    else expect(found.join('\n')).toContain(problem)
  })
})

test('an exercise with a figure of its own is added by one file alone, outside the repository', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'programs-'))
  await writeFile(join(folder, 'hips-first.yaml'), PROGRAM_TEXT)
  const [program] = await loadPrograms(folder)
  const exercise = program?.exercises[0]
  if (!program || !exercise) throw new Error('no exercise')
  const block = exerciseView(en, program, exercise, 'standard').blocks.find(({ kind }) => kind === 'picture')
  if (block?.kind !== 'picture' || block.picture.kind !== 'figure') throw new Error('no picture')
  expect(block.alt).toBe(
    'Hip swing. On your back, knees bent, feet on the floor, hips on the floor; then hips raised halfway.',
  )
  const png = await createPictures().bytes({ ...block.picture, moves: false })
  expect(Buffer.from(png).subarray(1, 4).toString()).toBe('PNG')
  await rm(folder, { recursive: true })
})
