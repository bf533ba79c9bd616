import { createHash } from 'node:crypto'
import { stripVTControlCharacters } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PlatformError } from '../src/core/errors.ts'
import { onMeasured } from '../src/core/measures.ts'
import { asDelivery, asEvent, eventIs, onBehalf, onNobodysBehalf } from '../src/core/under-way.ts'
import { createLog, scrub, secretsIn } from '../src/log.ts'
import { hostileName, UNPRINTABLE } from './support/hostile-names.ts'

const BOT = 'MTA0NzE2ODk1MjUyMTE1NzY1Mg.GxYzAb.Zq3kLmN0pQrStUvWxYz0123456789abcdefghi'
const SECRETS = [
  'xoxb-1234-5678-abcDEF',
  'xoxp-1-2-3-abc',
  'xoxe.xoxb-1-Mi0yLTEyMzQ1',
  'xoxe-1-My0xLTEyMzQ1',
  'xapp-1-A0B1-2-c3d4',
  BOT,
]

/** What the log writes, on a terminal and for machines. */
function written(secrets: readonly string[], write: (log: ReturnType<typeof createLog>) => void): string[] {
  return [true, false].map(terminal => {
    const lines: string[] = []
    write(createLog('debug', secrets, terminal, { write: line => void lines.push(String(line)) }))
    return lines.join('')
  })
}

/** An error as clients throw them: everything hangs on it. */
function laden(text: string): Error {
  return Object.assign(new Error(`refused: ${text}`), {
    url: `https://x/${text}`,
    headers: { authorization: text },
    requestBody: { json: { content: text } },
    response: { body: text },
    code: 50035,
  })
}

describe('the log', () => {
  test.each(SECRETS)('hides what looks like a secret, wherever it stands: %s', secret => {
    const places = [
      (log: ReturnType<typeof createLog>) => log.info({ token: secret }, 'x'),
      (log: ReturnType<typeof createLog>) => log.info({ deep: { er: [`a ${secret} b`] } }, 'x'),
      (log: ReturnType<typeof createLog>) => log.warn({ err: laden(secret) }, 'x'),
      (log: ReturnType<typeof createLog>) =>
        log.warn({ err: new PlatformError('refused', 'no', { cause: laden(secret) }) }, 'x'),
      (log: ReturnType<typeof createLog>) => log.error({}, `it said x ${secret}`),
    ]
    for (const place of places) {
      for (const text of written([], place)) {
        expect(text).not.toContain(secret)
        expect(text).toContain('x')
      }
    }
  })

  test.each([
    [`Authorization: Bot ${BOT.slice(0, 20)}`, BOT.slice(0, 20)],
    ['{"authorization":"Bearer abcdefgh12345"}', 'abcdefgh12345'],
    ['{\\"Authorization\\":\\"Basic YWxhZGRpbjpvcGVuc2VzYW1l\\"}', 'YWxhZGRpbjpvcGVuc2VzYW1l'],
    ['with bearer abcdefgh12345.', 'abcdefgh12345'],
    ['POST /interactions/123/aW50ZXJhY3Rpb246/callback', 'aW50ZXJhY3Rpb246'],
    ['PATCH /webhooks/123/aW50ZXJhY3Rpb246/messages/@original', 'aW50ZXJhY3Rpb246'],
    ['https://hooks.slack.com/commands/T1/2/abcdef', 'abcdef'],
    ['postgres://spotter:hunter22@db:5432/spotter', 'hunter22'],
  ])('hides what carries one: %s', (text, secret) => {
    expect(scrub(text, [])).not.toContain(secret)
  })

  test('hides what the settings hold, whatever it looks like', () => {
    const settings = {
      discord: { token: 'a-token"of its own' },
      slack: { connection: { signingSecret: 's1gning-secret' }, auth: { installationKeys: 'k1:aaaaaaaa' } },
      logLevel: 'info',
    }
    const secrets = secretsIn(settings)
    expect(secrets).toEqual(['a-token"of its own', 's1gning-secret', 'k1:aaaaaaaa'])
    for (const secret of secrets) {
      for (const text of written(secrets, log => log.warn({ err: laden(secret) }, `${secret} was refused`))) {
        expect(text).not.toContain(secret)
        expect(text).toContain('(hidden)')
      }
    }
  })

  test('leaves words alone that only speak of such things', () => {
    const said =
      'Bot permissions: the bearer of a token-revoked notice in T1/C1, 1700000000.123456, basic facts'
    expect(scrub(said, [])).toBe(said)
  })

  test('tells a cause, and no body: a line stays short, however long what went wrong is', () => {
    const body = '<html>'.repeat(1_000_000)
    const failed = new PlatformError('unknown-outcome', body, { detail: body, cause: laden(body) })
    for (const text of written([], log =>
      log.error({ err: failed, body, all: Array(1000).fill(body) }, 'a post failed'),
    )) {
      expect(text.length).toBeLessThan(40_000)
      expect(text).toContain('unknown-outcome')
      expect(text).toContain('a post failed')
    }
    expect(failed.message.length + String(failed.detail).length).toBeLessThan(500)
  })
})

