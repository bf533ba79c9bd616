import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CHANNEL, Gym } from '../support/gym.ts'

let gym: Gym

beforeEach(async () => {
  gym = await Gym.open()
})
afterEach(() => gym.close())

const ana = async (line: string) => (await gym.command('Ana', `/schedule ${line}`)).text
const group = () => gym.store.groups.at(CHANNEL)

describe('/schedule set', () => {
  test('suggests the weekdays that begin with what is typed', async () => {
    const asking = {
      command: 'schedule',
      sub: 'set',
      option: 'weekday',
      at: CHANNEL,
      from: gym.person('Ana'),
    }
    const labels = async (typed: string) =>
      (await gym.app.engine.suggest({ ...asking, typed })).map(({ label }) => label)
    expect(await labels(' T')).toEqual(['Tuesday', 'Thursday'])
    expect(await labels('')).toEqual([
      'Monday',
      'Tuesday',
      'Wednesday',
      'Thursday',
      'Friday',
      'Saturday',
      'Sunday',
    ])
  })

  test.each([
    'monday 9:00 Europe/Berlin',
    '9:00 monday Europe/Berlin',
    'Europe/Berlin 9:00 monday',
    'monday 9:00 Europe/Berlin low-back-strength',
    'low-back-strength monday 9:00 Europe/Berlin',
    'low-back-strength Europe/Berlin 9am mon',
    'zone:Europe/Berlin weekday:Monday time:9:00',
    'time=09:00 weekday=mondays berlin',
    'MONDAY 9.00 europe/berlin',
    '"Low-back strength" monday 9:00 berlin',
  ])('understands “%s”', async line => {
    const text = await ana(`set ${line}`)
    expect(text).toContain('Low-back strength, every Monday at 09:00 (Europe/Berlin)')
    expect(text).toContain('Next prompt: 2026-11-23 08:00 UTC')
    expect(await group()).toMatchObject({ weekday: 1, time: '09:00', zone: 'Europe/Berlin', status: 'on' })
  })

  test('takes the zone of the one who plans when none is named', async () => {
    expect(await ana('set tuesday 18:30')).toContain('every Tuesday at 18:30 (Europe/Berlin)')
  })

  test('answers in private', async () => {
    expect((await gym.command('Ana', '/schedule set monday 9:00')).private).toBe(true)
  })

  test.each(['set monday 9:00', 'show', 'resume', 'now'])(
    'says how to invite the bot where it is not: %s',
    async line => {
      await ana('set monday 9:00')
      if (line === 'resume') await ana('pause')
      gym.platform.invite = '/invite @spotter'
      expect(await ana(line)).toContain('I’m not in this channel. Type /invite @spotter first.')
      gym.platform.invite = undefined
      expect(await ana('show')).not.toContain('/invite')
    },
  )

  test('plans the gentle program when it is named', async () => {
    expect(await ana('set monday 9:00 berlin program:back-mobility')).toContain('Back mobility, every Monday')
  })

  test('reads the typed options of a platform that has them as it reads a line', async () => {
    const shown = await gym.platform.send({
      id: 'typed',
      kind: 'command',
      at: CHANNEL,
      from: gym.person('Ana'),
      name: 'schedule',
      sub: 'set',
      input: { weekday: 'Monday', time: '9:00', zone: 'Europe/Berlin', program: 'low-back-strength' },
    })
    expect(shown.text).toContain('Low-back strength, every Monday at 09:00 (Europe/Berlin)')
  })

  test('again changes the plan, keeps the zone and the program, and says so', async () => {
    await ana('set monday 9:00 America/New_York back-mobility')
    const text = await ana('set thursday 18:00')
    expect(text).toContain('Changed.')
    expect(text).toContain('Back mobility, every Thursday at 18:00 (America/New_York)')
  })

  test('by two people at once makes one group', async () => {
    gym.platform.managers.add('Ben')
    const [one, two] = await Promise.all([
      gym.command('Ana', '/schedule set monday 9:00'),
      gym.command('Ben', '/schedule set tuesday 10:00'),
    ])
    for (const { text } of [one, two]) expect(text).toContain('Low-back strength, every')
    expect(gym.troubles).toEqual([])
  })

  test.each(
    [
      ['', 'the day of the week (a day, like Monday)'],
      ['monday', 'the local time (a time, like 9:00)'],
      ['9:00', 'the day of the week (a day, like Monday)'],
      ['funday 9:00', 'I couldn’t read “funday” as a day, like Monday.'],
      ['monday 25:00', 'I couldn’t read “25:00” as a time, like 9:00.'],
      ['monday 9:61', 'I couldn’t read “9:61” as a time, like 9:00.'],
      ['monday 9:00 Mars/Olympus', 'neither a time zone nor a program called “Mars/Olympus”'],
      ['monday 9:00 Europe/Berlim', 'the time zone Europe/Berlin'],
      ['monday 9:00 zone:Mars', 'I couldn’t read “Mars” as a time zone, like Europe/Berlin.'],
      ['monday 9:00 UTC+2', 'called “UTC+2”. Name a zone by its city'],
      ['monday 9:00 CET', '“CET” doesn’t say when the clocks change'],
      ['monday 9:00 berlin program:yoga', 'called “yoga”'],
      ['monday 9:00 berlin back-mobility please', 'mobility please”. There is'],
      [`monday ${'9'.repeat(10_000)}`, 'That line is 10,011 characters long; 500 is the most I read.'],
    ].map(([line = '', sentence = '']) => ({ line, sentence, start: line.slice(0, 40) })),
  )('refuses “$start” with a clear sentence, privately, and plans nothing', async ({ line, sentence }) => {
    const shown = await gym.command('Ana', `/schedule set ${line}`)
    expect(shown.text).toContain(sentence)
    expect(shown.private).toBe(true)
    expect(await group()).toBeUndefined()
  })

  test('never lets what was typed format or ping', async () => {
    const text = (await gym.command('Ana', '/schedule set monday 9:00 **@everyone**')).message?.blocks[0]
    expect(JSON.stringify(text)).toContain('\\\\*\\\\*\\\\@everyone')
  })
})

