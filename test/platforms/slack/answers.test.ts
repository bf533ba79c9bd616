import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { nothing, open, reply, update } from '../../../src/chat/command.ts'
import { type Message, say } from '../../../src/chat/message.ts'
import { figureRef } from '../../support/figure-ref.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from '../../support/scripted-bot.ts'
import { APOLOGY, type SlackStage, slackStage } from '../../support/slack-stage.ts'
import { waitFor } from '../../support/wait-for.ts'

const bot = new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS)
let on: SlackStage
beforeAll(async () => {
  on = await slackStage(bot, 'socket')
  bot.platform = on.platform
})
afterAll(() => on.close())
beforeEach(() => {
  bot.events.length = 0
  bot.script = () => nothing()
  on.slack.calls.length = 0
  on.slack.violations.length = 0
})

const form = {
  action: 'sent:1',
  title: 'A title that is far too long for a modal',
  submit: 'Send',
  fields: [{ kind: 'text', name: 'reps', label: 'Reps', maxLength: 4 }],
} as const

const pressable: Message = {
  blocks: [
    { kind: 'text', text: 'press here' },
    { kind: 'buttons', buttons: [{ label: 'Redraw', action: 'redraw:a' }] },
  ],
}
const calls = () => on.slack.calls.map(c => c.method)
const late = async (milliseconds = 1300) => await new Promise(done => setTimeout(done, milliseconds))
const sees = (text: string, place = on.channel) =>
  waitFor(async () => {
    const found = (await on.seen(on.member, place)).findLast(m => m.text.includes(text))
    if (!found) throw new Error(`does not see ${text}`)
    return found
  })

test('an answer that is ready rides in the acknowledgement: no other request is made', async () => {
  bot.script = () => reply('you', say('one trip'))
  await on.command(on.member, on.channel, 'echo', 'x')
  expect((await sees('one trip')).onlyYou).toBe(true)
  expect(calls()).toEqual([])
  expect(on.slack.violations).toEqual([])
})

test('what is wrong with a form stands under the field it is about, and all that was filled in stays', async () => {
  const fields = ['reps', 'weight'].map(name => ({ kind: 'text', name, label: name, maxLength: 9 }) as const)
  bot.script = event =>
    event.kind === 'command'
      ? open({ ...form, fields })
      : {
          first: { kind: 'reply', to: 'you', message: say('“heavy” is **no** weight'), refused: true },
          after: [],
        }
  await on.command(on.member, on.channel, 'ask', '')
  await on.submit(on.member, { reps: '12', weight: 'heavy' })
  expect(on.at.modals.get('UMEMBER')?.errors).toEqual({ weight: '“heavy” is no weight' })
  await on.submit(on.member, { reps: '12', weight: '' })
  expect(on.at.modals.get('UMEMBER')?.errors).toEqual({ reps: '“heavy” is no weight' })
  bot.script = () => reply('you', say('logged'))
  await on.submit(on.member, { reps: '12', weight: '5' })
  expect((await sees('logged')).onlyYou).toBe(true)
  expect(on.at.modals.has('UMEMBER')).toBe(false)
  expect((await on.seen(on.member, on.channel)).filter(m => m.text.includes('heavy'))).toEqual([])
  expect(on.slack.violations).toEqual([])
})

test('a late answer goes to the response_url, and when that has expired to the Web API', async () => {
  bot.script = async () => {
    await late()
    on.slack.skip(31 * 60_000)
    return reply('you', say('late and private'))
  }
  await on.command(on.member, on.channel, 'echo', 'x')
  expect((await sees('late and private')).onlyYou).toBe(true)
  expect(calls()).toEqual(['chat.postEphemeral'])
})

test('an answer whose response_url has been used five times goes to the Web API', async () => {
  bot.script = async () => {
    await late()
    const url = on.slack.urls.newest
    const said = { response_type: 'ephemeral', replace_original: false }
    for (let i = 0; i < 5; i++)
      await fetch(url, { method: 'POST', body: JSON.stringify({ ...said, text: `use ${i}` }) })
    return reply('you', say('the sixth answer'))
  }
  await on.command(on.member, on.channel, 'echo', 'x')
  expect((await sees('the sixth answer')).onlyYou).toBe(true)
  expect(calls()).toEqual(['chat.postEphemeral'])
})

