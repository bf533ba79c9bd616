import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { en } from '../../../src/bot/wording/en.ts'
import { PROGRAMS } from '../../support/programs.ts'

/** Vowels that sound together are one syllable; a silent e at the end is none. Good to a tenth on plain English. */
function syllables(word: string): number {
  const plain = word.toLowerCase().replace(/[^a-z]/g, '')
  const spoken = plain.replace(/(?:[^laeiouy]es|[^dt]ed|[^laeiouy]e)$/, end => end[0] ?? '')
  return Math.max(1, spoken.match(/[aeiouy]+/g)?.length ?? 1)
}

/** Flesch–Kincaid: Kincaid and others, Derivation of new readability formulas, 1975. */
function grade(text: string): number {
  const words = text.match(/[A-Za-z’']+/g) ?? []
  const sentences = Math.max(1, text.split(/[.!?:\n]+/).filter(part => /[A-Za-z]/.test(part)).length)
  const sounds = words.reduce((sum, word) => sum + syllables(word), 0)
  return 0.39 * (words.length / sentences) + 11.8 * (sounds / words.length) - 15.59
}

/** What is said together, as one reads it. */
const SAID: Readonly<Record<string, string>> = {
  'the question before a workout': [en.gate.lead, ...Object.values(en.gate.urgency)].join('\n'),
  'the signs': Object.values(en.gate.signs).join('.\n'),
  'what follows from one': [en.gate.emergency, en.gate.stopLater].join('\n'),
  'the way back': [en.gate.returning, en.gate.seen, en.gate.over].join('.\n'),
  'what helps where it hurts': [en.gate.sorryLead, en.gate.anySign, en.gate.noGentle, en.gate.rested].join(
    '\n',
  ),
  'what helps at a step': [en.hurts.lead, en.hurts.easier, en.hurts.skip, en.hurts.gently].join('.\n'),
  'what is to be done about a sign': Object.values(en.hurts.todo).join('\n'),
}

test.each(Object.entries(SAID))('%s can be read after six years of school', (_what, text) => {
  expect(grade(text)).toBeLessThanOrEqual(6)
})

test.each(Object.entries(en.gate.signs))('the sign %s can be, too', (_id, text) => {
  expect(grade(text)).toBeLessThanOrEqual(6)
})

/** Fewer words than this are a label, a name or a heading: the formula was made for sentences. */
const A_SENTENCE = 5

const WORDING = 'src/bot/wording/en'
const FILES = readdirSync(WORDING)

/** All that stands in quotes in a source; what is put in when it is said reads as "it". */
function quotedIn(source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$|^import.*$/gm, '')
  const found: string[] = []
  let at = 0
  const take = () => {
    const taken = code[at] === '\\' ? code.slice(at, at + 2) : (code[at] ?? '')
    at += taken.length
    return taken.slice(-1)
  }
  const text = (end: string) => {
    let said = ''
    while (at < code.length && code[at] !== end) {
      if (end === '`' && code.startsWith('${', at)) {
        at += 2
        expression()
        said += 'it'
      } else said += take()
    }
    at++
    found.push(said)
  }
  const expression = () => {
    for (let depth = 0; at < code.length; ) {
      const one = take()
      if (one === "'" || one === '`') text(one)
      else if (one === '{') depth++
      else if (one === '}' && depth-- === 0) return
    }
  }
  while (at < code.length) expression()
  return found
}

/** The sentences of a text; what is to be typed, and names, are no words of it. */
function sentencesOf(text: string, names: readonly string[] = []): string[] {
  const plain = names.reduce((left, name) => left.replaceAll(name, 'it'), text)
  return plain
    .replace(/`[^`]*`/g, 'it')
    .replace(/\s+/g, ' ')
    .split(/(?<=[.!?:;])\s/)
    .filter(sentence => (sentence.match(/[A-Za-z’']+/g) ?? []).length >= A_SENTENCE)
}

/** Every leaflet about health says it so. */
const EXCUSED = 'General information, not medical advice.'

const tooHard = (sentences: readonly string[]) => sentences.filter(one => one !== EXCUSED && grade(one) > 6)

test.each(FILES)('every sentence in the wording’s %s can be read after six years of school', file => {
  const all = quotedIn(readFileSync(`${WORDING}/${file}`, 'utf8')).flatMap(text => sentencesOf(text))
  expect(all.length).toBeGreaterThan(0)
  expect(tooHard(all)).toEqual([])
})

test.each(PROGRAMS)('every sentence of the program $id can be, but for the names of exercises', program => {
  const texts = [program.summary, ...program.why, ...program.equipment, program.first, program.notice]
  const names = program.exercises.flatMap(one => [one.name, one.easier?.name, one.harder?.name])
  for (const one of program.exercises) {
    for (const way of [one, one.easier, one.harder])
      texts.push(...(way?.steps ?? []), ...(way?.cautions ?? []))
    texts.push(one.purpose)
  }
  for (const { note } of program.weeks) texts.push(note ?? '')
  const all = texts.flatMap(text =>
    sentencesOf(
      text,
      names.filter(name => name !== undefined),
    ),
  )
  expect(all.length).toBeGreaterThan(20)
  expect(tooHard(all)).toEqual([])
})

test('a sentence is found inside another, and nothing in a comment', () => {
  const placeholder = (code: string) => `$\{${code}}`
  const source = `/* 'not this' */ const say = n => \`One ${placeholder(`n ? \`or ${placeholder('n')} more\` : 'and no more'`)} here.\``
  expect(quotedIn(source)).toEqual(['or it more', 'and no more', 'One it here.'])
})

test('a sentence of a leaflet cannot', () => {
  expect(
    grade('Progressive neurological deficit necessitates immediate multidisciplinary evaluation.'),
  ).toBeGreaterThan(12)
})
