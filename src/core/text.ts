const CHARACTERS = new Intl.Segmenter('und', { granularity: 'grapheme' })

/**
 * A text of at most `max` UTF-16 units. A longer one is cut between what readers see as characters, so no emoji and
 * no accented letter is cut in half, and ends with an ellipsis. It takes time by `max`, however long the text is.
 */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text
  let end = 0
  // Where a character ends, the code point behind it decides: no more of the text has to be looked at.
  for (const { segment, index } of CHARACTERS.segment(text.slice(0, max + 1))) {
    if (index + segment.length > max - 1) break
    end = index + segment.length
  }
  return max < 1 ? '' : `${text.slice(0, end).trimEnd()}…`
}

/** What readers see as the characters of a text. */
export function characters(text: string): string[] {
  return Array.from(CHARACTERS.segment(text), ({ segment }) => segment)
}

/** All but what joins emoji and letters, and the tags that make the flags of Scotland and Wales. */
const UNSEEN = /[^\P{C}\p{Join_Control}\u{e0020}-\u{e007f}\p{Cn}\p{Co}]/gu
/**
 * Tags, which nobody sees, and of them those that make the flag of a region
 * (https://www.unicode.org/reports/tr51/#def_emoji_tag_sequence).
 */
const TAGS = /(\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f})|[\u{e0020}-\u{e007f}]/gu
/** More marks on one letter than any script has run over the lines around it. */
const MARKS = /(\p{M}{8})\p{M}+/gu
/** Letters alone that leave no trace on the screen: fillers of Hangul, blank braille. */
const SEEN = /[^\p{M}\p{Z}\p{C}\p{Default_Ignorable_Code_Point}\u2800]/u

/**
 * A text from outside on one line, of at most `max` UTF-16 units: without control characters and marks that turn the
 * direction of writing, in whose place `instead` stands.
 */
export function oneLine(text: string, max: number, instead = ''): string {
  // What takes several units to write can become one: ten times as much is enough to fill the line, and the half of
  // a letter at its end is none.
  const seen = text
    .slice(0, 10 * max)
    .replace(/[\ud800-\udbff]$/, '')
    .replace(/\s/g, ' ')
    .replace(UNSEEN, instead)
    .replace(TAGS, (_, flag?: string) => flag ?? instead)
    .replace(MARKS, '$1')
    .replace(/ +/g, ' ')
    .trim()
  return text.length > 10 * max && seen.length <= max ? shorten(`${seen}…`, max) : shorten(seen, max)
}

/** The same, but for what parts lines. */
const UNPRINTABLE = /[^\P{C}\n\t\p{Join_Control}\u{e0020}-\u{e007f}\p{Cn}\p{Co}]/gu

/** A text of any number of lines, fit for a terminal: nothing in it colours, moves or turns what stands around it. */
export function printable(text: string): string {
  return text.replace(/\r\n|[\u2028\u2029]/g, '\n').replace(UNPRINTABLE, '?')
}

/** Characters of a name: with every one of them escaped it still fits into a title. */
const MAX_NAME = 40

/** A name that somebody gave, fit to be read: see {@link oneLine}. Empty when nothing of it can be seen. */
export function readableName(given: string): string {
  const name = oneLine(given, MAX_NAME).replace(/^[\p{M}\p{Join_Control} ]+|[\p{Join_Control} ]+$/gu, '')
  return SEEN.test(name) ? name : ''
}

/** What somebody typed or wrote, fit to be quoted back: on one line, and what cannot be seen as a question mark. */
export function quotable(given: string, max = 40): string {
  return oneLine(given, max, '?')
}

/**
 * A name inside of a sentence. Whichever way it is written, the words around it keep their order
 * (first strong isolate, https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates).
 */
export function isolated(name: string): string {
  return `\u2068${name}\u2069`
}