test('a name that gets into the log colours, moves and forges nothing there', () => {
  fc.assert(
    fc.property(hostileName, name => {
      const said = createHash('sha256').update(name).digest('hex')
      const err = new TypeError(`${name} of ${said}`)
      const [terminal = '', machine = ''] = written([], log =>
        log.warn({ err, why: name, deep: { er: [name] } }, `${name}: ${said}`),
      )
      // What colours the lines themselves is all that is left.
      expect(stripVTControlCharacters(terminal)).not.toMatch(UNPRINTABLE)
      expect(terminal.match(/^\S.*/gm)).toHaveLength(1)
      expect(machine).not.toMatch(UNPRINTABLE)
      const line = JSON.parse(machine) as { err: { message: string }; msg: string; why: string }
      for (const text of [line.err.message, line.msg, line.why]) expect(text).not.toMatch(UNPRINTABLE)
      expect(line.msg).not.toContain('\n')
    }),
  )
})

describe('what is under way', () => {
  const lines = async (work: (log: ReturnType<typeof createLog>) => Promise<void>) => {
    const said: Record<string, unknown>[] = []
    await work(createLog('debug', [], false, { write: line => void said.push(JSON.parse(line)) }))
    return said.map(({ event, delivery, msg }) => ({ event, delivery, msg }))
  }

  test('stands in each line that is logged for it, and in no other', async () => {
    const said = await lines(async log => {
      const event = asEvent('web', 0, async () => {
        log.info({}, 'before')
        eventIs({ id: 'E1' })
        await Promise.resolve()
        log.warn({}, 'within')
        await asDelivery('D1', async () => log.info({}, 'delivering'))
        onNobodysBehalf(() => log.info({}, 'beat'))
      })
      log.info({}, 'beside')
      await event
    })
    expect(said).toEqual([
      { msg: 'before' },
      { msg: 'beside' },
      { event: 'E1', msg: 'within' },
      { delivery: 'D1', msg: 'delivering' },
      { msg: 'beat' },
    ])
  })

  test('goes with what is done later for several at once', async () => {
    const said = await lines(async log => {
      const later: (() => void)[] = []
      for (const id of ['E1', 'E2'])
        await asEvent('web', 0, async () => void later.push(onBehalf(() => log.info({}, 'later'))), id)
      for (const work of later) work()
    })
    expect(said).toEqual([
      { event: 'E1', msg: 'later' },
      { event: 'E2', msg: 'later' },
    ])
  })
})

test('errors are counted by a code that holds nothing of a person', () => {
  const codes: (string | undefined)[] = []
  const stop = onMeasured('logged', ({ code }) => codes.push(code))
  const log = createLog('debug', [], false, { write: () => {} })
  log.warn({ err: new PlatformError('forbidden', 'no') }, 'x')
  log.error({ err: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }) }, 'x')
  log.error({ err: Object.assign(new Error('x'), { code: 'Ana Müller said: my back hurts' }) }, 'x')
  log.error({ err: new TypeError('x') }, 'x')
  log.info({}, 'x')
  stop()
  expect(codes).toEqual(['forbidden', 'ECONNREFUSED', 'Error', 'TypeError', undefined])
})
