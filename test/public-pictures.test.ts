import { afterEach, beforeEach, expect, test } from 'vitest'
import { memorySpace } from '../src/core/memory-space.ts'
import { createPictures } from '../src/pictures/index.ts'
import { PublicPictures } from '../src/public-pictures.ts'
import { figureRef } from './support/figure-ref.ts'
import { quiet } from './support/slack-stage.ts'

const kept = new Map<string, unknown>()
let served: PublicPictures
let base: string

async function open(drawn = createPictures()) {
  served = new PublicPictures(drawn, 'https://bot.example/', memorySpace(kept), quiet)
  base = `http://127.0.0.1:${await served.listen({ setting: 'PICTURES_PORT', port: 0, host: '127.0.0.1' })}`
}
beforeEach(() => open())
afterEach(() => served.close())

const still = figureRef('bridge')
const moving = { ...still, moves: true }
const get = (address: string | undefined, method = 'GET') =>
  fetch((address ?? '').replace('https://bot.example', base), { method })

test.each([
  ['image/png', still],
  ['image/gif', moving],
])('a figure stands at its address as %s, for ever', async (type, picture) => {
  const address = served.url(picture)
  expect(address).toMatch(/^https:\/\/bot\.example\/pictures\/[\w-]+-[0-9a-f]{8}\.(png|gif)$/)
  const answer = await get(address)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type])
  expect(answer.headers.get('cache-control')).toContain('immutable')
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(Buffer.from(await served.bytes(picture)))
  const head = await get(address, 'HEAD')
  expect([head.status, (await head.arrayBuffer()).byteLength]).toEqual([200, 0])
})

test('it stands there after a restart, before anybody shows it again', async () => {
  const address = served.url(still)
  served.close()
  await open()
  expect((await get(address)).status).toBe(200)
})

test('a chart is somebody’s own, and has no address', () => {
  const chart = { kind: 'chart', name: 'weeks', chart: {} } as unknown as Parameters<PublicPictures['url']>[0]
  expect(served.url(chart)).toBeUndefined()
})

test.each([
  '/',
  '/pictures/',
  '/pictures/none-00000000.png',
  '/pictures/../data',
  '/pictures/%2e%2e/x',
  '/etc/passwd',
])('nothing else stands there: %s', async path => {
  expect((await get(`https://bot.example${path}`)).status).toBe(404)
})

test('what cannot be drawn or asked for is an answer too, and is tried again', async () => {
  served.close()
  const drawn = createPictures()
  let fails = true
  await open({ ...drawn, bytes: picture => (fails ? Promise.reject(new Error('no')) : drawn.bytes(picture)) })
  const address = served.url(still)
  expect((await get(address)).status).toBe(404)
  expect((await get(address, 'POST')).status).toBe(405)
  fails = false
  expect((await get(address)).status).toBe(200)
})
