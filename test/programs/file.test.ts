import { describe, expect, test } from 'vitest'
import { MAX_FILE, readProgram } from '../../src/programs/file.ts'
import { PROGRAM_TEXT, problemsOf, spoiled, told } from '../support/program-text.ts'

describe('a program file', () => {
  test('that is right becomes a program', () => {
    const program = readProgram(PROGRAM_TEXT, 'hips.yaml')
    expect(program).toMatchObject({ id: 'hips-first', kind: 'strength', equipment: [], restSeconds: 60 })
    expect(program.exercises[1]).toMatchObject({ id: 'hold', aliases: [], perSide: false, weighted: false })
    expect(program.sore).toBeUndefined()
  })

  test('may fold a text over several lines', () => {
    const text = spoiled(['summary: Two movements.', 'summary: >\n  Two\n  movements.\n'])
    expect(readProgram(text, 'hips.yaml').summary).toBe('Two movements.')
  })

  test('may have Windows line ends and a byte order mark', () => {
    const windows = `\uFEFF${PROGRAM_TEXT.replaceAll('\n', '\r\n')}`
    expect(readProgram(windows, 'hips.yaml')).toEqual(readProgram(PROGRAM_TEXT, 'hips.yaml'))
  })

  test('may call an exercise anything, even what JavaScript has a meaning for', () => {
    const text = spoiled(['id: swing', 'id: constructor'], ['{ swing: 12 }', '{ constructor: 12 }'])
    expect(readProgram(text, 'hips.yaml').weeks[1]?.amount).toEqual({ constructor: 12, hold: 40 })
  })

  test('may be as long as the limits say, and no longer', () => {
    expect(told(spoiled(['- Stand tall.', `- ${'x'.repeat(140)}`]))).toEqual([])
    expect(told(spoiled(['- Stand tall.', `- ${'x'.repeat(141)}`]))).toHaveLength(1)
  })
})

describe('text that cannot be read is told with its line and how to mend it, when', () => {
  test.each<[why: string, part: string, by: string, ...problems: string[]]>([
    [
      'something is there twice',
      'minutes: 10\n',
      'minutes: 10\nminutes: 20\n',
      '9: This line gives something a second time | Keep only one of the two',
    ],
    [
      'a line is indented with a tab',
      '  - rounds: 2',
      '\t- rounds: 2',
      '40: The line is indented with a tab | Indent with spaces, two for each level',
    ],
    [
      'a line has a second colon',
      'name: Hips first',
      'name: Hips: first',
      '2: The line has a second colon in it, or is indented too far | Put quotes around a text that has a colon in it, or line it up with its neighbours',
    ],
    [
      'a quote never ends',
      'name: Hips first',
      'name: "Hips first',
      '2: A quote begins here and never ends | Add the closing quote at the end of the text',
    ],
    [
      'a text begins with a star',
      'name: Hips first',
      'name: *hips',
      '2: `&` and `*` references cannot be used here | Write the text out in both places, or put quotes around it',
    ],
    [
      'a text begins with an exclamation mark',
      'name: Hips first',
      'name: !hips first',
      '2: A text cannot begin with an exclamation mark | Put quotes around the text',
    ],
    [
      'there are two programs in one file',
      'weeks:',
      '---\nweeks:',
      '39: There is a second program in the file | Take out the `---` line, or move what follows to a new file',
    ],
  ])('%s', (_why, part, by, ...problems) => {
    expect(told(spoiled([part, by]))).toEqual(problems)
  })
})

describe('a problem', () => {
  test('has the column too', () => {
    expect(problemsOf(spoiled(['figure: bridge', 'figure: bride']))[0]).toMatchObject({ line: 16, column: 5 })
  })

  test('shows nothing that a terminal would obey', () => {
    expect(told(spoiled(['kind: strength', 'kind: "\\e[31mred"']))[0]).toContain('`?[31mred`')
  })
})

