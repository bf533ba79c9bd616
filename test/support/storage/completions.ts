import { expect, test } from 'vitest'
import { aGroup, aMember, completion, DAY, FIRST, HOUR, NINE, type Opened, place, twenty } from './things.ts'

const SECOND = 2

export function completionsContract(given: () => Opened): void {
  test('a completion comes back as it was logged, empty fields too', async () => {
    const { completions } = given().store
    const ann = await aMember(given().store)
    const full = completion(ann, { exercise: 'squat', grams: 2_000_000_000, variant: 'harder', amount: 15 })
    const bare = completion(ann, { amount: null, outcome: 'skipped' })
    expect(await completions.add([full, bare])).toBe(2)
    expect(await completions.ofWeek(ann.id, FIRST)).toEqual([bare, full])
  })

  test('a completion never counts twice: the first one stays as it was', async () => {
    const { completions } = given().store
    const ann = await aMember(given().store)
    const first = completion(ann)
    expect(await completions.add([first])).toBe(1)
    const again = { ...first, amount: 99, grams: 5000, batch: 'b2', loggedAt: NINE + DAY }
    expect(await completions.add([again, completion(ann, { round: 2 })])).toBe(1)
    expect((await completions.ofMember(ann.id))[0]).toEqual(first)
    expect(await completions.add([])).toBe(0)
  })

  test('twenty adds of the same three steps at once, in any order, count three', async () => {
    const { store, replica } = given()
    const ann = await aMember(store)
    const steps = ['bridge', 'hinge', 'squat'].map(exercise => completion(ann, { exercise }))
    const added = await twenty(nth =>
      (nth % 2 ? replica : store).completions.add(nth % 3 ? steps : steps.toReversed()),
    )
    expect(added.reduce((sum, n) => sum + n, 0)).toBe(3)
    expect(await store.completions.ofMember(ann.id)).toHaveLength(3)
  })

  test('a step differs by member, week, program, exercise and round', async () => {
    const { completions } = given().store
    const ann = await aMember(given().store, 'ann')
    const bob = await aMember(given().store, 'bob')
    const rows = [
      completion(ann),
      completion(bob),
      completion(ann, { week: SECOND }),
      completion(ann, { program: 'back-mobility' }),
      completion(ann, { exercise: 'squat' }),
      completion(ann, { round: 2 }),
    ]
    expect(await completions.add(rows)).toBe(rows.length)
  })

  test('nothing is logged in a week that its member has not touched', async () => {
    const ann = await aMember(given().store)
    await expect(given().store.completions.add([completion(ann, { week: 3 })])).rejects.toThrow()
  })

  test('nothing is logged for a member who is not there', async () => {
    const ann = await aMember(given().store)
    await given().store.members.forget({ platform: 'discord', tenant: 't1', id: 'ann' })
    await expect(given().store.completions.add([completion(ann)])).rejects.toThrow()
  })

  test('weeks and members are kept apart, and come in the order in which they were logged', async () => {
    const { completions } = given().store
    const ann = await aMember(given().store, 'ann')
    const bob = await aMember(given().store, 'bob')
    const second = completion(ann, { loggedAt: NINE + 2 * HOUR, round: 1 })
    const first = completion(ann, { loggedAt: NINE + HOUR, round: 2 })
    const next = completion(ann, { week: SECOND, loggedAt: NINE })
    await completions.add([second, first, next, completion(bob)])
    expect(await completions.ofWeek(ann.id, FIRST)).toEqual([first, second])
    expect(await completions.ofWeek(ann.id, 0)).toEqual([])
    expect(await completions.ofMember(ann.id)).toEqual([first, second, next])
  })

  test('what was logged at the same moment comes by round and exercise', async () => {
    const { completions } = given().store
    const ann = await aMember(given().store)
    const [b2, a1, b1] = [
      completion(ann, { round: 2 }),
      completion(ann, { exercise: 'alpha' }),
      completion(ann),
    ]
    await completions.add([b2, a1, b1])
    expect(await completions.ofWeek(ann.id, FIRST)).toEqual([a1, b1, b2])
    expect(await completions.ofBatch(ann.id, 'b1')).toEqual([a1, b1, b2])
  })

  test('a batch is found and taken back by its member alone, once, and may be logged again', async () => {
    const { completions } = given().store
    const ann = await aMember(given().store, 'ann')
    const bob = await aMember(given().store, 'bob')
    const rows = [completion(ann), completion(ann, { round: 2 })]
    await completions.add([...rows, completion(ann, { round: 3, batch: 'b2' }), completion(bob)])
    expect(await completions.ofBatch(ann.id, 'b1')).toEqual(rows)
    expect(await completions.ofBatch(bob.id, 'b2')).toEqual([])
    expect(await completions.undo(bob.id, 'b2')).toBe(0)
    const undone = await twenty(() => completions.undo(ann.id, 'b1'))
    expect(undone.toSorted((a, b) => b - a).slice(0, 2)).toEqual([2, 0])
    expect(await completions.ofMember(ann.id)).toHaveLength(1)
    expect(await completions.ofMember(bob.id)).toHaveLength(1)
    expect(await completions.add(rows)).toBe(2)
  })

  test('check-ins are kept by moment, newest first, as many as asked for', async () => {
    const { store } = given()
    const ann = await aMember(store, 'ann')
    const bob = await aMember(store, 'bob', await aGroup(store, place('c2')))
    for (const [at, moment, member] of [
      [1, 'before', ann],
      [2, 'after', ann],
      [3, 'before', ann],
      [4, 'before', bob],
    ] as const) {
      await store.checkIns.add({ memberId: member.id, week: FIRST, moment, answer: `answer ${at}`, at })
    }
    const answers = (rows: readonly { answer: string }[]) => rows.map(row => row.answer)
    expect(answers(await store.checkIns.ofMember(ann.id, 'before', 5))).toEqual(['answer 3', 'answer 1'])
    expect(answers(await store.checkIns.ofMember(ann.id, 'before', 1))).toEqual(['answer 3'])
    expect(answers(await store.checkIns.ofMember(ann.id, 'after', 5))).toEqual(['answer 2'])
    expect(answers(await store.checkIns.all(ann.id))).toEqual(['answer 1', 'answer 2', 'answer 3'])
    expect((await store.checkIns.all(ann.id))[0]).toMatchObject({ week: FIRST, moment: 'before', at: 1 })
  })

  test('the newest check-in decides, even when the clock has stood still or stepped back', async () => {
    const { store } = given()
    const ann = await aMember(store, 'ann')
    for (const [n, at] of [5, 5, 4, 5, 1].entries()) {
      const answer = `answer ${n}`
      await store.checkIns.add({ memberId: ann.id, week: FIRST, moment: 'before', answer, at })
      expect(await store.checkIns.ofMember(ann.id, 'before', 1)).toMatchObject([{ answer }])
    }
  })
}
