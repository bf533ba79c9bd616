import { RateLimitError } from 'discord.js'
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
