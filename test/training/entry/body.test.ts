import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emergencyOfOthers, readBody } from '../../../src/training/entry/body.ts'
import { SIGNS } from '../../../src/training/signs.ts'

interface Line {
  readonly means: string
  readonly line: string
  readonly rest: string | undefined
}

const LINES = tableOf('body.tsv')

function tableOf(name: string): readonly Line[] {
  return readFileSync(`test/training/entry/${name}`, 'utf8')
    .split('\n')
    .filter(line => line !== '' && !line.startsWith('#'))
    .map(line => {
      const [means = '', said = '', rest] = line.split('\t')
      return { means, line: said, rest }
    })
}

const answerTo = (line: string) => {
  const body = readBody(line)
  return body ? (body.signs[0] ?? 'pain') : '-'
}

test('the table has hundreds of phrases, some for every sign, and many that only sound like it', () => {
  const counts = Map.groupBy(LINES, ({ means }) => means)
  expect(LINES.length).toBeGreaterThan(400)
  for (const { id } of SIGNS) expect([id, counts.get(id)?.length ?? 0]).not.toEqual([id, 0])
  expect(counts.get('-')?.length).toBeGreaterThan(100)
})

test('no phrase that was ever heard is lost', () => {
  const lines = tableOf('body-phrases.tsv')
  expect(lines.length).toBeGreaterThan(4000)
  expect(lines.filter(({ means, line }) => answerTo(line) !== means)).toEqual([])
})

test('every line comes to what the table says, and leaves what it says besides', () => {
  const misread = LINES.flatMap(({ means, line, rest }) => {
    const body = readBody(line)
    const comesTo = body ? (body.signs[0] ?? 'pain') : '-'
    const isRight = comesTo === means && (rest === undefined || body?.rest === rest)
    return isRight ? [] : [{ line, means, comesTo, rest: body?.rest }]
  })
  expect(misread).toEqual([])
})

test('an emergency of somebody else is told from what is no emergency, and is none of one’s own', () => {
  const others = tableOf('others.tsv')
  expect(others.flatMap(({ line }) => readBody(line) ?? [])).toEqual([])
  const read = others.map(({ line }) => ({ line, means: emergencyOfOthers(line) ?? '-' }))
  expect(read).toEqual(others.map(({ line, means }) => ({ line, means })))
})

test('what people say of each other all day is no emergency of anybody', () => {
  const chat = readFileSync('test/training/entry/chat.txt', 'utf8').split('\n')
  expect(chat.filter(line => emergencyOfOthers(line) !== undefined)).toEqual([])
})

const said = fc.constantFrom(...LINES.filter(({ means }) => means !== '-'))
const unsaid = fc.constantFrom(...LINES.filter(({ means }) => means === '-'))

test('what is said of the body is read in any sentence, before and after whatever else is said', () => {
  fc.assert(
    fc.property(said, unsaid, unsaid, ({ means, line }, before, after) => {
      const signs = readBody(`${before.line}. ${line}. ${after.line}`)?.signs
      expect(signs).toEqual(readBody(line)?.signs)
      expect(means === 'pain' || signs?.[0] === means).toBe(true)
    }),
  )
})

test('neither case, apostrophes, spaces nor the last mark matter', () => {
  const marks = fc.constantFrom('', '!', '!!!', '.', ' 😭', '…')
  fc.assert(
    fc.property(fc.constantFrom(...LINES), marks, ({ means, line }, mark) => {
      const loud = `  ${line.toUpperCase().replaceAll(' ', '  ').replaceAll("'", '’')}${mark}`
      expect(answerTo(loud)).toBe(means)
    }),
  )
})

test('who only denies it has nothing of it', () => {
  for (const what of ['pain', 'numbness between my legs', 'chest pain', 'fever', 'surgery', 'cancer']) {
    expect([what, answerTo(`no ${what}`)]).toEqual([what, '-'])
    expect([what, answerTo(`I have never had ${what}`)]).toEqual([what, '-'])
  }
})

test.each(['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__'])(
  '“%s”, which every object has, is a word like any other',
  word => {
    expect(readBody(word)).toBeUndefined()
    expect(readBody(`my back hurts ${word}`)).toEqual(readBody('my back hurts sometimes'))
  },
)
