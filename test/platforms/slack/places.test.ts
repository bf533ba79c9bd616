import { afterEach, beforeEach, expect, test } from 'vitest'
import { MONDAY_8 } from '../../support/gym.ts'
import { SlackBot } from '../../support/slack-bot.ts'
import { waitFor } from '../../support/wait-for.ts'

/** A group of a workspace whose people come and go, and whose channel does. */
const HOUR = 3_600_000
let bot: SlackBot
beforeEach(async () => {
  bot = await SlackBot.open()
  bot.acme.channel('G1', 'group', 'UCOACH', ['UCOACH', 'UMEMBER', bot.acme.botUser])
  bot.acme.channel('G2', 'group', 'UCOACH', ['UCOACH', 'UMEMBER', bot.acme.botUser])
})
afterEach(() => bot.close())

const sees = (channel: string, who: string, text: string, thread?: string) =>
  waitFor(async () => {
    const found = bot.all(bot.acme, who, thread, channel).findLast(m => m.text.includes(text))
    if (!found) throw new Error(`${who} does not see ${text} in ${channel}`)
    return found
  })
const says = async (who: string, channel: string, command: string, text: string, answer: string) => {
  await bot.hands(bot.acme).command(who, channel, command, text)
  return sees(channel, who, answer)
}
/** The first week in a channel, with both of its people in. */
async function begin(channel: string) {
  await says('UCOACH', channel, 'schedule', 'set monday 9:00 Europe/Berlin', 'every Monday')
  await bot.clock.travel(bot.app, MONDAY_8 + 1.1 * HOUR)
  await says('UMEMBER', channel, 'done', '1 round', 'Logged')
  await says('UCOACH', channel, 'done', 'all', 'Logged')
  return sees(channel, 'UMEMBER', '1 of 2 have finished')
}

test('a channel that gets another id keeps its group, its prompt and all that was done', async () => {
  const { posted } = await begin('G1')
  await bot.hands(bot.acme).rooms.share('G1', 'C9')
  await says('UCOACH', 'C9', 'schedule', 'show', 'every Monday at 09:00')
  await says('UMEMBER', 'C9', 'progress', '', '1 week in a row')
  await says('UMEMBER', 'C9', 'done', 'all', 'Logged')
  await waitFor(async () => {
    const prompt = bot
      .all(bot.acme, 'UMEMBER', undefined, 'C9')
      .find(m => m.posted.message === posted.message)
    expect(prompt?.text).toContain('2 of 2 have finished')
  })
  await bot.clock.travel(bot.app, MONDAY_8 + 7 * 24 * HOUR + 1.1 * HOUR)
  await sees('C9', 'UMEMBER', 'Week 2 ·')
})

test('whoever leaves the channel is counted and expected no more, and is in again when they are back', async () => {
  await begin('G1')
  await bot.hands(bot.acme).rooms.leave('UMEMBER', 'G1')
  await bot.slack.idle()
  await bot.clock.travel(bot.app, MONDAY_8 + 1.2 * HOUR)
  await sees('G1', 'UCOACH', '1 of 1 has finished')
  bot.acme.channels.get('G1')?.members.add('UMEMBER')
  await says('UMEMBER', 'G1', 'done', 'bridges 10', 'Logged')
  await sees('G1', 'UCOACH', '1 of 2 have finished')
})

test('in a group message nothing can be planned, and whoever tries is told what to do instead', async () => {
  bot.acme.channel('G7', 'mpim', 'UCOACH', ['UCOACH', 'UMEMBER', bot.acme.botUser])
  for (const [name, text] of [
    ['schedule', 'set monday 9:00 Europe/Berlin'],
    ['schedule', 'show'],
    ['workout', ''],
  ] as const)
    expect((await says('UCOACH', 'G7', name, text, 'Make it a channel')).onlyYou).toBe(true)
})

test('whoever may not plan is told who may, a stranger too, and may look', async () => {
  await says('UCOACH', 'G1', 'schedule', 'set monday 9:00 Europe/Berlin', 'every Monday')
  bot.acme.user({ id: 'USTRANGE', name: 'Stranger', stranger: true })
  bot.acme.channels.get('G1')?.members.add('USTRANGE')
  await says('UMEMBER', 'G1', 'schedule', 'skip', 'whoever made this channel')
  await says('USTRANGE', 'G1', 'schedule', 'skip', 'Only those who manage this channel')
  await says('UMEMBER', 'G1', 'schedule', 'show', 'every Monday at 09:00')
})

test('where the bot is invited it says hello, and to whoever did so how to begin; later that it goes on', async () => {
  bot.acme.channel('C5', 'channel', 'UCOACH', ['UCOACH', 'UMEMBER'])
  await bot.hands(bot.acme).rooms.invite('UCOACH', 'C5')
  const hello = await sees('C5', 'UMEMBER', 'To begin, type /spotter schedule set')
  expect(hello.onlyYou).toBe(false)
  await sees(bot.acme.direct('UCOACH').id, 'UCOACH', 'Thanks for letting me in')
  await says('UCOACH', 'C5', 'schedule', 'set monday 9:00 Europe/Berlin', 'every Monday')
  await bot.hands(bot.acme).rooms.invite('UMEMBER', 'C5')
  await sees('C5', 'UMEMBER', 'This channel’s week is still here')
  // Put out, all stays paused: whoever lets it in again can go on by a press.
  await bot.slack.event(bot.acme, 'channel_left', { type: 'channel_left', channel: 'C5' })
  await bot.hands(bot.acme).rooms.invite('UCOACH', 'C5')
  const again = await waitFor(async () => {
    const found = await sees('C5', 'UCOACH', 'Hello again!')
    expect(found.buttons).toHaveLength(1)
    return found
  })
  await bot.press(bot.acme, 'UCOACH', again, again.buttons[0]?.label ?? '')
  await sees('C5', 'UCOACH', 'every Monday')
})

