import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { nothing, reply } from '../../src/chat/command.ts'
import { literal } from '../../src/chat/markdown.ts'
import { say } from '../../src/chat/message.ts'
import type { Person, Place } from '../../src/core/address.ts'
import { measuredContract } from './contract/measured.ts'
import { everything } from './contract/messages.ts'
import { peopleContract } from './contract/people.ts'
import { pressContract } from './contract/presses.ts'
import { roomContract } from './contract/rooms.ts'
import type { Stage } from './contract/stage.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, PROMISE, ScriptedBot } from './scripted-bot.ts'
import { waitFor } from './wait-for.ts'

/** What holds on every platform. `stage` starts the adapter with the given bot. */
export function platformContract(name: string, stage: (bot: ScriptedBot) => Promise<Stage>): void {
  describe(`the platform contract, on ${name}`, () => {
    const bot = new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS)
    let on: Stage
    beforeAll(async () => {
      on = await stage(bot)
      bot.platform = on.platform
    })
    afterAll(() => on?.close())
    beforeEach(() => {
      bot.events.length = 0
      bot.script = () => nothing()
      bot.instead = undefined
    })

    const seenBy = (who: Person, text: string, at: Place = on.channel) =>
      waitFor(async () => {
        const found = (await on.seen(who, at)).findLast(m => m.text.includes(text))
        if (!found) throw new Error(`${who.id} does not see "${text}"`)
        return found
      })
    const hiddenFrom = async (who: Person, text: string) =>
      expect((await on.seen(who, on.channel)).filter(m => m.text.includes(text))).toEqual([])

    test('a command arrives with who typed it, where, and what they typed', async () => {
      await on.command(on.member, on.channel, 'echo', 'bridges 3x12')
      const event = bot.last('command')
      expect(event.from).toEqual(on.member)
      expect(event.at).toMatchObject({ tenant: on.channel.tenant, channel: on.channel.channel })
      expect(event.name).toBe('echo')
      expect(typeof event.input === 'string' ? event.input : event.input.text).toBe('bridges 3x12')
    })

    test('a subcommand arrives with its options', async () => {
      await on.command(on.coach, on.channel, 'plan', 'set monday 3')
      const event = bot.last('command')
      if (typeof event.input === 'string') expect(event.input).toBe('set monday 3')
      else expect([event.sub, event.input]).toEqual(['set', { day: 'monday', rounds: '3' }])
    })

    test('two events never share an id', async () => {
      await on.command(on.member, on.channel, 'echo', 'one')
      await on.command(on.member, on.channel, 'echo', 'two')
      expect(new Set(bot.events.map(e => e.id)).size).toBe(2)
    })

    test('a private reply is seen by nobody else', async () => {
      bot.script = () => reply('you', say('your back is your business'))
      await on.command(on.member, on.channel, 'echo', 'x')
      expect((await seenBy(on.member, 'your business')).onlyYou).toBe(true)
      await hiddenFrom(on.coach, 'your business')
    })

    test('a public reply is seen by all', async () => {
      bot.script = () => reply('everyone', say('hello all of you'))
      await on.command(on.member, on.channel, 'shout', '')
      expect((await seenBy(on.coach, 'hello all')).onlyYou).toBe(false)
    })

    test('an answer that takes longer than the platform waits still arrives', async () => {
      bot.script = async () => {
        await new Promise(done => setTimeout(done, 1500))
        return reply('you', say('slow but sure'))
      }
      await on.command(on.member, on.channel, 'echo', 'x')
      expect((await seenBy(on.member, 'slow but sure')).onlyYou).toBe(true)
      await hiddenFrom(on.coach, 'slow but sure')
    })

    test('a posted message is seen by all, with its blocks', async () => {
      await on.platform.post(on.channel, everything, 'post-blocks')
      const seen = await seenBy(on.member, 'Week 1')
      expect(seen.text).toContain('Bridge')
      expect(seen.text).toContain('3 × 12')
      expect(seen.text).toContain('2 of 5 have finished')
      expect(seen.alts).toContain('A bridge, hips lifted')
      expect(seen.buttons.map(b => b.label)).toEqual(['Redraw', 'Whisper', 'Form'])
      expect(seen.choices).toEqual([{ action: 'pick:1', values: ['kg', 'lb'] }])
    })

    test('the same once never shows twice', async () => {
      const first = await on.platform.post(on.channel, say('exactly once'), 'once-1')
      const second = await on.platform.post(on.channel, say('exactly once'), 'once-1')
      expect(second).toEqual(first)
      expect((await on.seen(on.coach, on.channel)).filter(m => m.text.includes('exactly once'))).toHaveLength(
        1,
      )
    })

    test('what was posted is found by its key where it was posted, and nothing else is', async () => {
      const now = Date.now()
      const find = (once: string) => on.platform.find(on.channel, once, now - 60_000, now + 60_000)
      expect(await find('found-1')).toBeUndefined()
      const posted = await on.platform.post(on.channel, say('to be found'), 'found-1')
      expect(await find('found-1')).toEqual(posted)
      expect(await find('found-2')).toBeUndefined()
    })

    test('an edit replaces the message', async () => {
      const posted = await on.platform.post(on.channel, say('before the edit'), 'edit-1')
      await on.platform.edit(posted, say('after the edit'))
      await seenBy(on.coach, 'after the edit')
      await hiddenFrom(on.coach, 'before the edit')
    })

    pressContract(() => on, bot, seenBy, hiddenFrom)

    test('a message has one thread, and what is posted there shows there', async () => {
      const posted = await on.platform.post(on.channel, say('thread starter'), 'thread-1')
      const thread = await on.platform.openThread(posted, 'Week 1')
      expect(await on.platform.openThread(posted, 'Week 1')).toEqual(thread)
      await on.platform.post(thread, say('inside the thread'), 'thread-2')
      await seenBy(on.member, 'inside the thread', thread)
      await hiddenFrom(on.member, 'inside the thread')
    })

    test('a line typed in a thread arrives with the message that the thread hangs on', async () => {
      const posted = await on.platform.post(on.channel, say('typed below'), 'thread-3')
      const thread = await on.platform.openThread(posted, 'Week 1')
      bot.script = event => (event.kind === 'message' ? reply('you', say('understood')) : nothing())
      await on.type(on.member, thread, 'bridges 3x12')
      const event = await waitFor(async () => bot.last('message'))
      expect(event.text).toBe('bridges 3x12')
      expect(event.inThreadOf?.message).toBe(posted.message)
      await seenBy(on.member, 'understood', thread)
    })

    test('what the bot itself says does not come back to it', async () => {
      await on.platform.post(on.channel, say('talking to myself'), 'self-1')
      await seenBy(on.coach, 'talking to myself')
      expect(bot.events.filter(e => e.kind === 'message')).toEqual([])
    })

    test('a direct message reaches one person only, once', async () => {
      await on.platform.tell(on.member, say('psst'), 'tell-1')
      await on.platform.tell(on.member, say('psst'), 'tell-1')
      await waitFor(async () => {
        expect((await on.seenDirectly(on.member)).filter(m => m.text.includes('psst'))).toHaveLength(1)
      })
      expect((await on.seenDirectly(on.coach)).filter(m => m.text.includes('psst'))).toEqual([])
      await hiddenFrom(on.coach, 'psst')
    })

    test('only those who are meant are pinged', async () => {
      await on.platform.post(on.channel, { ...say('well done'), mentions: [on.member] }, 'ping-1')
      expect((await seenBy(on.coach, 'well done')).pings).toEqual([on.member.id])
    })

    test.each([
      '@everyone @here <@coach> <@&1> <#1>',
      '<!channel> <!here> <!everyone>',
      '**bold** _it_ `code` ~strike~ ||spoiler||',
      '[click](https://evil.example)',
      '<t:0:relative> <script>alert(1)</script> &amp;',
      '# big\n> quote\n- list\n1. one',
    ])('what a person typed shows as typed: %j', async typed => {
      await on.platform.post(on.channel, say(`typed: ${literal(typed)} end`), `literal-${typed}`)
      const seen = await seenBy(on.coach, 'typed: ')
      expect(seen.text.replace(/[​⁠]/g, '')).toContain(typed)
      expect(seen.pings).toEqual([])
    })

    test('the profile tells the name, and who may manage', async () => {
      expect((await on.platform.profile(on.coach, on.channel)).mayManage).toBe(true)
      const member = await on.platform.profile(on.member, on.channel)
      expect(member.mayManage).toBe(false)
      expect(member.name).not.toBe('')
    })

    test('what could not be shown elsewhere is shown to the person alone', async () => {
      bot.script = () => reply('you', say('it is in the thread'), PROMISE)
      bot.instead = say('here it is instead')
      await on.command(on.member, on.channel, 'echo', 'x')
      expect((await seenBy(on.member, 'here it is instead')).onlyYou).toBe(true)
      await hiddenFrom(on.coach, 'here it is instead')
    })

    peopleContract(() => on, bot, seenBy)
    roomContract(() => on, bot, seenBy)
    measuredContract(() => on, bot)

    test('effects come after the answer', async () => {
      bot.script = () =>
        reply('you', say('the answer'), {
          kind: 'post',
          to: on.channel,
          message: say('the effect'),
          once: 'effect-1',
        })
      await on.command(on.member, on.channel, 'echo', 'x')
      await seenBy(on.member, 'the answer')
      await seenBy(on.coach, 'the effect')
    })
  })
}