describe('all mistakes of a file are told at once', () => {
  test('in the order of their lines, whatever their nature', () => {
    const text = spoiled(
      ['kind: strength', 'kind: strenght'],
      ['minutes: 10\n', 'minutes: 10\nminutes: 12\n'],
      ['aliases: [swings]', 'aliases: [rounds]'],
      ['{ hold: 40 }', '{ hold: 400 }'],
      ['note: A little more.', 'notes: A little more.'],
    )
    expect(told(text).map(problem => problem.split(' | ')[0])).toEqual([
      '6: `kind` is `strenght`, which it cannot be',
      '9: This line gives something a second time',
      '16: `rounds` has a meaning of its own when people log what they did',
      '45: `note` of week 2 is missing',
      '47: Week 2 asks for 400 seconds of `hold`, whose range is 20 to 60',
      '48: `notes` is not something week 2 has',
    ])
  })

  test('and read as one message', () => {
    const text = spoiled(['kind: strength', 'kind: cardio'], ['minutes: 10', 'minutes: ten'])
    expect(() => readProgram(text, 'hips.yaml')).toThrow(
      'hips.yaml:6 `kind` is `cardio`, which it cannot be. Use one of: strength, gentle.\n' +
        'hips.yaml:8 `minutes` should be a whole number, but is the text `ten`. Write a whole number, without quotes or a unit.',
    )
  })
})

describe('a file that is no program at all', () => {
  test.each<[string, string, string]>([
    ['is empty', '', '1: The file is empty | Fill it in. Start from a copy of another program file'],
    [
      'is a list',
      '- a\n- b',
      '1: The file should be a group of lines like "name: …", but is a list | Start from a copy of another program file',
    ],
    [
      'is a web page',
      '<!DOCTYPE html>\n<html>\n',
      '1: The file should be a group of lines like "name: …", but is the text `<!DOCTYPE html> <html>` | Start from a copy of another program file',
    ],
    [
      'is nested beyond reason',
      '['.repeat(50_000),
      '1: The lines are nested too deeply | Compare the indentation with the other program files',
    ],
    [
      'is larger than a program can be',
      `# ${'é'.repeat(MAX_FILE / 2)}`,
      '1: The file is larger than 100 kB | Shorten it; a program needs a tenth of that',
    ],
  ])('%s', (_why, text, problem) => {
    expect(told(text)).toEqual([problem])
  })

  test('is refused in no time when its references would stand for billions of lines', () => {
    const layers = Array.from({ length: 9 }, (_, n) => `l${n + 1}: &l${n + 1} [${`*l${n}, `.repeat(9)}x]`)
    const text = ['l0: &l0 [x]', ...layers].join('\n')
    const before = process.threadCpuUsage()
    expect(told(text)[0]).toMatch(/^1: `&` and `\*` references cannot be used here/)
    expect(process.threadCpuUsage(before).user).toBeLessThan(5_000_000)
  })
})

describe('a file with far too much in it is refused with few words:', () => {
  const many = (count: number, one: (n: number) => string) =>
    Array.from({ length: count }, (_, n) => one(n)).join('\n')

  test('lists and groups of thousands', () => {
    const exercises = `exercises:\n${many(1000, n => `- { id: a${n}, measure: reps }`)}`
    const weeks = `weeks:\n${many(1000, n => `- { reps: { b${n}: 1 } }`)}`
    expect(told(`${exercises}\n${weeks}`)).toEqual([
      '2: There are 1000 entries here, more than a program can have | Compare it with the other program files',
      '1003: There are 1000 entries here, more than a program can have | Compare it with the other program files',
    ])
    expect(told(many(101, n => `k${n}: 1`))[0]).toMatch(/^1: There are 101 entries here/)
  })

  test('a hundred problems are enough', () => {
    const keys = Array.from({ length: 60 }, (_, n) => `k${n}: 1`).join(', ')
    expect(told(`exercises:\n${many(8, () => `- { ${keys} }`)}`)).toHaveLength(100)
  })

  test('words of tens of thousands of letters', () => {
    const [id, other] = ['a'.repeat(40_000), `${'a'.repeat(40_000)}b`]
    const text = `exercises:\n- { id: ${id}, measure: reps }\nweeks:\n- { reps: { ? ${other} : 1 } }`
    expect(told(text).join('\n').length).toBeLessThan(10_000)
  })

  test('lists where names should be', () => {
    const words = 'A list or a group of lines stands where a name should be'
    expect(told(`${'? '.repeat(40)}z`)[0]).toBe(
      `1: ${words} | Put quotes around a text that begins with a bracket or question mark`,
    )
    expect(told('[a]: 1')[0]).toMatch(new RegExp(`^1: ${words}`))
  })
})
