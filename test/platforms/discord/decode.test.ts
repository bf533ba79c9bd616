import { type APIInteraction, InteractionType } from 'discord.js'
import { describe, expect, test } from 'vitest'
import { decode, decodeAsking, withoutMention } from '../../../src/platforms/discord/decode.ts'

const user = { id: '7', username: 'ana' }
const inServer = { id: '1', guild_id: '5', channel_id: '9', member: { user } }
const directly = { id: '1', channel_id: '9', user }

describe('what comes with no more of its channel than the id', () => {
  test.each([
    ['in a server', inServer, { platform: 'discord', tenant: 't', channel: '9' }],
    ['directly', directly, { platform: 'discord', tenant: 't', channel: '9', direct: true }],
  ])('is told where it was said: %s', (_, raw, at) => {
    const form = { type: InteractionType.ModalSubmit, data: { custom_id: 'form', components: [] } }
    expect(decode({ ...raw, ...form } as unknown as APIInteraction, 't')).toMatchObject({
      at,
      from: { id: '7' },
    })
    const option = { type: 3, name: 'line', value: 'brid', focused: true }
    const typing = {
      type: InteractionType.ApplicationCommandAutocomplete,
      data: { name: 'done', options: [option] },
    }
    expect(decodeAsking({ ...raw, ...typing } as unknown as APIInteraction, 't')).toMatchObject({
      at,
      typed: 'brid',
    })
  })
})

test.each([
  ['<@1> bridges 12', 'bridges 12'],
  ['bridges<@!1>12', 'bridges 12'],
  ['12 bridges <@&2>', '12 bridges'],
  ['bridges <@3>\n <@&1> 12', 'bridges <@3>\n <@&1> 12'],
])('what mentions the bot is read without the mention: %j', (typed, read) => {
  expect(withoutMention(typed, '1', '2')).toBe(read)
})