test('a late public answer whose response_url has expired is posted', async () => {
  bot.script = async () => {
    await late()
    on.slack.skip(31 * 60_000)
    return reply('everyone', say('late and public'))
  }
  await on.command(on.member, on.channel, 'shout', '')
  expect((await sees('late and public')).onlyYou).toBe(false)
  expect(calls()).toContain('chat.postMessage')
})

test('a form whose trigger has expired ends in an apology', async () => {
  bot.script = async () => {
    on.slack.skip(4000)
    return open(form)
  }
  await on.command(on.member, on.channel, 'ask', '')
  expect((await sees(APOLOGY)).onlyYou).toBe(true)
  expect(on.at.modals.size).toBe(0)
})

test('a form that takes longer than the acknowledgement waits still opens', async () => {
  bot.script = async () => {
    await late()
    return open(form)
  }
  await on.command(on.member, on.channel, 'ask', '')
  await waitFor(async () => expect(on.at.modals.has('UMEMBER')).toBe(true))
  on.at.modals.clear()
})

test('a form redraws a private message through the press that opened it', async () => {
  bot.script = () => reply('you', pressable)
  await on.command(on.member, on.channel, 'echo', 'x')
  const before = await sees('press here')
  bot.script = event => (event.kind === 'press' ? open(form) : update(say('redrawn by the form')))
  await on.press(on.member, before, 'Redraw')
  await waitFor(async () => expect(on.at.modals.has('UMEMBER')).toBe(true))
  await on.submit(on.member, { reps: '12' })
  const after = await sees('redrawn by the form')
  expect([after.onlyYou, after.posted.message]).toEqual([true, before.posted.message])
  expect(bot.last('form').on?.message).toBe(before.posted.message)
})

test('a form that comes too late to redraw a private message says it anew, to the same person', async () => {
  bot.script = () => reply('you', pressable)
  await on.command(on.member, on.channel, 'echo', 'x')
  const before = await sees('press here')
  bot.script = event => (event.kind === 'press' ? open(form) : update(say('said anew')))
  await on.press(on.member, before, 'Redraw')
  await waitFor(async () => expect(on.at.modals.has('UMEMBER')).toBe(true))
  on.slack.skip(31 * 60_000)
  on.slack.calls.length = 0
  await on.submit(on.member, { reps: '12' })
  expect((await sees('said anew')).onlyYou).toBe(true)
  expect(calls()).toEqual(['chat.postEphemeral'])
})

test('what is whispered in a thread shows in the thread', async () => {
  const posted = await on.platform.post(on.channel, say('a thread'), 'whisper-0')
  const thread = await on.platform.openThread(posted, 'x')
  await on.platform.post(thread, pressable, 'whisper-1')
  bot.script = () => reply('you', say('between us'))
  await on.press(on.member, await sees('press here', thread), 'Redraw')
  expect((await sees('between us', thread)).onlyYou).toBe(true)
  expect(bot.last('press').at.thread).toBe(posted.message)
  expect(bot.last('press').on.place.thread).toBe(posted.message)
})

test('a press on the message that a thread hangs on is a press in the channel', async () => {
  const posted = await on.platform.post(on.channel, pressable, 'parent-1')
  await on.platform.post(await on.platform.openThread(posted, 'x'), say('below'), 'parent-2')
  await on.hands.press('UMEMBER', 'C1', posted.message, 'Redraw')
  await waitFor(async () => expect(bot.last('press').at).toEqual(on.channel))
})

test('a mention arrives once, addressed, with the mention cut out', async () => {
  await on.type(on.member, on.channel, '@spotter  done <b> & "bridges" 3x12')
  const event = await waitFor(async () => bot.last('message'))
  expect([event.text, event.addressed]).toEqual(['done <b> & "bridges" 3x12', true])
  await on.type(on.member, on.channel, '@spotter help')
  await waitFor(async () => expect(bot.last('message').text).toBe('help'))
  expect(bot.events).toHaveLength(2)
})

test('a group of direct messages is heard where it mentions the bot, and nowhere else', async () => {
  const group = on.at.channel('G7', 'mpim', 'UCOACH', ['UCOACH', 'UMEMBER', on.at.botUser])
  bot.script = () => reply('you', say('in the group'))
  await on.hands.type('UMEMBER', group.id, 'lunch?')
  await on.hands.type('UMEMBER', group.id, '@spotter help')
  await sees('in the group', { ...on.channel, channel: group.id })
  expect(bot.events.map(e => e.kind === 'message' && e.text)).toEqual(['help'])
  expect((await on.platform.profile(on.member, bot.last('message').at)).mayManage).toBe(false)
})

