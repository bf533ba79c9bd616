import { expect, test } from 'vitest'
import { en } from '../../../src/bot/wording/en.ts'

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
  'what follows from one': [...Object.values(en.gate.stop), en.gate.stopLater].join('\n'),
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

test('a sentence of a leaflet cannot', () => {
  expect(
    grade('Progressive neurological deficit necessitates immediate multidisciplinary evaluation.'),
  ).toBeGreaterThan(12)
})
