import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { nothing, open, reply, update } from '../../../src/chat/command.ts'
import type { Answer } from '../../../src/chat/exchange.ts'
import { say } from '../../../src/chat/message.ts'
import { type DiscordStage, discordStage, PICTURES, seen } from '../../support/fake-discord/stage.ts'
import { figureRef } from '../../support/figure-ref.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from '../../support/scripted-bot.ts'
import { waitFor } from '../../support/wait-for.ts'

const FORM = {
  action: 'sent:1',
  title: 'A form',
  submit: 'Send',
  fields: [{ kind: 'text', name: 'reps', label: 'Reps', maxLength: 4 }],
} as const

describe('answering in Discord', () => {
  const bot = new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS)
  let on: DiscordStage
  beforeAll(async () => {
    const bytes: typeof PICTURES.bytes = async ({ name }) => {
      if (name === 'cat-cow') throw new Error('no ink')
      return new Uint8Array([1])
    }
    on = await discordStage(bot, { pictures: { ...PICTURES, bytes } })
  })
  afterAll(() => on?.close())
  beforeEach(() => {
    on.fake.world.messages.get(on.text.id)?.splice(0)
    on.fake.interactions.modals.clear()
    on.fake.rest.seen.length = 0
    ;(on.logged as unknown[]).length = 0
    bot.events.length = 0
  })
  // What an interaction's own token opens needs no other, and is left out of the bot's limit.
  afterEach(() => {
    const own = on.fake.rest.seen.filter(({ path }) => /^\/(interactions|webhooks)\//.test(path))
    expect(own.filter(({ signed }) => signed)).toEqual([])
  })

  /** An answer that comes only when the test says so. */
  const held = () => {
    let give: (answer: Answer) => void = () => undefined
    const answer = new Promise<Answer>(resolve => {
      give = resolve
    })
    bot.script = () => answer
    return give
  }
  const see = (who: 'coach' | 'member') =>
    on.fake.seenBy(on.users[who], on.text).map(m => (m.thinking ? 'thinking' : seen(m, on.channel).text))
  const eventually = (who: 'coach' | 'member', expected: string[]) =>
    waitFor(async () => expect(see(who)).toEqual(expected))
  const button = async () => {
    await on.platform.post(on.channel, pressable, `button-${Math.random()}`)
    const message = on.fake.seenBy(on.users.member, on.text).at(-1)
    if (!message) throw new Error('nothing was posted')
    return message
  }
  const press = async (action: string) => on.fake.people.press(on.users.member, await button(), action)

  test('a quick answer is one request, in the acknowledgement itself', async () => {
    bot.script = () => reply('you', say('quick'))
    await on.command(on.member, on.channel, 'echo', 'x')
    expect(on.fake.rest.seen.map(one => one.path.split('/')[1])).toEqual(['interactions'])
  })

  test('a slow public answer shows that the bot thinks, and is filled in', async () => {
    const give = held()
    await on.command(on.member, on.channel, 'shout', '')
    expect(see('coach')).toEqual(['thinking'])
    give(reply('everyone', say('for all')))
    await eventually('coach', ['for all'])
  })

  test('a slow redraw leaves the message as it is until it is done', async () => {
    const give = held()
    await press('redraw:1')
    expect(see('coach')).toEqual(['press me'])
    give(update(say('redrawn')))
    await eventually('coach', ['redrawn'])
  })

  test('a slow redraw may turn out a private refusal', async () => {
    const give = held()
    await press('redraw:1')
    give(reply('you', say('not yours')))
    await eventually('member', ['press me', 'not yours'])
    expect(see('coach')).toEqual(['press me'])
  })

  test('a slow answer may be more private, or more public, than was declared', async () => {
    let give = held()
    await on.command(on.member, on.channel, 'shout', '')
    give(reply('you', say('between us')))
    await eventually('member', ['between us'])
    expect(see('coach')).toEqual([])
    give = held()
    await on.command(on.member, on.channel, 'echo', 'x')
    give(reply('everyone', say('no, for all')))
    await eventually('coach', ['no, for all'])
  })

  test('a slow answer to a button that shows something private may redraw after all', async () => {
    const give = held()
    await press('whisper')
    give(update(say('redrawn')))
    await eventually('member', ['redrawn'])
  })

  test('where the waiting cannot be taken away, a slow redraw becomes an apology in its place', async () => {
    const give = held()
    await press('whisper')
    on.fake.rest.mishaps.push({ method: 'DELETE', path: /original/, how: 403 })
    give(update(say('redrawn')))
    await eventually('member', ['press me', 'That took too long. Please try again.'])
    const { id } = bot.last('press')
    expect(on.logged).toContainEqual({
      level: 'error',
      data: { interaction: id, trouble: 'forbidden', error: expect.any(String) },
      message: 'an answer did not reach its person',
    })
  })

  test('a slow nothing takes the waiting away again', async () => {
    const give = held()
    await on.command(on.member, on.channel, 'echo', 'x')
    expect(see('member')).toEqual(['thinking'])
    give(nothing())
    await eventually('member', [])
  })

  test('a form is waited for as long as Discord does; then an apology comes instead', async () => {
    bot.script = async () => {
      await new Promise(done => setTimeout(done, 1500))
      return open(FORM)
    }
    await press('form')
    expect((await on.form(on.member))?.title).toBe('A form')
    on.fake.interactions.modals.clear()
    const give = held()
    await press('form')
    expect(see('member').at(-1)).toBe('That took too long. Please try again.')
    expect(see('coach')).toHaveLength(2)
    bot.platform = on.platform
    const post = { kind: 'post', to: on.channel, message: say('the effect'), once: 'after-form' } as const
    give({ ...open(FORM), after: [post] })
    await waitFor(async () => expect(see('coach')).toContain('the effect'))
    expect(await on.form(on.member)).toBeUndefined()
  })

  test.each([
    ['a command', () => on.command(on.member, on.channel, 'echo', 'x'), []],
    ['a press', () => press('redraw:1'), ['press me']],
  ] as const)(
    'a form that nobody could foresee comes too late after %s: an apology comes',
    async (_, act, before) => {
      const give = held()
      await act()
      give(open(FORM))
      await eventually('member', [...before, 'That took too long. Please try again.'])
      expect(await on.form(on.member)).toBeUndefined()
    },
  )

  test('a form cannot follow a form: an apology comes', async () => {
    bot.script = () => open(FORM)
    await press('form')
    await on.submit(on.member, { reps: '1' }).catch(() => undefined)
    await eventually('member', ['press me', 'That took too long. Please try again.'])
  })

  test('what the answer is followed by happens even when the answer could not be sent', async () => {
    const post = { kind: 'post', to: on.channel, message: say('the effect'), once: 'after-failure' } as const
    bot.platform = on.platform
    bot.script = () => {
      on.fake.advance(4_000)
      return reply('you', say('too late'), post)
    }
    // Its client gives up only later; nobody waits for that here.
    on.fake.people.command(on.users.member, on.text, 'echo', { text: 'x' }).catch(() => undefined)
    await eventually('member', ['the effect'])
    expect(on.logged).toContainEqual(expect.objectContaining({ level: 'error' }))
  })

  test('after 15 minutes a public answer and a redraw come through the bot’s own token', async () => {
    let give = held()
    await on.command(on.member, on.channel, 'shout', '')
    on.fake.advance(16 * 60_000)
    give(reply('everyone', say('at last')))
    await eventually('coach', ['at last'])
    give = held()
    await press('redraw:1')
    on.fake.advance(16 * 60_000)
    give(update(say('redrawn at last')))
    await eventually('coach', ['at last', 'redrawn at last'])
  })

  test('after 15 minutes a private answer is given up, and the operator told', async () => {
    const give = held()
    await on.command(on.member, on.channel, 'echo', 'x')
    on.fake.advance(16 * 60_000)
    give(reply('you', say('too late')))
    await waitFor(async () => expect(on.logged).toContainEqual(expect.objectContaining({ level: 'warn' })))
    expect(see('member')).toEqual(['thinking'])
  })

  test('a private message can be edited later by what its press allowed', async () => {
    bot.script = () => reply('you', pressable)
    await on.command(on.member, on.channel, 'echo', 'x')
    bot.script = () => nothing()
    const [message] = on.fake.seenBy(on.users.member, on.text)
    if (!message) throw new Error('nothing to press')
    await on.fake.people.press(on.users.member, message, 'redraw:1')
    const posted = bot.last('press').on
    await on.platform.edit(posted, say('edited'))
    expect(see('member')).toEqual(['edited'])
    on.fake.advance(16 * 60_000)
    await expect(on.platform.edit(posted, say('again'))).rejects.toMatchObject({ trouble: 'message-gone' })
  })

  test('an acknowledgement whose answer is lost on the way is not sent as an error', async () => {
    on.fake.rest.mishaps.push({ method: 'POST', path: /callback/, how: 'unanswered' })
    bot.script = () => reply('you', say('once'))
    await on.command(on.member, on.channel, 'echo', 'x')
    await waitFor(async () => expect(on.fake.count('POST', /callback/)).toBe(2))
    expect(see('member')).toEqual(['once'])
    expect(on.logged).toEqual([])
  })

  test('a button on a message of a former version, made of plain content, still redraws it', async () => {
    const old = on.fake.world.put({
      channel_id: on.text.id,
      author: on.fake.world.bot,
      content: 'the old way',
      flags: 0,
      mentions: [],
      components: [{ type: 1, components: [{ type: 2, style: 1, label: 'Old', custom_id: 'gone:1' }] }],
    })
    bot.script = () => update(say('the new way'))
    await on.fake.people.press(on.users.member, old, 'gone:1')
    expect(see('coach')).toEqual(['the new way'])
  })

  test('suggestions are cut to what a list holds', async () => {
    bot.suggestions = Array.from({ length: 30 }, (_, i) => ({ value: `v${i}`, label: 'l'.repeat(200) }))
    const choices = await on.fake.people.suggestions(on.users.member, on.text, 'echo', 'text', 'v')
    expect(choices).toHaveLength(25)
    expect(bot.asked.at(-1)).toMatchObject({ command: 'echo', option: 'text', typed: 'v', from: on.member })
  })

  test('an answer that cannot be drawn becomes an apology, at once or late, and the operator reads why', async () => {
    const broken = {
      blocks: [{ kind: 'picture', picture: figureRef('cat-cow'), alt: 'a cat' }],
    } as const
    bot.script = () => reply('everyone', broken)
    await on.command(on.member, on.channel, 'shout', '')
    expect(see('member')).toEqual(['That took too long. Please try again.'])
    const give = held()
    await on.command(on.member, on.channel, 'shout', '')
    give(reply('everyone', broken))
    await eventually('member', Array(2).fill('That took too long. Please try again.'))
    expect(see('coach')).toEqual([])
    expect(on.logged).toContainEqual(
      expect.objectContaining({
        data: expect.objectContaining({ error: expect.stringContaining('no ink') }),
      }),
    )
  })

  test('a picture goes with a reply, a redraw and a late answer alike', async () => {
    const figure = {
      blocks: [{ kind: 'picture', picture: figureRef('bridge'), alt: 'hips up' }],
    } as const
    bot.script = () => reply('you', figure)
    await on.command(on.member, on.channel, 'echo', 'x')
    bot.script = () => update(figure)
    await press('redraw:1')
    const give = held()
    await on.command(on.member, on.channel, 'echo', 'x')
    give(reply('you', figure))
    await waitFor(async () => {
      const shown = on.fake.seenBy(on.users.member, on.text).map(m => seen(m, on.channel).alts)
      expect(shown).toEqual([['hips up'], ['hips up'], ['hips up']])
    })
  })
})

const pressable = {
  blocks: [
    { kind: 'text', text: 'press me' },
    { kind: 'buttons', buttons: [{ label: 'Redraw', action: 'redraw:1' }] },
  ],
} as const
