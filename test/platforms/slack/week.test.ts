import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Seen } from '../../support/contract/stage.ts'
import { readBlocks } from '../../support/fake-slack/read.ts'
import type { Workspace } from '../../support/fake-slack/world.ts'
import { MONDAY_8 } from '../../support/gym.ts'
import { SlackBot } from '../../support/slack-bot.ts'
import { waitFor } from '../../support/wait-for.ts'

/** A week of the whole bot in two workspaces at once, whose people and channels have the same ids. */
const HOUR = 3_600_000
let bot: SlackBot
let acme: Workspace
let umbrella: Workspace
let thread: string
beforeAll(async () => {
  bot = await SlackBot.open()
  acme = bot.acme
  umbrella = bot.umbrella
})
afterAll(() => bot.close())

const both = () => [acme, umbrella]
const prompt = (at: Workspace, week = 'Week 1') => bot.find(at, 'UMEMBER', `${week} ·`)
const home = (at: Workspace) => readBlocks(at, at.homes.get('UMEMBER')?.view.blocks ?? []).text

/** The addresses that the buttons of a message lead to. */
function addresses(at: Workspace, of: Seen): string[] {
  const message = at.channels.get('C1')?.messages.find(m => m.ts === of.posted.message)
  return [...JSON.stringify(message?.blocks).matchAll(/"url":"([^"]+)"/g)].map(([, url]) => url ?? '')
}

async function throughTheGate(at: Workspace): Promise<void> {
  const gate = await bot.find(at, 'UMEMBER', 'Before you start')
  expect(gate.onlyYou).toBe(true)
  await bot.press(at, 'UMEMBER', gate, gate.buttons[0]?.label ?? '')
}

test('a coach in each workspace plans the week, and the prompt comes once to each, over a restart', async () => {
  for (const at of both()) {
    await bot.hands(at).command('UCOACH', 'C1', 'schedule', 'set monday 9:00 Europe/Berlin')
    expect((await bot.find(at, 'UCOACH', 'every Monday at 09:00')).onlyYou).toBe(true)
  }
  await bot.clock.travel(bot.app, MONDAY_8 + 1.1 * HOUR)
  for (const at of both()) await prompt(at)
  await bot.restart()
  await bot.app.scheduler.beat()
  for (const at of both()) {
    expect(bot.all(at, 'UMEMBER').filter(m => m.text.includes('Week 1 ·'))).toHaveLength(1)
  }
})

test('/spotter doctor tells whoever plans it whether all is well in the channel, and nobody else', async () => {
  const hands = bot.hands(acme)
  await hands.command('UCOACH', 'C1', 'doctor', '')
  const well = await bot.find(acme, 'UCOACH', 'How this channel is doing')
  expect(well.text).toContain('All is well here.')
  expect(well.onlyYou).toBe(true)
  await hands.command('UMEMBER', 'C1', 'doctor', '')
  expect((await bot.find(acme, 'UMEMBER', 'Please ask one of them')).onlyYou).toBe(true)
})

test('a member is walked through six steps in the prompt’s thread, by one message, over a restart', async () => {
  const start = await prompt(acme)
  thread = start.posted.message
  await bot.press(acme, 'UMEMBER', start, 'Start')
  await throughTheGate(acme)
  const walk = await bot.find(acme, 'UMEMBER', '0 of 6 steps', thread)
  for (let done = 1; done <= 5; done++) {
    await bot.press(acme, 'UMEMBER', walk, 'Done')
    const now = await bot.find(acme, 'UCOACH', `${done} of 6 steps`, thread)
    expect(now.posted.message).toBe(walk.posted.message)
    if (done === 4) await bot.restart()
  }
  await bot.press(acme, 'UMEMBER', walk, 'Done')
  await waitFor(async () => {
    const [only, ...more] = bot.all(acme, 'UCOACH', thread)
    expect([only?.posted.message, more]).toEqual([walk.posted.message, []])
    expect(only?.text).toMatch(/Member/)
    expect(only?.buttons.map(b => b.label)).not.toContain('Done')
  })
  await waitFor(async () => expect((await prompt(acme)).text).toContain('1 of 1'))
})