test('what people say to each other does not arrive', async () => {
  await on.type(on.member, on.channel, 'see you at the gym')
  const ts = await on.hands.type('UCOACH', 'C1', 'who is coming?')
  await on.hands.type('UMEMBER', 'C1', 'me', ts)
  await on.type(on.member, on.channel, '@spotter help')
  await waitFor(async () => expect(bot.events).toMatchObject([{ kind: 'message', text: 'help' }]))
})

test('a direct message is direct, and is answered there', async () => {
  const direct = { ...on.channel, channel: on.at.direct('UMEMBER').id }
  bot.script = () => reply('you', say('here you go'))
  await on.type(on.member, direct, 'help')
  expect((await waitFor(async () => bot.last('message'))).at.direct).toBe(true)
  await waitFor(async () => {
    expect((await on.seenDirectly(on.member)).map(m => m.text)).toContain('here you go')
  })
})

test('the file of a private answer goes to the person alone', async () => {
  const file = { kind: 'file', name: 'my-data.json', type: 'application/json', text: '{"back":1}' } as const
  bot.script = () => reply('you', { blocks: [{ kind: 'text', text: 'your data' }, file] })
  await on.command(on.member, on.channel, 'echo', 'x')
  await sees('your data')
  await waitFor(async () => {
    expect((await on.seenDirectly(on.member)).map(m => m.text)).toContain('[file my-data.json]')
  })
  expect((await on.seen(on.coach, on.channel)).filter(m => m.text.includes('my-data'))).toEqual([])
})

test('pictures are uploaded once, and anew when someone deleted them', async () => {
  const picture = {
    kind: 'picture',
    picture: figureRef('cat-cow'),
    alt: 'On all fours',
  } as const
  const uploads = () => calls().filter(c => c === 'files.completeUploadExternal').length
  await on.platform.post(on.channel, { blocks: [picture] }, 'pic-1')
  await on.platform.post(on.channel, { blocks: [picture, picture] }, 'pic-2')
  expect(uploads()).toBe(1)
  on.at.files.clear()
  await on.platform.post(on.channel, { blocks: [picture] }, 'pic-3')
  expect(uploads()).toBe(2)
})

test('a message without its picture is better than none', async () => {
  on.slack.fault('files.getUploadURLExternal', { error: 'missing_scope', more: { needed: 'files:write' } })
  const picture = { kind: 'picture', picture: figureRef('bridge'), alt: 'Hips up' } as const
  await on.platform.post(on.channel, { blocks: [picture] }, 'pic-4')
  expect((await sees('Hips up')).alts).toEqual([])
})

test('buttons lead to messages, threads and channels', async () => {
  const posted = await on.platform.post(on.channel, say('jump here'), 'jump-1')
  const to = [posted, await on.platform.openThread(posted, 'x'), on.channel]
  const buttons = to.map((place, i) => ({ label: `Go ${i}`, to: place }))
  const jumps = await on.platform.post(on.channel, { blocks: [{ kind: 'buttons', buttons }] }, 'jump-2')
  const p = `https://acme.slack.com/archives/C1/p${posted.message.replace('.', '')}`
  const message = on.at.channels.get('C1')?.messages.find(m => m.ts === jumps.message)
  const [block] = (message?.blocks ?? []) as { elements: { url: string }[] }[]
  const urls = block?.elements.map(e => e.url)
  expect(urls).toEqual([p, `${p}?thread_ts=${posted.message}&cid=C1`, 'https://acme.slack.com/archives/C1'])
  await on.hands.press('UMEMBER', 'C1', jumps.message, 'Go 1')
  expect(bot.events).toEqual([])
})

test('an archived channel is reported as lost', async () => {
  on.at.channel('C2', 'channel', 'UCOACH', ['UCOACH', on.at.botUser])
  await on.hands.rooms.archive('C2')
  await waitFor(async () => {
    expect(bot.losses).toEqual([{ where: { ...on.channel, channel: 'C2' }, why: 'channel_archive' }])
  })
})

test('whoever created a channel may manage it', async () => {
  on.at.channel('C3', 'group', 'UMEMBER', ['UMEMBER', on.at.botUser])
  expect((await on.platform.profile(on.member, { ...on.channel, channel: 'C3' })).mayManage).toBe(true)
  const profile = await on.platform.profile(on.member)
  expect(profile).toEqual({ name: 'Member', zone: 'Europe/Berlin', mayManage: false, managers: 'admins' })
})
