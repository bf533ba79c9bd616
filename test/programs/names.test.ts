import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from '../../src/chat/markdown.ts'
import { readableName } from '../../src/core/text.ts'
import { readProgram } from '../../src/programs/file.ts'
import { programSchema } from '../../src/programs/schema.ts'
import { hostileName, UNPRINTABLE } from '../support/hostile-names.ts'
import { problemsOf, spoiled } from '../support/program-text.ts'

/** Names as long as a file takes them, each with something that belongs in none. */
const given = hostileName.map(name => name.slice(0, 40))

test('a name in a program’s file can be seen, and formats, links and turns nothing', () => {
  fc.assert(
    fc.property(given, spelled => {
      const text = spoiled(
        ...['name: Hips first', 'name: Hip swing', 'name: Slow swing'].map(
          part => [part, `name: ${JSON.stringify(spelled)}`] as const,
        ),
      )
      if (problemsOf(text).length > 0) return
      const program = readProgram(text, 'hips.yaml')
      for (const name of [program.name, program.exercises[0]?.name, program.exercises[0]?.easier?.name]) {
        expect(name).not.toMatch(UNPRINTABLE)
        expect(readableName(name ?? '')).not.toBe('')
        // It stands in a line of its own, and in the midst of others.
        for (const { kind, inner } of [name ?? '', `Next: ${name}, ${name}`].flatMap(parse))
          expect([name, kind, ...inner.map(part => part.kind)]).toEqual([name, 'plain', 'text'])
      }
    }),
  )
})

test.each([
  '"\\ud83d"',
  '"\\u200b"',
  '"\\u3164"',
  '"\\ufffe"',
  '"\\u0301Bridge"',
  '"a\\U000E0041"',
  `"Z${'\\u0335'.repeat(14)}"`,
])('%s is none', name => {
  expect(problemsOf(spoiled(['name: Hips first', `name: ${name}`])).map(({ what }) => what)).toEqual([
    '`name` has a character in it that cannot be seen',
  ])
})

test.each([
  'Brücke',
  'O’Hara’s bridge',
  '🏋️ Squat',
  'جسر',
  'Bird-dog (slow)',
  'Sit & reach',
  '90/90',
  'Push_up',
  '#1 bridge',
])('%s is one', name => {
  expect(problemsOf(spoiled(['name: Hips first', `name: ${JSON.stringify(name)}`]))).toEqual([])
})

test('any other text of a file can be seen and turns nothing, too', () => {
  fc.assert(
    fc.property(given, text => {
      const { data } = programSchema.shape.summary.safeParse(text)
      if (data !== undefined) expect(data).not.toMatch(UNPRINTABLE)
      if (data !== undefined) expect(readableName(data)).not.toBe('')
    }),
  )
})
