import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { en } from '../../src/bot/wording/en.ts'
import { personKey } from '../../src/core/address.ts'
import { PlatformError } from '../../src/core/errors.ts'
import { CHANNEL, Gym, MONDAY_8 } from '../support/gym.ts'

const [MINUTE, HOUR, DAY] = [60_000, 3600_000, 24 * 3600_000]

let gym: Gym
beforeEach(async () => {
  gym = await Gym.open()
})
afterEach(() => gym.close())

const doctor = () => gym.command('Ana', '/doctor')
const plan = () => gym.command('Ana', '/schedule set monday 9:00 Europe/Berlin')
const group = async () => {
  const found = await gym.store.groups.at(CHANNEL)
  if (!found) throw new Error('no group')
  return found
}
const refused = (...given: ConstructorParameters<typeof PlatformError>) =>
  void gym.platform.failures.push(new PlatformError(...given))

/** Each thing that can be wrong in a channel, how it is made, and what is said of it. */
const WRONG: Readonly<Record<keyof typeof en.doctor.found, readonly [make: () => unknown, says: RegExp]>> = {
  unasked: [
    async () => {
      const coachOf = [(await group()).id]
      await gym.app.services.spaces.preferences.set(personKey(gym.person('Ana')), { coachOf })
      gym.platform.profile = () => Promise.reject(new PlatformError('forbidden', 'no'))
    },
    /what I may do here, and got no answer/,
  ],
  invite: [
    () => {
      gym.platform.invite = '/invite @spotter'
    },
    /not in this channel.*Type \/invite @spotter here/,
  ],
  lacks: [
    () => {
      const profile = gym.platform.profile.bind(gym.platform)
      gym.platform.profile = async (...of) => ({ ...(await profile(...of)), lacks: 'Attach Files' })
    },
    /missing Attach Files/,
  ],
  program: [
    async () => void (await gym.store.groups.change((await group()).id, { program: 'gone-program' })),
    /The file of the program “gone-program” is gone.*\/schedule set/,
  ],
  zone: [
    async () => void (await gym.store.groups.change((await group()).id, { zone: 'Mars/Base' })),
    /don’t know the time zone Mars\/Base/,
  ],
  overdue: [
    async () =>
      void (await gym.store.groups.change((await group()).id, { nextSlotAt: MONDAY_8 - 6 * MINUTE })),
    /The prompt of 2026-11-23 06:54 UTC is late.*Whoever runs me/,
  ],
  trying: [
    async () => {
      refused('rate-limited', 'wait', { retryAfter: HOUR })
      await gym.travel(MONDAY_8 + HOUR)
    },
    /not here yet: the platform kept asking me to wait\. I tried once, and go on 2026-11-23 09:00 UTC/,
  ],
  failed: [
    async () => {
      refused('forbidden', 'no', { detail: 'Send Messages' })
      await gym.travel(MONDAY_8 + 2 * HOUR)
    },
    /did not come: I’m missing a permission there \(Send Messages\)\. Mend that, then type \/schedule now/,
  ],
  missed: [
    async () => {
      await gym.store.groups.change((await group()).id, { nextSlotAt: MONDAY_8 - 2 * DAY })
      await gym.travel(MONDAY_8 + MINUTE)
    },
    /not running when a prompt was due.*type \/schedule now/,
  ],
  trouble: [
    async () => {
      await gym.travel(MONDAY_8 + 2 * HOUR)
      await gym.store.groups.change((await group()).id, { trouble: { why: 'refused' } })
    },
    /Something for this channel did not come: the platform refused/,
  ],
  thread: [
    async () => {
      await gym.travel(MONDAY_8 + 2 * HOUR)
      const trouble = { why: 'forbidden', what: 'thread', detail: 'Create Public Threads' } as const
      await gym.store.groups.change((await group()).id, { trouble })
    },
    /no thread: I’m missing a permission there \(Create Public Threads\)/,
  ],
  walkthrough: [
    async () => {
      await gym.travel(MONDAY_8 + 2 * HOUR)
      const trouble = { why: 'forbidden', what: 'walkthrough', detail: 'Attach Files' } as const
      await gym.store.groups.change((await group()).id, { trouble })
    },
    /can’t show steps in the thread: I’m missing a permission there \(Attach Files\)/,
  ],
}

describe('/doctor', () => {
  test('says in private that all is well, what comes, and that the prompts came', async () => {
    await plan()
    expect(await doctor()).toMatchObject({
      private: true,
      text: expect.stringContaining('All is well here.'),
    })
    expect((await doctor()).text).toMatch(
      /Low-back strength, every Monday at 09:00[\s\S]*Next prompt: 2026-11-23 08:00 UTC\nNo prompt has been due here yet\./,
    )
    await gym.travel(MONDAY_8 + 2 * HOUR)
    const { text, message } = await doctor()
    expect(text).toMatch(/All is well here[\s\S]*This week’s prompt is in the channel/)
    expect(text).not.toContain('Of the last')
    expect(message?.blocks.at(-1)).toEqual({
      kind: 'buttons',
      buttons: [{ label: 'Open it', to: gym.prompt() }],
    })
    await gym.travel(MONDAY_8 + 7 * DAY + 2 * HOUR)
    expect((await doctor()).text).toContain('Of the last 2 prompts, 2 came')
  })

  test.each(Object.entries(WRONG))(
    'finds what is wrong, and says what to do: %s',
    async (code, [make, says]) => {
      await plan()
      await make()
      const { text } = await doctor()
      expect(text).toMatch(/One thing is wrong here:\n- /)
      expect(text).toMatch(says)
      expect(text).not.toContain('All is well')
      expect(Object.keys(en.doctor.found)).toContain(code)
    },
  )

  test('finds nothing any more once it is mended', async () => {
    await plan()
    await WRONG.failed[0]()
    await gym.command('Ana', '/schedule now')
    await gym.travel(gym.clock.now() + MINUTE)
    const { text } = await doctor()
    expect(text).toContain('All is well here.')
    expect(text).toContain('This week’s prompt is in the channel.')
  })

  test('names all that is wrong at once', async () => {
    await plan()
    for (const code of ['invite', 'program', 'zone'] as const) await WRONG[code][0]()
    expect((await doctor()).text).toMatch(/3 things are wrong here:(?:\n- .+){3}/)
  })

  test('says what to type where nothing is planned, and what the bot may not do there', async () => {
    await WRONG.invite[0]()
    const { text } = await doctor()
    expect(text).toMatch(/One thing is wrong here:[\s\S]*No workout is planned here yet[\s\S]*\/schedule set/)
    await plan()
    await gym.command('Ana', '/schedule remove')
    expect((await doctor()).text).toContain('No workout is planned here yet')
  })

  test('calls nothing well where nothing is planned', async () => {
    const { text } = await doctor()
    expect(text).toContain('No workout is planned here yet')
    expect(text).not.toContain('well')
  })

  test('takes a pause for no fault, and has a button that ends it', async () => {
    await plan()
    await gym.command('Ana', '/schedule pause')
    const shown = await doctor()
    expect(shown.text).toMatch(/All is well here[\s\S]*Paused until you resume it/)
    await gym.press('Ana', shown, 'Resume now')
    expect((await group()).status).toBe('on')
  })

  test('is for those who may plan the week there, and changes nothing', async () => {
    await plan()
    expect((await gym.command('Ben', '/doctor')).text).not.toContain('well')
    expect((await gym.command('Ana', '/doctor', gym.direct('Ana'))).text).toContain('in the channel')
    const before = await group()
    await doctor()
    expect(await group()).toEqual(before)
  })
})
