import { afterEach, describe, expect, test } from 'vitest'
import { wait } from '../../src/bot/deliveries/tries.ts'
import { PlatformError } from '../../src/core/errors.ts'
import { type Operating, startOperating } from '../../src/operate/index.ts'
import { DiscordBot } from '../support/discord-bot.ts'
import { CHANNEL, Gym, MONDAY_8 } from '../support/gym.ts'
import { figuresAt } from '../support/metrics.ts'
import { SlackBot } from '../support/slack-bot.ts'
import { quiet } from '../support/slack-stage.ts'
import { waitFor } from '../support/wait-for.ts'

const open: Operating[] = []
const closing: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) one.stop()
  for (const one of closing.splice(0)) await one.close()
})

async function operate(app: Gym['app']): Promise<Operating> {
  const operating = await startOperating({ port: 0, host: '127.0.0.1' }, app, ['web'], quiet)
  open.push(operating)
  return operating
}

const HOUR = 3600_000

describe('figures', () => {
  test('count groups, members and prompts, and say how late a prompt was', async () => {
    const gym = await Gym.open()
    const { url } = await operate(gym.app)
    await gym.command('Ana', '/schedule set monday 9:00 Europe/Berlin')
    gym.platform.failures.push(new PlatformError('unknown-outcome', 'no answer'))
    await gym.travel(MONDAY_8 + 2 * HOUR)
    await gym.start('Ben')
    const figures = await figuresAt(url)
    expect(figures.get('spotter_groups')).toBe(1)
    expect(figures.get('spotter_members')).toBe(1)
    expect(figures.get('spotter_deliveries_total{kind="prompt",outcome="sent"}')).toBe(1)
    expect(figures.get('spotter_prompt_late_seconds_count')).toBe(1)
    expect(figures.get('spotter_prompt_late_seconds_sum')).toBeGreaterThanOrEqual(wait(1) / 1000)
    expect(figures.get('spotter_turn_wait_seconds_count{platform="web"}')).toBeGreaterThan(0)
    expect(figures.get('spotter_database_seconds_count')).toBeGreaterThan(10)
    expect(figures.get('spotter_connected{platform="web"}')).toBe(1)
    expect(figures.get('nodejs_eventloop_lag_seconds')).toBeGreaterThanOrEqual(0)
  })

  test('tell what waits and for how long, and what was tried again or given up', async () => {
    const gym = await Gym.open()
    const { url } = await operate(gym.app)
    await gym.command('Ana', '/schedule set monday 9:00 Europe/Berlin')
    gym.platform.failures.push(new PlatformError('unknown-outcome', 'no answer'))
    await gym.travel(MONDAY_8 + HOUR)
    expect((await figuresAt(url)).get('spotter_deliveries_total{kind="prompt",outcome="retried"}')).toBe(1)
    const { id: groupId = '' } = (await gym.store.groups.at(CHANNEL)) ?? {}
    const slotAt = gym.clock.now() - HOUR
    await gym.store.deliveries.add([
      { groupId, kind: 'notice', slotAt, dueAt: slotAt, week: null, target: 'web/local/Ana' },
    ])
    expect((await figuresAt(url)).get('spotter_deliveries_waiting{kind="notice"}')).toBe(1)
    expect(
      (await figuresAt(url)).get('spotter_deliveries_waiting_seconds{kind="notice"}'),
    ).toBeGreaterThanOrEqual(3600)
    gym.platform.failures.push(new PlatformError('forbidden', 'no', { detail: 'Send Messages' }))
    await gym.travel(MONDAY_8 + 2 * HOUR)
    expect((await figuresAt(url)).get('spotter_deliveries_total{kind="prompt",outcome="failed"}')).toBe(1)
    expect((await figuresAt(url)).get('spotter_deliveries_waiting{kind="notice"}')).toBeUndefined()
  })

  test('say for Discord how soon events are acknowledged and answered, and how many statements they took', async () => {
    const bot = await DiscordBot.open()
    closing.push(bot)
    const { url } = await operate(bot.app)
    await bot.schedule()
    const command = 'platform="discord",kind="command"'
    const figures = await waitFor(async () => {
      const found = await figuresAt(url)
      expect(found.get(`spotter_events_total{${command},outcome="answered"}`)).toBe(2)
      return found
    })
    expect(figures.get(`spotter_event_acknowledged_seconds_count{${command}}`)).toBe(2)
    expect(figures.get(`spotter_event_answered_seconds_count{${command}}`)).toBe(2)
    expect(figures.get(`spotter_event_answered_seconds_sum{${command}}`)).toBeGreaterThan(0)
    expect(figures.get('spotter_event_statements_count{kind="command"}')).toBe(2)
    expect(figures.get('spotter_event_statements_sum{kind="command"}')).toBeGreaterThan(4)
  })

  test('say the same for Slack, where a press is acknowledged before it is answered', async () => {
    const bot = await SlackBot.open()
    closing.push(bot)
    const { url } = await operate(bot.app)
    await bot.hands(bot.acme).command('UCOACH', 'C1', 'schedule', 'set monday 9:00 Europe/Berlin')
    const command = 'platform="slack",kind="command"'
    const figures = await waitFor(async () => {
      const found = await figuresAt(url)
      expect(found.get(`spotter_events_total{${command},outcome="answered"}`)).toBe(1)
      return found
    })
    expect(figures.get(`spotter_event_acknowledged_seconds_count{${command}}`)).toBe(1)
    expect(figures.get(`spotter_event_answered_seconds_count{${command}}`)).toBe(1)
  })

  test('name no person, no place and no text in any label', async () => {
    const gym = await Gym.open()
    const { url } = await operate(gym.app)
    await gym.firstPrompt()
    await gym.start('Ben')
    await gym.type('Ben', 'glute bridges 3x12', { ...CHANNEL, thread: gym.prompt().message })
    const text = [...(await figuresAt(url)).keys()].filter(name => name.startsWith('spotter_')).join('\n')
    for (const label of text.matchAll(/(\w+)="([^"]*)"/g))
      expect(['platform', 'kind', 'outcome', 'reason', 'level', 'code', 'version', 'le']).toContain(label[1])
    expect(text).not.toMatch(/Ben|Ana|back-club|local|bridge/i)
  })
})
