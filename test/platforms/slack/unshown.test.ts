import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { open, reply, update } from '../../../src/chat/command.ts'
import { type Message, say } from '../../../src/chat/message.ts'
import type { Log } from '../../../src/core/log.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, PROMISE, ScriptedBot } from '../../support/scripted-bot.ts'
import { APOLOGY, quiet, type SlackStage, slackStage, TWICE } from '../../support/slack-stage.ts'
import { waitFor } from '../../support/wait-for.ts'

const bot = new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS)
const errors: string[] = []
const log: Log = { ...quiet, error: (_data, message) => void errors.push(message) }
let on: SlackStage
beforeAll(async () => {
  // A machine that is busy for seconds has Bolt drop a socket, with what comes by it meanwhile.
  on = await slackStage(bot, 'http', { log })
  bot.platform = on.platform
})
afterAll(() => on.close())
beforeEach(() => {
  errors.length = 0
  on.slack.calls.length = 0
})

const pressable: Message = {
  blocks: [
    { kind: 'text', text: 'press here' },
    { kind: 'buttons', buttons: [{ label: 'Go', action: 'whisper:a' }] },
  ],
}
const sees = (text: string, place = on.channel) =>
  waitFor(async () => {
    const found = (await on.seen(on.member, place)).findLast(m => m.text.includes(text))
    if (!found) throw new Error(`does not see ${text}`)
    return found
  })

/** A thread with a message to press in it. */
async function thread(once: string) {
  const posted = await on.platform.post(on.channel, say('a thread'), `${once}-0`)
  const place = await on.platform.openThread(posted, 'x')
  await on.platform.post(place, pressable, `${once}-1`)
  return { place, message: await sees('press here', place) }
}

test('a whisper that a thread does not take comes through the press', async () => {
  const { message } = await thread('w1')
  bot.script = () => reply('you', say('by the other way'))
  on.slack.fault('chat.postEphemeral', { error: 'user_not_in_channel' })
  await on.press(on.member, message, 'Go')
  expect((await sees('by the other way')).onlyYou).toBe(true)
  expect(errors).toEqual([])
})

test('a whisper that no way takes is an apology to the person and an error to the operator', async () => {
  const { place, message } = await thread('w2')
  bot.script = () => {
    on.slack.skip(31 * 60_000)
    return reply('you', say('lost on the way'))
  }
  on.slack.fault('chat.postEphemeral', { error: 'user_not_in_channel' })
  await on.press(on.member, message, 'Go')
  expect((await sees(APOLOGY, place)).onlyYou).toBe(true)
  expect(errors).toEqual(['an answer could not be shown'])
})

test('a redraw that Slack refuses is an apology to the person and an error to the operator', async () => {
  await on.platform.post(on.channel, pressable, 'u1')
  bot.script = () => {
    on.slack.skip(31 * 60_000)
    return update(say('never shown'))
  }
  on.slack.fault('chat.update', { error: 'cant_update_message' })
  on.slack.fault('chat.postEphemeral', { error: 'user_not_in_channel' })
  await on.press(on.member, await sees('press here'), 'Go')
  await waitFor(async () => expect(errors).toEqual(['an answer could not be shown']))
})

test('a form that was opened from a message for all redraws that message, also when it is sent late', async () => {
  const posted = await on.platform.post(on.channel, pressable, 'u2')
  const fields = [{ kind: 'text', name: 'reps', label: 'Reps', maxLength: 4 }] as const
  bot.script = () => open({ action: 'sent:1', title: 'Reps', submit: 'Send', fields })
  await on.hands.press('UMEMBER', 'C1', posted.message, 'Go')
  await waitFor(async () => expect(on.at.modals.has('UMEMBER')).toBe(true))
  on.slack.skip(31 * 60_000)
  bot.script = () => update(say('redrawn for all'))
  await on.submit(on.member, { reps: '12' })
  const seen = await sees('redrawn for all')
  expect([seen.onlyYou, seen.posted.message]).toEqual([false, posted.message])
})

