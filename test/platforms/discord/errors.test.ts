import { DiscordAPIError, RateLimitError } from 'discord.js'
import { expect, test } from 'vitest'
import { platformError } from '../../../src/platforms/discord/errors.ts'

/** As the client throws it when Discord answers 429; `global` says that the whole bot must wait. */
const limited = (global: boolean) =>
  new RateLimitError({
    global,
    hash: 'Global(POST:/channels/:id/messages)',
    limit: global ? 50 : 5,
    majorParameter: '1',
    method: 'POST',
    retryAfter: 60_000,
    route: '/channels/:id/messages',
    scope: global ? 'global' : 'user',
    sublimitTimeout: 0,
    timeToReset: 60_000,
    url: 'https://discord.com/api/v10/channels/1/messages',
  })

test('a wait that Discord asks of the whole bot is one everywhere, and any other is not', () => {
  expect(platformError(limited(true), 'post')).toMatchObject({ retryAfter: 60_000, everywhere: true })
  expect(platformError(limited(false), 'post')).toMatchObject({ retryAfter: 60_000, everywhere: false })
})

const answered = (code: number, status = 400) =>
  platformError(new DiscordAPIError({ code, message: 'no' }, code, status, 'POST', '/x', {}), 'post')

test.each([
  ['place-gone', [10003, 10004]],
  ['message-gone', [10008, 10015, 10062, 50027]],
  ['person-unreachable', [10013, 50007, 50278]],
  ['forbidden', [50001, 50013]],
  ['rate-limited', [30034, 40003]],
])('Discord’s codes for %s are known', (trouble, codes) => {
  for (const code of codes) expect(answered(code), String(code)).toMatchObject({ trouble, detail: undefined })
})

test.each([
  [50008, 'a text channel instead of this kind'],
  [50024, 'threads in this kind of channel'],
  [160002, 'Read Message History'],
  [160005, 'Manage Threads'],
  [160006, 'room for another active thread'],
  [160007, 'room for another active thread'],
  [200000, 'a way past AutoMod'],
])('Discord’s code %i says what is missing: %s', (code, detail) => {
  expect(answered(code)).toMatchObject({ trouble: 'forbidden', detail })
})
