import { expect, test } from 'vitest'
import { drawAhead } from '../src/drawn-ahead.ts'
import { PROGRAMS } from './support/programs.ts'
import { SHIPPED } from './support/shipped-figures.ts'
import { VirtualTime } from './support/virtual-time.ts'

test('what walkthroughs show is drawn a while after the start, and what cannot be is said once', async () => {
  const timers = new VirtualTime()
  const [drawn, said]: [string[], string[]] = [[], []]
  const warn = (_data: object, message: string) => void said.push(message)
  const log = { debug: warn, info: warn, warn, error: warn }
  const bytes = async (picture: object) => {
    drawn.push('name' in picture && 'moves' in picture && picture.moves ? String(picture.name) : 'still')
    return new Uint8Array()
  }
  drawAhead(PROGRAMS, { bytes }, { timers, log })
  await timers.pass(9_000)
  expect(drawn).toEqual([])
  await timers.pass(2_000)
  expect(drawn.sort()).toEqual(SHIPPED.map(({ name }) => name).sort())
  expect(said).toEqual([])
  const broken = async () => {
    throw new RangeError('cannot reach')
  }
  drawAhead(PROGRAMS, { bytes: broken }, { timers, log })
  await timers.pass(11_000)
  expect(said).toEqual(['a picture could not be drawn ahead'])
})
