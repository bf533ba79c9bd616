import { describe, expect, test } from 'vitest'
import { readProgram } from '../../src/programs/file.ts'
import { rulesOf, variantOf } from '../../src/training/program.ts'
import { PROGRAM_TEXT, spoiled, told } from '../support/program-text.ts'

const withRules = (rules: string) => spoiled(['weeks:\n', `progress:\n${rules}\nweeks:\n`])

describe('the rules for members’ plans', () => {
  test('may be left out, all or some', () => {
    expect(rulesOf(readProgram(PROGRAM_TEXT, 'hips.yaml'))).toMatchObject({ firstRounds: 2, againAfter: 8 })
    const some = readProgram(withRules('  againAfter: 6'), 'hips.yaml')
    expect(rulesOf(some)).toMatchObject({ firstRounds: 2, againAfter: 6 })
  })

  test.each([
    ['  firstRounds: 3', /`progress.firstRounds` is 3/],
    ['  keptWith: 3', /`progress.keptWith` is 3, and there are 2 exercises/],
    ['  weightEffort: 9', /`progress.weightEffort` is 9/],
    ['  leastLoad: 100', /`progress.leastLoad` is 100/],
    ['  faster: 2', /`faster` is not something/],
  ])('are refused as %j', (rules, said) => {
    expect(told(withRules(rules))).toEqual([expect.stringMatching(said)])
  })

  test('have no more rounds for a first week than the ladder has', () => {
    const text = spoiled(
      ['  - rounds: 2', '  - rounds: 1'],
      ['weeks:\n', 'progress:\n  firstRounds: 2\nweeks:\n'],
    )
    expect(told(text)).toEqual([expect.stringMatching(/`progress.firstRounds` is 2, and week 1 has 1/)])
  })
})

describe('a weight in each hand', () => {
  test('holds for the other ways too, unless it is said otherwise', () => {
    const program = readProgram(
      spoiled(['    weighted: true\n', '    weighted: true\n    eachHand: true\n']),
      'hips.yaml',
    )
    const [swing] = program.exercises
    expect(swing && [swing.eachHand, variantOf(swing, 'easier').eachHand]).toEqual([true, true])
  })

  test('needs a weight', () => {
    const text = spoiled(['    weighted: true\n', '    weighted: false\n    eachHand: true\n'])
    expect(told(text)).toEqual([expect.stringMatching(/Each hand should hold a weight in `swing`/)])
  })
})
