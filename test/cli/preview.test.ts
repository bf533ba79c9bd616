import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { preview } from '../../src/cli/preview.ts'
import { PROGRAM_TEXT, spoiled } from '../support/program-text.ts'

const folder = mkdtempSync(join(tmpdir(), 'spotter-preview-'))
const file = join(folder, 'hips.yaml')
let page: Awaited<ReturnType<typeof preview>>

beforeAll(async () => {
  writeFileSync(file, PROGRAM_TEXT)
  page = await preview(file)
})
afterAll(async () => {
  await page.close()
  rmSync(folder, { recursive: true })
})

const text = async (path: string) => (await fetch(`${page.url}${path}`)).text()

/** Saves the file, and waits until the page is told. */
async function save(content: string): Promise<void> {
  const changes = await fetch(`${page.url}/changes`)
  const reader = changes.body?.getReader()
  if (!reader) throw new Error('no stream')
  await reader.read()
  writeFileSync(file, content)
  await reader.read()
  await reader.cancel()
}

test('a page shows every figure moving, its card and its words', async () => {
  const html = await text('/')
  expect(html).toContain('src="/loop/bridge"')
  expect(html).toContain('bridge. On your back, knees bent, feet on the floor')
  const loop = new Uint8Array(await (await fetch(`${page.url}/loop/bridge`)).arrayBuffer())
  expect(Buffer.from(loop).subarray(0, 3).toString()).toBe('GIF')
  expect(await text('/card/bridge')).toMatch(/^<svg /)
  for (const path of ['/card/none', '/loop/%']) expect((await fetch(`${page.url}${path}`)).status).toBe(404)
})

test('what is saved is drawn anew; what is wrong is said where, beside what was right last', async () => {
  const before = await text('/card/bridge')
  await save(spoiled(['hip: [0, 30]', 'hip: [0, 34]']))
  const after = await text('/card/bridge')
  expect(after).not.toBe(before)
  await save(spoiled(['hip: [0, 30]', 'hip: [0, 2]']))
  expect(await text('/')).toContain('hips.yaml:57 The hips are in the floor')
  expect(await text('/card/bridge')).toBe(after)
  await save(PROGRAM_TEXT)
  expect(await text('/')).not.toContain('in the floor')
})