test('a coach is made by their mention, and a group moved by its channel’s', async () => {
  bot.acme.channel('C5', 'channel', 'UMEMBER', ['UCOACH', 'UMEMBER', bot.acme.botUser])
  await begin('G1')
  await says('UCOACH', 'G1', 'schedule', 'coach @UMEMBER', 'Member may change what is planned here')
  await says('UMEMBER', 'G1', 'schedule', 'skip', 'Skipped')
  await says('UCOACH', 'G1', 'schedule', 'coach @UNOBODY', 'I don’t know who @UNOBODY is')
  await says('UMEMBER', 'G1', 'schedule', 'move #C5', 'meets there from now on')
  await sees('C5', 'UCOACH', '1 of 2 have finished')
  await sees('G1', 'UCOACH', 'This group meets in another channel')
})

test.each([
  ['whose channel is shared', { team: 'T9' }],
  ['of whom Slack tells nothing', { stranger: true }],
])(
  'somebody of another company, %s, who writes directly hears in one sentence how to join in',
  async (_, how) => {
    bot.acme.user({ id: 'UOUT', name: 'Out', ...how })
    const { id } = bot.acme.direct('UOUT')
    const told = () =>
      bot
        .all(bot.acme, 'UOUT', undefined, id)
        .filter(m => m.text.includes('You’re from another workspace. To join in, press Start'))
    for (const [i, line] of ['start', 'done bridges 3x12', 'board'].entries()) {
      await bot.hands(bot.acme).type('UOUT', id, line)
      await waitFor(async () => expect(told()).toHaveLength(i + 1))
    }
    // Three lines of theirs, and one sentence to each.
    expect(bot.all(bot.acme, 'UOUT', undefined, id)).toHaveLength(6)
    expect(bot.logged).toEqual([])
  },
)

test('somebody of another company in a shared channel takes part, and manages nothing there', async () => {
  await says('UCOACH', 'G1', 'schedule', 'set monday 9:00 Europe/Berlin', 'every Monday')
  bot.acme.user({ id: 'UOUT', name: 'Out', admin: true, owner: true, team: 'T9' })
  bot.acme.channels.get('G1')?.members.add('UOUT')
  await bot.clock.travel(bot.app, MONDAY_8 + 1.1 * HOUR)
  const prompt = await sees('G1', 'UOUT', 'Week 1 ·')
  await bot.press(bot.acme, 'UOUT', prompt, 'Start')
  expect((await sees('G1', 'UOUT', 'Before you start')).onlyYou).toBe(true)
  const gate = await sees('G1', 'UOUT', 'Before you start')
  await bot.press(bot.acme, 'UOUT', gate, 'None of these, let’s go')
  const walk = await sees('G1', 'UOUT', '0 of 6 steps', prompt.posted.message)
  // What is sent of a form comes under their own workspace.
  await bot.press(bot.acme, 'UOUT', walk, 'Adjust')
  await waitFor(async () => expect(bot.acme.modals.has('UOUT')).toBe(true))
  await bot.hands(bot.acme).submit('UOUT', { amount: '8', way: 'standard' })
  await sees('G1', 'UOUT', '1 of 6 steps', prompt.posted.message)
  await bot.hands(bot.acme).type('UOUT', 'G1', '@spotter schedule skip')
  expect((await sees('G1', 'UOUT', 'whoever made this channel')).onlyYou).toBe(true)
  await bot.hands(bot.acme).type('UOUT', 'G1', '@spotter schedule show')
  await sees('G1', 'UOUT', 'every Monday at 09:00')
})

test.each([
  ['that nobody answered', false],
  ['with what was done under it', true],
])(
  'a deleted prompt %s is remembered as gone, and posted again when it is asked for',
  async (_, isAnswered) => {
    await says('UCOACH', 'G1', 'schedule', 'set monday 9:00 Europe/Berlin', 'every Monday')
    await bot.clock.travel(bot.app, MONDAY_8 + 1.1 * HOUR)
    const prompt = await sees('G1', 'UMEMBER', 'Week 1 ·')
    await waitFor(async () => {
      const [group] = await bot.app.services.store.groups.underPlace('slack/T1/G1')
      const prompts = await bot.app.services.store.prompts.of(group?.id ?? '', 1)
      expect(prompts.map(({ thread }) => thread?.thread)).toEqual([prompt.posted.message])
    })
    if (isAnswered) await bot.hands(bot.acme).type('UMEMBER', 'G1', 'see you at six', prompt.posted.message)
    await bot.hands(bot.acme).rooms.remove('G1', prompt.posted.message)
    await waitFor(async () => {
      const [group] = await bot.app.services.store.groups.underPlace('slack/T1/G1')
      expect(group?.trouble?.why).toBe('message-gone')
    })
    await says('UCOACH', 'G1', 'schedule', 'now', 'prompt')
    expect((await sees('G1', 'UMEMBER', 'Week 1 ·')).posted.message).not.toBe(prompt.posted.message)
  },
)