describe('without the right to manage the channel', () => {
  test.each(['show', '', 'list'])('anyone may look: “/schedule %s”', async line => {
    await ana('set friday 9:00 Europe/Berlin')
    const shown = await gym.command('Ben', `/schedule ${line}`)
    expect(shown.text).toContain('every Friday at 09:00')
    expect(shown.private).toBe(true)
  })

  test.each(['set monday 9:00', 'pause', 'resume', 'skip', 'now', 'remove', 'nonsense'])(
    '“/schedule %s” is refused in private and changes nothing',
    async line => {
      await ana('set friday 9:00 Europe/Berlin')
      const before = await group()
      const shown = await gym.command('Ben', `/schedule ${line}`)
      expect(shown.text).toBe('Only those who manage this channel can do that.')
      expect(shown.private).toBe(true)
      expect(await group()).toEqual(before)
    },
  )
})

describe('in a direct conversation', () => {
  test.each(['set monday 9:00', 'show', 'pause', 'resume', 'skip', 'now', 'remove'])(
    '“/schedule %s” leads to the channel',
    async line => {
      await ana('set friday 9:00 Europe/Berlin')
      const shown = await gym.command('Ana', `/schedule ${line}`, gym.direct('Ana'))
      expect(shown.text).toBe('Do that in the channel where the group meets.')
    },
  )
})

describe('with nothing planned', () => {
  test('/schedule show says how to plan', async () => {
    expect(await ana('show')).toContain('/schedule set monday 9:00 Europe/Berlin')
    expect(await ana('')).toContain('No workout is planned here yet.')
  })

  test.each(['pause', 'resume', 'skip', 'now', 'remove'])('“/schedule %s” says to plan first', async line => {
    expect(await ana(line)).toBe('Nothing is planned here to change. Plan it first with /schedule set.')
  })

  test('an unknown word lists what there is', async () => {
    expect(await ana('tomorrow')).toBe(
      '/schedule has no “tomorrow”. It has set, show, pause, resume, skip, now, move, coach and remove.',
    )
  })
})