test.each(['command', 'press'])(
  'what a private answer promises and does not come is shown in its place: a %s',
  async how => {
    bot.script = () => reply('you', say(`it is in the thread, ${how}`), PROMISE)
    bot.instead = say(`here it is instead, ${how}`)
    await on.platform.post(on.channel, pressable, `p-${how}`)
    if (how === 'press') await on.press(on.member, await sees('press here'), 'Go')
    else await on.command(on.member, on.channel, 'echo', 'x')
    expect((await sees(`here it is instead, ${how}`)).onlyYou).toBe(true)
    await on.slack.idle()
    const shown = (await on.seen(on.member, on.channel)).filter(m => m.text.endsWith(`, ${how}`))
    expect(shown.map(m => m.text)).toEqual([`here it is instead, ${how}`])
    bot.instead = undefined
  },
)

test('a promise that takes long is shown meanwhile', async () => {
  const perform = bot.perform.bind(bot)
  let isDone = false
  bot.perform = async effects => {
    await sees('it is on its way')
    isDone = true
    return perform(effects)
  }
  bot.script = () => reply('you', say('it is on its way'), PROMISE)
  bot.instead = say('it did not come')
  await on.command(on.member, on.channel, 'echo', 'x')
  await sees('it did not come')
  expect(isDone).toBe(true)
  bot.perform = perform
  bot.instead = undefined
})

test.each([
  ['in a channel', 'respond'],
  ['in a thread', 'chat.postEphemeral'],
])(
  'a private answer %s whose answer is lost comes again, and says that it may be there twice',
  async (where, way) => {
    await on.platform.post(on.channel, pressable, `twice-${way}`)
    const { place, message } =
      where === 'in a thread'
        ? await thread('twice')
        : { place: on.channel, message: await sees('press here') }
    bot.script = () => reply('you', say(`only for you, ${way}`))
    on.slack.fault(way, { drop: 'after' })
    await on.press(on.member, message, 'Go')
    await sees(`only for you, ${way}`)
    await sees(TWICE)
    await on.slack.idle()
    // What goes through the press shows in the channel.
    const both = [...(await on.seen(on.member, place)), ...(await on.seen(on.member, on.channel))]
    const shown = [...new Map(both.map(m => [m.posted.message, m])).values()].filter(m =>
      m.text.includes(`only for you, ${way}`),
    )
    expect(shown.map(m => [m.onlyYou, m.text.includes(TWICE)])).toEqual([
      [true, false],
      [true, true],
    ])
  },
)

/** A private message with something to press, and what the next press redraws it as. */
async function redrawing(text: string) {
  bot.script = () => reply('you', { ...pressable, title: `Before it is ${text}` })
  await on.command(on.member, on.channel, 'echo', 'x')
  const before = await sees(`Before it is ${text}`)
  // What follows an answer is done once all is tried that shows it.
  const after = { kind: 'post', to: on.channel, message: say(`${text}, and after`), once: text } as const
  bot.script = () => update(say(text), after)
  return before
}
const standing = async (text: string) =>
  (await on.seen(on.member, on.channel))
    .filter(m => m.onlyYou && m.text.startsWith(text))
    .map(m => [m.posted.message, m.text.includes(TWICE)])

test('a private message is redrawn once, though its answer is lost, and not said anew', async () => {
  const before = await redrawing('redrawn for you')
  on.slack.fault('respond', { drop: 'after' }, { drop: 'before' })
  await on.press(on.member, before, 'Go')
  await sees('redrawn for you, and after')
  expect(await standing('redrawn for you')).toEqual([[before.posted.message, false]])
})

test('a private message whose redraw has no answer at all is said anew, and that it may be there twice', async () => {
  const before = await redrawing('redrawn and said')
  on.slack.fault('respond', { drop: 'after' }, { drop: 'before' }, { drop: 'before' })
  await on.press(on.member, before, 'Go')
  await sees('redrawn and said, and after')
  expect(await standing('redrawn and said')).toEqual([
    [before.posted.message, false],
    [expect.any(String), true],
  ])
})
