import { expect, test } from 'vitest'
import { Versions } from '../../src/bot/versions.ts'
import type { Program } from '../../src/training/program.ts'
import { PROGRAMS } from '../support/programs.ts'

const [gentle, strength] = PROGRAMS

/** As it was kept before figures stood in a program's file: its exercises name them all the same. */
function withoutFigures({ figures: _, ...kept }: Program): Program {
  return JSON.parse(JSON.stringify(kept)) as Program
}

test('a version from before figures were in the file is drawn as the file draws it now', async () => {
  if (!gentle || !strength) throw new Error('no programs')
  const kept = withoutFigures(strength)
  const versions = new Versions(
    {
      programVersions: {
        keep: async () => {},
        find: async () => kept,
        latest: async () => ({ hash: 'old', program: withoutFigures(gentle) }),
      },
    } as unknown as ConstructorParameters<typeof Versions>[0],
    [strength],
  )
  expect((await versions.program('old'))?.figures).toEqual(strength.figures)
  expect((await versions.named(gentle.id))?.program.figures, 'of a program without a file').toEqual({})
})
