import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { update } from '../../../src/chat/command.ts'
import { type Button, type Message, say } from '../../../src/chat/message.ts'
import { DiscordBot } from '../../support/discord-bot.ts'
import { type DiscordStage, discordStage, seen } from '../../support/fake-discord/stage.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from '../../support/scripted-bot.ts'
import { waitFor } from '../../support/wait-for.ts'

test('every message that the bot sends by itself says on a lock screen what it is', async () => {
  const bot = await DiscordBot.open()
  try {
    await bot.schedule()
    const { member, channel } = bot.on
    await bot.on.press(member, await bot.find(member, 'Week 1'), 'Remind me later')
    await bot.on.press(member, await bot.find(member, 'When shall I remind you'), 'In 3 hours')
    await bot.find(member, 'I’ll send you a message')
    await bot.clock.travel(bot.app, bot.clock.now() + 3.1 * 3_600_000)
    await bot.told(member, 'You asked me')
    const { pushes } = bot.on.fake.world
    expect(pushes.map(one => one.text)).toEqual([
      expect.stringMatching(/^Week 1 · Low-back strength\. ./),
      expect.stringMatching(/^You asked me to remind you: week 1 is waiting\./),
    ])
    expect(pushes[0]?.channel).toBe(channel.channel)
    for (const { text } of pushes) expect(text.length).toBeLessThanOrEqual(150)
  } finally {
    await bot.close()
  }
})

test('so does what answers a line that was typed, alone with the bot or in a channel', async () => {
  const bot = await DiscordBot.open()
  try {
    await bot.schedule()
    const { member, users, fake, text } = bot.on
    await bot.find(member, 'Week 1')
    const { pushes } = fake.world
    pushes.splice(0)
    const direct = fake.world.directChannel(users.member)
    fake.people.type(users.member, direct, 'help')
    await expect.poll(() => pushes.length).toBe(1)
    expect(pushes[0]).toMatchObject({ channel: direct.id, text: expect.stringMatching(/\w+/) })
    fake.people.type(users.member, text, '<@900000000000000900> help')
    await expect.poll(() => pushes.length).toBe(2)
    expect(pushes[1]).toMatchObject({ channel: text.id, text: expect.stringMatching(/\w+/) })
    const said = fake.seenBy(users.member, direct).at(-1)
    expect([said?.content, said?.mentions]).toEqual(['', []])
  } finally {
    await bot.close()
  }
})

describe('a message that is first a sentence and then itself', () => {
  const bot = new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS)
  let on: DiscordStage
  beforeEach(async () => {
    on = await discordStage(bot)
  })
  afterEach(() => on.close())
  const message: Message = {
    title: 'Week 1',
    blocks: [
      { kind: 'text', text: 'Two rounds. Ends <t:0:date>.' },
      { kind: 'buttons', buttons: [{ label: 'Start', action: 'start' }] },
    ],
  }
  const shown = () => on.fake.seenBy(on.users.coach, on.text).map(m => seen(m, on.channel).text)

  test('pings whom it names, with that sentence', async () => {
    await on.platform.post(on.channel, { ...message, mentions: [on.member] }, 'ping')
    expect(on.fake.world.pushes).toEqual([
      { channel: on.text.id, text: `<@${on.member.id}> Week 1. Two rounds.`, pings: [on.member.id] },
    ])
    expect(on.fake.seenBy(on.users.coach, on.text)[0]?.content).toBe('')
  })

  test('is finished by the next try, hours later, when the second half got lost', async () => {
    on.fake.rest.mishaps.push({ method: 'PATCH', path: /messages/, how: 'lost' })
    await expect(on.platform.post(on.channel, message, 'halved')).rejects.toMatchObject({
      trouble: 'unknown-outcome',
    })
    on.fake.advance(3_600_000)
    await on.platform.post(on.channel, message, 'halved')
    expect(shown()).toEqual([expect.stringContaining('Two rounds. Ends')])
    expect(on.fake.world.pushes).toHaveLength(1)
  })

  test('does not stand there as half of one where the rest is refused', async () => {
    on.fake.rest.mishaps.push({ method: 'PATCH', path: /messages/, how: 400 })
    await expect(on.platform.post(on.channel, message, 'refused')).rejects.toMatchObject({ passes: false })
    expect(shown()).toEqual([])
  })

  test('is told as refused once nothing of it stands there any more', async () => {
    const taken = Promise.withResolvers<void>()
    on.fake.rest.mishaps.push({ method: 'PATCH', path: /messages/, how: 400 })
    on.fake.rest.mishaps.push({ method: 'DELETE', path: /messages/, how: 'held', until: taken.promise })
    const before = on.fake.count('DELETE', /messages/)
    let isTold = false
    const refused = on.platform.post(on.channel, message, 'refused later').catch(() => {
      isTold = true
    })
    await waitFor(async () => expect(on.fake.count('DELETE', /messages/)).toBe(before + 1))
    await on.platform.tell(on.member, message, 'meanwhile')
    expect(isTold).toBe(false)
    taken.resolve()
    await refused
    expect(isTold).toBe(true)
    expect(shown()).toEqual([])
  })

  test('shows until then the buttons that it is about, and no others', async () => {
    const halved = async (rows: readonly Button[][], once: string) => {
      on.fake.rest.mishaps.push({ method: 'PATCH', path: /messages/, how: 'lost' })
      const blocks = rows.map(buttons => ({ kind: 'buttons', buttons }) as const)
      await expect(on.platform.post(on.channel, { blocks }, once)).rejects.toThrow()
      const half = on.fake.seenBy(on.users.coach, on.text).at(-1)
      const shown = (half?.components ?? []) as { components: { label: string; disabled?: boolean }[] }[]
      return shown.flatMap(row => row.components.flatMap(one => (one.disabled ? [] : [one.label])))
    }
    const easier = { label: 'Make it easier', action: 'easier' }
    const done = { label: 'Done', action: 'done', style: 'primary' } as const
    expect(await halved([[easier], [done]], 'main')).toEqual(['Done'])
    expect(await halved([[easier]], 'other')).toEqual([])
  })

  test('stays as a press has drawn it that came before the rest', async () => {
    const { promise: until, resolve } = Promise.withResolvers<void>()
    on.fake.rest.mishaps.push({ method: 'POST', path: /messages$/, how: 'held', until })
    bot.script = () => update(say('One of two rounds is done.'))
    const done = { label: 'Done', action: 'done', style: 'primary' } as const
    const posting = on.platform.post(on.channel, { blocks: [{ kind: 'buttons', buttons: [done] }] }, 'early')
    const half = await waitFor(async () => {
      const [found] = on.fake.seenBy(on.users.member, on.text)
      if (!found) throw new Error('not posted yet')
      return found
    })
    await on.fake.people.press(on.users.member, half, 'done')
    resolve()
    await posting
    expect(shown()).toEqual(['One of two rounds is done.'])
  })

  test('is told directly in the same way', async () => {
    await on.platform.tell(on.member, say('Your week ends on Friday.'), 'told')
    expect(on.fake.world.pushes.map(one => one.text)).toEqual(['Your week ends on Friday.'])
  })
})
