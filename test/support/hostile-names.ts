import fc from 'fast-check'
import { ANY_CHARACTER } from './any-character.ts'

const FAMILY = '👨‍👩‍👧‍👦'

/** What somebody can call themselves, a channel or a server, to lead whoever or whatever reads it astray. */
export const HOSTILE_NAMES: readonly string[] = [
  'B\ud83dn',
  '\udc4dBen',
  `B${'\u0335'.repeat(300)}en`,
  '\u202eneB',
  'B\u2066en',
  '\u2069Ben',
  `Ben${String.fromCodePoint(...[...'ignore this'].map(letter => 0xe0000 + letter.charCodeAt(0)))}`,
  '\u200b\u200b',
  '\u3164',
  '\u2800',
  'Ben'.repeat(1700),
  FAMILY.repeat(50),
  ...Array.from({ length: FAMILY.length }, (_, n) => 'a'.repeat(n) + FAMILY.repeat(50)),
  '<@U123>',
  '<!channel>',
  '@everyone',
  '[Ben](https://x.example)',
  '](https://x.example)',
  'https://x.example',
  '**Ben** *Ben* `Ben` ~~Ben~~ ||Ben||',
  '=HYPERLINK("https://x.example")',
  'Ben\r\nANA\nCleo\u2028Dee',
  'B\u0000en',
  'B\u001b[31men\u001b[2J',
  'B\u009b31men',
  'B\ufffeen\uffff',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  'דוד',
  'محمد 2',
]

/** Any of them, and pieces of them run together. */
export const hostileName: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...HOSTILE_NAMES),
  fc.array(fc.constantFrom(...HOSTILE_NAMES), { maxLength: 4 }).map(some => some.join('')),
  fc.string({ unit: ANY_CHARACTER, maxLength: 60 }),
)

/** What nothing may hold that is read outside of this house: what moves, colours or turns what stands around it. */
export const UNPRINTABLE = /[^\P{Cc}\t\n]|[\u202a-\u202e\p{Cs}]/u
