import { describe, expect, test } from 'vitest'
import { spoiled, told } from '../support/program-text.ts'

describe('a field is told with its line, what is wrong and how to mend it, when', () => {
  test.each<[why: string, part: string, by: string, ...problems: string[]]>([
    [
      'a field is missing',
      'name: Hips first\n',
      '',
      '1: `name` is missing | Add `name:`. The name that people see',
    ],
    [
      'a field is empty',
      'name: Hips first',
      'name:',
      '2: `name` is empty | Fill it in. The name that people see',
    ],
    [
      'a text is blank',
      'name: Hips first',
      'name: "  "',
      '2: `name` is empty | Fill it in. The name that people see',
    ],
    [
      'a key is misspelled',
      'minutes: 10\n',
      'minutes: 10\nequipmnet: []\n',
      '9: `equipmnet` is not something a program has | Did you mean `equipment`?',
    ],
    [
      'a key belongs nowhere',
      '    reps: 10\n',
      '    reps: 10\n    colour: red\n',
      '42: `colour` is not something week 1 has | Take it out, or use one of: rounds, reps, seconds, note',
    ],
    [
      'a choice is misspelled',
      'kind: strength',
      'kind: strenght',
      '6: `kind` is `strenght`, which it cannot be | Did you mean `strength`?',
    ],
    [
      'a choice is something else',
      'kind: strength',
      'kind: cardio',
      '6: `kind` is `cardio`, which it cannot be | Use one of: strength, gentle',
    ],
    [
      'a drawing does not exist',
      'figure: bridge',
      'figure: bride',
      '16: There is no figure `bride` in the file | Did you mean `bridge`?',
    ],
    [
      'a text is a group of lines that has a length',
      'id: hips-first',
      'id: { length: "" }',
      '1: `id` should be text, but is a group of lines | If the text has a colon in it, put quotes around all of it',
    ],
    [
      'a list is a group of lines that has a length',
      'why:\n  - Hips bend, backs hold.',
      'why: { length: 0 }',
      '4: `why` should be a list, but is a group of lines | Put each entry on a line of its own that begins with "- "',
    ],
    [
      'a text is no number',
      'id: hips-first',
      'id: .nan',
      '1: `id` should be text, but is .nan | Put it in quotes: ".nan"',
    ],
    [
      'a number is beyond all numbers',
      'minutes: 10',
      'minutes: 1.0e+300',
      '8: `minutes` is 1e+300 | Write a number from 1 to 120',
    ],
    [
      'an exercise without an id is told once, whatever refers to it',
      '  - id: swing\n    name: Hip swing',
      '  - name: Hip swing',
      '13: `id` of exercise 1 is missing | Add `id:`. Short and lasting: what people did is recorded under it, so never change it',
    ],
    [
      'an id has a space',
      'id: hips-first',
      'id: Hips First',
      '1: `id` is `Hips First`, which does not fit | Use small letters a to z, digits and hyphens, beginning with a letter, like `low-back-strength`',
    ],
    [
      'an alias begins with a digit, as an amount would',
      'aliases: [swings]',
      'aliases: [3x swings]',
      '15: `aliases` entry 1 of exercise 1 (`swing`) is `3x swings`, which does not fit | Use letters, digits, spaces and hyphens, beginning with a letter, like `glute bridge`',
    ],
  ])('%s', (_why, part, by, ...problems) => {
    expect(told(spoiled([part, by]))).toEqual(problems)
  })
})

describe('a value is told with its line, what is wrong and how to mend it, when', () => {
  test.each<[why: string, part: string, by: string, ...problems: string[]]>([
    [
      'a number stands for a text',
      'name: Hips first',
      'name: 12',
      '2: `name` should be text, but is 12 | Put it in quotes: "12"',
    ],
    [
      'a text stands for a number',
      'minutes: 10',
      'minutes: ten',
      '8: `minutes` should be a whole number, but is the text `ten` | Write a whole number, without quotes or a unit',
    ],
    [
      'a number is not whole',
      'rounds: 2',
      'rounds: 2.5',
      '40: `rounds` of week 1 should be a whole number, but is 2.5 | Write a whole number, without quotes or a unit',
    ],
    [
      'yes stands for true',
      'weighted: true',
      'weighted: yes',
      '22: `weighted` of exercise 1 (`swing`) should be true or false, but is the text `yes` | Write true or false, without quotes',
    ],
    [
      'a text stands for a list',
      'aliases: [swings]',
      'aliases: swings',
      '15: `aliases` of exercise 1 (`swing`) should be a list, but is the text `swings` | Put each entry on a line of its own that begins with "- "',
    ],
    [
      'a colon in a text makes it something else',
      '- Send the hips back.',
      '- Now: send the hips back.',
      '20: `steps` entry 2 of exercise 1 (`swing`) should be text, but is a group of lines | If the text has a colon in it, put quotes around all of it',
    ],
    [
      'a step is too long for a phone',
      '- Slowly send the hips back.',
      `- ${'slow '.repeat(31)}`,
      '28: `steps` entry 2 of the easier way of exercise 1 (`swing`) is 154 characters long, and at most 140 fit | Make it 14 characters shorter',
    ],
    [
      'there is only one step',
      '      - Keep still.\n',
      '',
      '34: `steps` of exercise 2 (`hold`) has 1 entry, and needs at least 2 | How to do it, 2 to 6 short steps in order',
    ],
    [
      'there are too many steps',
      '      - Keep still.\n',
      '      - Keep still.\n'.repeat(7),
      '34: `steps` of exercise 2 (`hold`) has 8 entries, and at most 6 fit | Take out 2, or join some of them',
    ],
    [
      'a number is too small',
      'rounds: 2',
      'rounds: 0',
      '40: `rounds` of week 1 is 0 | Write a number from 1 to 10',
    ],
    [
      'a number is too large',
      'reps: 10',
      'reps: 700',
      '41: `reps` of week 1 is 700 | Write a number from 1 to 600',
    ],
    [
      'a text has a character that nobody sees',
      'name: Hips first',
      'name: "Hips \\u202e first"',
      '2: `name` has a character in it that cannot be seen | Type the text again instead of pasting it',
    ],
    [
      'a name would be a link in messages, and not on buttons',
      'name: Hip swing',
      'name: "[Hip](https://x.example) swing"',
      '14: `name` of exercise 1 (`swing`) has a mark in it that formats messages | Leave it out: a name stands on buttons, too',
    ],
  ])('%s', (_why, part, by, ...problems) => {
    expect(told(spoiled([part, by]))).toEqual(problems)
  })
})
