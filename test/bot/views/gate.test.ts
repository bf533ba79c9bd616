import { describe, expect, test } from 'vitest'
import { gateView, hurtsView, returningView, soreView, stopView } from '../../../src/bot/views/gate.ts'
import { en } from '../../../src/bot/wording/en.ts'
import { plain } from '../../../src/chat/plain.ts'
import { SIGNS } from '../../../src/training/signs.ts'
import { bigProgram } from '../../support/big-program.ts'
import { actionsOf } from '../../support/buttons.ts'
import { PROGRAMS } from '../../support/programs.ts'
import { complaintsOf, session, WEEKS } from '../../support/view-cases.ts'

const GENTLE = [undefined, bigProgram('gentle'), ...PROGRAMS.filter(program => program.kind === 'gentle')]

test.each(WEEKS.map(of => ({ of, id: of.program.id, number: of.week.planNumber })))(
  'in week $number of $id every question and answer is one that every platform takes',
  ({ of }) => {
    const views = [
      gateView(en, of),
      gateView(en, of, { lead: en.progress.welcomeBack }),
      gateView(en, of, { lead: en.progress.welcomeBack, brief: true }),
      hurtsView(en, of),
      stopView(en, of),
      returningView(en, of),
      ...GENTLE.map(gentle => soreView(en, of, gentle)),
    ]
    expect(complaintsOf(views)).toEqual([])
  },
)

describe('the gate', () => {
  const [program] = PROGRAMS
  if (!program) throw new Error('no program')
  const of = session(program, 1)

  test('asks for every sign, also of someone who says that it hurts', () => {
    for (const view of [gateView(en, of), hurtsView(en, of)]) {
      for (const { id } of SIGNS) expect(plain(view)).toContain(en.gate.signs[id])
      expect(actionsOf(view).some(id => id.startsWith('gate.flag:'))).toBe(true)
    }
  })

  test('names every sign in short, too: the emergencies in full, and a button that shows all of them so', () => {
    const view = gateView(en, of, { brief: true })
    const text = plain(view)
    for (const { id, urgency } of SIGNS)
      expect(text).toContain(urgency === 'now' ? en.gate.signs[id] : en.gate.names[id])
    expect(text.indexOf(en.gate.signs['chest-pain'])).toBeLessThan(text.indexOf(en.gate.names.fever))
    expect(actionsOf(view).map(id => id.split(':')[0])).toEqual([
      'gate.fine',
      'gate.sore',
      'gate.flag',
      'gate.all',
    ])
    expect(text.split('\n').length).toBeLessThan(plain(gateView(en, of)).split('\n').length - 10)
  })

  test('says that nobody else sees the answer', () => {
    for (const view of [gateView(en, of), hurtsView(en, of)])
      expect(plain(view)).toContain('Only you see this')
  })

  test('leads to no exercise after a flag, and calls an emergency by its name', () => {
    const text = plain(stopView(en, of))
    expect(text).toMatch(/Call 999, 112 or 911 now/)
    expect(actionsOf(stopView(en, of)).map(id => id.split(':')[0])).toEqual(['gate.again'])
  })

  test('welcomes back first, when there is someone to welcome', () => {
    expect(plain(gateView(en, of, { lead: 'Hello again.' })).split('\n')[1]).toBe('Hello again.')
  })

  test('names the gentle program and how long it takes, or says to keep moving where there is none', () => {
    const gentle = GENTLE.at(-1)
    expect(plain(soreView(en, of, gentle))).toContain(
      `${gentle?.name} takes about ${gentle?.minutes} minutes`,
    )
    expect(plain(soreView(en, of, undefined))).toContain('Keep moving gently')
  })
})
