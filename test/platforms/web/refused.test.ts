import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { StorageError } from '../../../src/core/errors.ts'
import { REFUSALS, Refused, refusalOf } from '../../../src/platforms/web/refused.ts'
import { ScriptedBot } from '../../support/scripted-bot.ts'
import { openPage, PageClient, standingClock } from '../../support/web-stage.ts'

/** As node:sqlite throws it. */
const full = () =>
  Object.assign(new Error('database or disk is full'), { code: 'ERR_SQLITE_ERROR', errcode: 13 })

test('a full disk is told as one', async () => {
  const travel = () => Promise.reject(new StorageError('full', full()))
  const page = await openPage(new ScriptedBot([], []), { clock: { ...standingClock(), travel } })
  const answer = await new PageClient(page.url).post('/api/clock', { by: 'day' })
  expect([answer.status, await answer.json()]).toEqual([
    507,
    { code: 'disk-full', problem: 'The disk is full.' },
  ])
  await page.stop()
})

test('a failure of another kind is no refusal', () => {
  for (const error of [
    new Error('a bug'),
    new StorageError('busy', new Error('locked')),
    Object.assign(new Error('locked'), { errcode: 5 }),
    'full',
    undefined,
  ]) {
    expect(refusalOf(error)).toBeUndefined()
  }
  const refused = new Refused('no-prompt')
  expect(refusalOf(refused)).toBe(refused)
})

test('the page has words for a full disk', () => {
  expect(Object.keys(REFUSALS)).toContain('disk-full')
  const words = readFileSync('src/platforms/web/page/words.js', 'utf8')
  expect(words).toMatch(/'disk-full':\s+'The disk is full, so that may NOT be recorded/)
})
