import { EventEmitter } from 'node:events'
import type { Client } from 'discord.js'
import { expect, test } from 'vitest'
import type { Bot } from '../../../src/chat/platform.ts'
import { watchPlaces } from '../../../src/platforms/discord/places.ts'

const US = '900'
const update = (locked: boolean) => ({
  guild_id: '1',
  parent_id: '2',
  id: '3',
  owner_id: US,
  thread_metadata: { locked },
})

test('a thread that is open again before its lock was looked into is not told as locked', async () => {
  const ws = new EventEmitter()
  const looked = Promise.withResolvers<void>()
  const get = async () => {
    await looked.promise
    throw new Error('nothing can be looked at')
  }
  const client = { ws, user: { id: US }, rest: { get } } as unknown as Client
  const [told, works]: [string[], Promise<void>[]] = [[], []]
  const thread: Bot['thread'] = async (_, state) => void told.push(state)
  watchPlaces(client, { thread } as Bot, work => works.push(work))
  for (const locked of [true, false]) ws.emit('THREAD_UPDATE', update(locked))
  looked.resolve()
  await Promise.all(works)
  expect(told).toEqual(['open'])
  ws.emit('THREAD_UPDATE', update(true))
  await Promise.all(works)
  expect(told).toEqual(['open', 'locked'])
})
