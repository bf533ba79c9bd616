import type { Store } from '../../../src/storage/store.ts'
import {
  aGroup,
  aProgram,
  aWeek,
  completion,
  DAY,
  FIRST,
  HOUR,
  joined,
  NINE,
  person,
  place,
  prompt,
} from './things.ts'

/** Some of everything: groups in two tenants, members, log, check-ins, deliveries, spaces; hostile text too. */
export async function fill(store: Store, groups: number): Promise<void> {
  const members: string[] = []
  await store.transaction(async tables => {
    await tables.programVersions.keep('v1', aProgram, '{"id":"p\\u0000ä"}', NINE)
    for (let nth = 0; nth < groups; nth++) {
      const group = await aGroup(tables, place(`c-${nth}-ä\u{1f3cb}'"\\`, nth % 2 ? 'T1' : 't.1'))
      await tables.weeks.open([aWeek(group)])
      await tables.deliveries.add([
        prompt(group, { state: 'sent' }),
        prompt(group, { kind: 'notice', notice: { code: 'gone', program: 'p\0' } }),
      ])
      await tables.redraws.ask(group.id, FIRST, NINE)
      for (const id of ['a', 'B', 'ä']) {
        const member = await joined(tables, await tables.members.join(group.id, person(id), NINE + nth))
        members.push(member.id)
        await tables.completions.add(
          Array.from({ length: 9 }, (_, step) =>
            completion(member, {
              exercise: ['bridge', 'hinge', 'Squat'][step % 3] ?? '',
              round: step,
              grams: step % 2 ? 20_000 : null,
              loggedAt: NINE + step * HOUR,
            }),
          ),
        )
        const answer = { memberId: member.id, week: FIRST, answer: 'ok', at: NINE }
        await tables.checkIns.add({ ...answer, moment: 'after' })
      }
    }
  })
  for (const id of members.slice(0, 30))
    await store.space('choices').set(`${id}\0`, { bridge: 'easier' }, DAY)
}