test('a coach logs by a line in the thread and by a command in the channel, answered to the coach alone', async () => {
  await bot.hands(acme).type('UCOACH', 'C1', 'done bridges 3x12', thread)
  expect((await bot.find(acme, 'UCOACH', '3 × 12', thread)).onlyYou).toBe(true)
  await bot.hands(acme).command('UCOACH', 'C1', 'done', 'rdl 3x12 @ 20kg, goblet 3x10')
  const logged = await bot.find(acme, 'UCOACH', 'at 20 kg')
  expect(logged.onlyYou).toBe(true)
  await waitFor(async () => expect((await prompt(acme)).text).toContain('2 of 2'))
  await bot.press(acme, 'UCOACH', logged, 'Undo')
  await bot.find(acme, 'UCOACH', 'Taken back: 6 steps')
  await waitFor(async () => expect((await prompt(acme)).text).toContain('1 of 2'))
})

test('a command typed in the channel answers with the way to the thread', async () => {
  await bot.hands(umbrella).command('UMEMBER', 'C1', 'workout', '')
  await throughTheGate(umbrella)
  const { message } = (await prompt(umbrella)).posted
  const answer = await waitFor(async () => {
    const found = bot.all(umbrella, 'UMEMBER').find(m => addresses(umbrella, m).length > 0)
    if (!found) throw new Error('no answer with a link')
    return found
  })
  expect(answer.onlyYou).toBe(true)
  const [address] = addresses(umbrella, answer)
  expect(address).toBe(
    `https://umbrella.slack.com/archives/C1/p${message.replace('.', '')}?thread_ts=${message}&cid=C1`,
  )
  await bot.find(umbrella, 'UCOACH', '0 of 6 steps', message)
})

test('the home page shows the week and a streak, starts it, and has the settings; each workspace its own', async () => {
  for (const at of both()) await bot.hands(at).openHome('UMEMBER')
  await waitFor(async () => expect(home(acme)).toContain('6 of 6 steps'))
  await waitFor(async () => expect(home(umbrella)).toContain('Nothing logged yet'))
  expect(home(acme)).toContain('1 week')
  await bot.hands(umbrella).pressHome('UMEMBER', 'Settings')
  await waitFor(async () => expect(home(umbrella)).toContain('Your settings'))
  await bot.hands(umbrella).pressHome('UMEMBER', 'Back')
  await waitFor(async () => expect(home(umbrella)).toContain('Nothing logged yet'))
  await bot.hands(umbrella).command('UMEMBER', 'C1', 'done', 'bridges 12')
  await waitFor(async () => expect(home(umbrella)).toContain('1 of 6 steps'))
  await bot.hands(umbrella).pressHome('UMEMBER', 'Start')
  await waitFor(async () => expect(home(umbrella)).toContain('Round 1 of 2'))
  await bot.hands(umbrella).pressHome('UMEMBER', 'Done')
  await waitFor(async () => expect(home(umbrella)).toContain('2 of 6 steps'))
})

test('the next week’s prompt comes, and a press under the old one leads to it', async () => {
  const old = await prompt(acme)
  await bot.clock.travel(bot.app, MONDAY_8 + (7 * 24 + 1.1) * HOUR)
  for (const at of both()) await prompt(at, 'Week 2')
  await bot.press(acme, 'UMEMBER', old, 'Start')
  const { message } = (await prompt(acme, 'Week 2')).posted
  await waitFor(async () => {
    const links = bot.all(acme, 'UMEMBER').flatMap(m => addresses(acme, m))
    expect(links.filter(link => link.endsWith(`/p${message.replace('.', '')}`))).toHaveLength(1)
  })
})

test('neither workspace has seen anything of the other, and Slack has refused nothing', async () => {
  for (const at of both()) await bot.hands(at).command('UMEMBER', 'C1', 'board', '')
  await bot.slack.idle()
  const told = (at: Workspace) =>
    JSON.stringify([[...at.channels.values()].map(c => c.messages), [...at.homes.values()]])
  expect(told(acme)).toContain('Member')
  expect(told(acme)).not.toContain('Umbra')
  expect(told(umbrella)).toContain('Umbra')
  expect(told(umbrella)).not.toContain('Member')
  expect(bot.slack.violations).toEqual([])
  expect(bot.slack.calls.filter(c => c.error)).toEqual([])
  expect(bot.logged).toEqual([])
})
