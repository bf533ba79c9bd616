import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DiscordStage, discordStage } from '../../support/fake-discord/stage.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from '../../support/scripted-bot.ts'

let on: DiscordStage
beforeAll(async () => {
  on = await discordStage(new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS))
})
afterAll(() => on?.close())

describe('people in Discord', () => {
  test('have the name that they were last seen with', async () => {
    const fromDiscord = await on.platform.profile({ ...on.member, id: on.users.coach.id }, on.channel)
    expect(fromDiscord).toMatchObject({ name: 'COACH', mayManage: true })
    await on.command(on.member, on.channel, 'echo', 'x')
    on.fake.rest.seen.length = 0
    expect(await on.platform.profile(on.member, on.channel)).toEqual({
      name: 'MEMBER',
      mayManage: false,
      managers: 'server',
      place: 'general',
      found: true,
    })
    expect(on.fake.rest.seen).toEqual([])
  })

  test('who left keep their name, and manage nothing', async () => {
    const gone = on.fake.world.addUser('gone')
    expect(await on.platform.profile({ ...on.member, id: gone.id }, on.channel)).toEqual({
      name: 'GONE',
      mayManage: false,
      managers: 'server',
      place: 'general',
      found: true,
    })
  })

  test('who lost a role lose what it allowed', async () => {
    const member = on.guild.members.get(on.users.coach.id)
    if (!member) throw new Error('no coach')
    const { permissions } = member
    member.permissions = 0n
    on.fake.advance(6 * 60_000)
    expect((await on.platform.profile(on.coach, on.channel)).mayManage).toBe(false)
    member.permissions = permissions
  })
})
