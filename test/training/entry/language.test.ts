import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { eachOf, oneOf, phrases } from '../../../src/training/language.ts'

const matches = (list: string, text: string) => new RegExp(`^${phrases(list)}$`).test(text)

describe('a phrase', () => {
  test.each([
    ['undo|take back', 'take back', true],
    ['(delete/remove) the last one', 'remove the last one', true],
    ['(delete/remove) the last one', 'the last one', false],
    ['[please] undo [that/it now]', 'please undo', true],
    ['[please] undo [that/it now]', 'undo it now', true],
    ['[please] undo [that/it now]', 'undo now', false],
    ['how heavy …', 'how heavy should I go', true],
    ['how heavy …', 'how heavy', true],
    ['the * is hard', 'the squat is hard', true],
    ['the * is hard', 'the is hard', false],
    ['is #kg enough', 'is 12.5 kg enough', true],
    ['o.k.', 'oxkx', false],
  ])('%j: %j is it, %s', (list, text, is) => {
    expect(matches(list, text)).toBe(is)
  })

  test.each([
    ['had a pain', ['had a pain']],
    ['(had/have a) pain', ['had pain', 'have a pain']],
    ['(a/b) c (d/e)', ['a c d', 'a c e', 'b c d', 'b c e']],
    ['w/o (a/b)', ['w/o a', 'w/o b']],
  ])('%j stands for each of its alternatives', (phrase, each) => {
    expect(eachOf(phrase)).toEqual(each)
  })

  test('has what a slot says of it, and the longest of a list first', () => {
    expect(new RegExp(`^${phrases('{count}h ago', ' ', { count: String.raw`\d+` })}$`).test('12h ago')).toBe(
      true,
    )
    expect(new RegExp(oneOf('a|a.m.')).exec('a.m.')?.[0]).toBe('a.m.')
  })
})

const OUTSIDE = ['../when.ts', '../away.ts', '../slot-day.ts', '../zones.ts', '../../bot/phrases.ts']

test('no word of a language stands in an expression of the reader, nor in those of days, zones and requests', () => {
  const entry = new URL('../../../src/training/entry/', import.meta.url)
  const files = readdirSync(entry).filter(name => !name.startsWith('body'))
  const sources = [...files.map(name => new URL(name, entry)), ...OUTSIDE.map(name => new URL(name, entry))]
  // What a platform calls an emoji is no word, and the kinds of tokens are none.
  const isOurs = (line: string) =>
    /kind|shape|other|comma|\(\?<|EMOJI|CHECK|DISMAY|DOUBT|:\[a-z\]|\/\*|^ *\*|\/\//.test(line)
  const found = sources.flatMap(url =>
    readFileSync(url, 'utf8')
      .split('\n')
      .filter(
        line =>
          !isOurs(line) && /(?:^|[\s([,])\/(?!\/)[^/\n]*(?<![\\{<p])\b[a-z]{3,}\b[^/\n]*\/[a-z]*/.test(line),
      ),
  )
  expect(found).toEqual([])
})
