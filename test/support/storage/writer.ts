/** Writes until it or its parent is killed, and says on a line of its own what has been acknowledged. Argument: the file. */
import { openStore } from '../../../src/storage/store.ts'
import { aGroup, aMember, completion, NINE, place, prompt } from './things.ts'

const store = await openStore({ file: process.argv[2] ?? '' })
const parent = process.ppid
const run = `r${Date.now()}`
const member = await aMember(store, run)
for (let n = 1; process.ppid === parent; n++) {
  await store.completions.add([completion(member, { round: n })])
  console.log(`completion ${member.id} ${n}`)
  const group = await aGroup(store, place(`${run}-${n}`))
  await store.transaction(async tables => {
    await tables.groups.claim([group], NINE + 1)
    await tables.deliveries.add([prompt(group)])
  })
  console.log(`claimed ${group.id}`)
}
process.exit()
