import { copyFileSync, rmSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { COMMANDS } from '../../commands/index.ts'
import { App } from '../../src/app.ts'
import type { Platform } from '../../src/chat/platform.ts'
import { Clock } from '../../src/clock.ts'
import { type Person, type Place, personKey } from '../../src/core/address.ts'
import { createSlackPlatform } from '../../src/platforms/slack/index.ts'
import { manifest } from '../../src/platforms/slack/manifest.ts'
import { backup } from '../../src/storage/backup.ts'
import { openStore, type Store } from '../../src/storage/store.ts'
import type { Seen } from '../support/contract/stage.ts'
import { openServer, platformOn } from '../support/fake-discord/stage.ts'
import { FakeSlack } from '../support/fake-slack/index.ts'
import { Hands } from '../support/fake-slack/people.ts'
import { temporaryFolder } from '../support/folder.ts'
import { MONDAY_8 } from '../support/gym.ts'
import { PROGRAMS } from '../support/programs.ts'
import { populate, quiet, seen, slackOptions } from '../support/slack-stage.ts'
import { waitFor } from '../support/wait-for.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const NINE = MONDAY_8 + HOUR

/** A chat service, with the bot's line to it. */
interface Chat {
  readonly channel: Place
  readonly member: Person
  /** The platform's own clock goes on. */
  pass(ms: number): void
  connect(store: Store): Promise<Platform> | Platform
  see(): Promise<readonly Seen[]>
  press(on: Seen, label: string): Promise<void>
  chatter(): Promise<void>
  close(): Promise<void>
}

const CHATS = {
  async discord(): Promise<Chat> {
    const on = await openServer()
    return {
      channel: on.channel,
      member: on.member,
      pass: ms => on.fake.advance(ms),
      connect: store =>
        platformOn(on, { space: store.space('discord'), personal: who => store.personal('discord', who) }),
      see: () => on.seen(on.member, on.channel),
      press: (message, label) => on.press(on.member, message, label),
      chatter: async () => void on.fake.people.type(on.users.coach, on.text, 'chatter'),
      close: () => on.close(),
    }
  },
  async slack(): Promise<Chat> {
    const slack = await new FakeSlack(manifest(COMMANDS, { name: 'Spotter' })).start()
    const at = populate(slack)
    slack.bySocket()
    const channel = { platform: 'slack', tenant: at.id, channel: 'C1' } as const
    const hands = new Hands(slack, at)
    return {
      channel,
      member: { platform: 'slack', tenant: at.id, id: 'UMEMBER' },
      pass: ms => slack.skip(ms),
      connect: store =>
        createSlackPlatform(
          slackOptions(slack, at, {
            space: name => store.space(name),
            personal: who => store.personal('slack', who),
          }),
        ),
      see: async () => seen(at, 'UMEMBER', channel),
      press: (message, label) => hands.press('UMEMBER', 'C1', message.posted.message, label),
      chatter: async () => void (await hands.type('UCOACH', 'C1', 'chatter')),
      close: () => slack.stop(),
    }
  },
}

/** The whole bot on a file, a week of one group, and the operator who backs it up and puts it back. */
async function open(chat: Chat) {
  const file = `${temporaryFolder()}/spotter.db`
  let clock = Clock.at(MONDAY_8)
  chat.pass(MONDAY_8 - Date.now())
  const start = async () => {
    const store = await openStore({ file })
    const app = new App({
      store,
      programs: PROGRAMS,
      log: quiet,
      now: () => clock.now(),
      paces: {},
    })
    await app.join(await chat.connect(store))
    return app
  }
  let app = await start()
  const { id } = await app.services.store.groups.create(chat.channel, {
    program: 'low-back-strength',
    weekday: 1,
    time: '09:00',
    zone: 'Europe/Berlin',
    nextSlotAt: NINE,
    scheduledBy: personKey(chat.member),
    at: MONDAY_8,
  })
  const prompts = async () => (await chat.see()).filter(({ text }) => /^Week \d+ ·/.test(text))
  return {
    prompts,
    prompt: async (text: RegExp | string) =>
      waitFor(async () => {
        const found = (await prompts()).findLast(one => one.text.search(text) >= 0)
        if (!found) throw new Error(`no prompt says ${text}: ${(await prompts()).map(one => one.text)}`)
        return found
      }, 5000),
    known: async () => (await app.services.store.prompts.of(id, 1))[0],
    async to(instant: number) {
      chat.pass(instant - clock.now())
      await clock.travel(app, instant)
    },
    backUp: () => backup(file, `${file}.copy`),
    async restore(at: number) {
      await app.stop()
      copyFileSync(`${file}.copy`, file)
      for (const left of ['-wal', '-shm']) rmSync(`${file}${left}`, { force: true })
      chat.pass(at - clock.now())
      clock = Clock.at(at)
      app = await start()
      await app.scheduler.beat()
    },
    async close() {
      await app.stop()
      await chat.close()
    },
  }
}

describe.each(Object.entries(CHATS))('in %s, a backup from before the prompt', (_name, chatOf) => {
  test.each([
    ['hours', 3 * HOUR],
    ['days', 3 * DAY],
  ])('that is put back %s later has it go on, thread, buttons and all', async (_when, later) => {
    const chat = await chatOf()
    const bot = await open(chat)
    bot.backUp()
    await bot.to(NINE)
    await chat.press(await bot.prompt('Week 1'), 'I did it all')
    const prompt = await bot.prompt('1 of 1 has finished')
    const before = await bot.known()
    for (let i = 0; i < 20; i++) await chat.chatter()
    await bot.restore(NINE + later)
    await bot.prompt('Nobody has joined yet')
    expect(await bot.prompts()).toHaveLength(1)
    expect(await bot.known()).toMatchObject({ posted: prompt.posted, thread: before?.thread, state: 'sent' })
    // Their records of that week are lost: they just log again.
    await chat.press((await bot.prompts())[0] ?? prompt, 'I did it all')
    await bot.prompt('1 of 1 has finished')
    await bot.to(NINE + 7 * DAY)
    expect((await bot.prompts()).map(({ text }) => text.slice(0, 6))).toEqual(['Week 1', 'Week 2'])
    await bot.close()
  })
})
