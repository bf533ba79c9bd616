import { rmSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { literal } from '../../../src/chat/markdown.ts'
import { type PictureRef, say } from '../../../src/chat/message.ts'
import { History, type NewEntry } from '../../../src/platforms/web/history.ts'
import { figureRef } from '../../support/figure-ref.ts'
import { scratchDir } from '../../support/web-stage.ts'

const dirs: string[] = []
afterEach(() => {
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true })
})

function fresh(): { dir: string; history: History } {
  const dir = scratchDir()
  dirs.push(dir)
  return { dir, history: new History(dir) }
}

function line(text: string, once: string, more: Partial<NewEntry> = {}): NewEntry {
  return { channel: 'back-club', kind: 'bot', message: say(text), postedAt: 1000, once, ...more }
}

test('what was said is there after the file is opened again', () => {
  const { dir, history } = fresh()
  const { entry } = history.add(line('hello', 'a', { author: 'ana', kind: 'line' }))
  history.openThread(entry.id, 'Week 1')
  history.keepForm('f', {
    person: 'ben',
    channel: 'back-club',
    form: { action: 'a', title: 't', submit: 's', fields: [] },
  })
  history.keepPicture('bridge-1', figureRef('bridge'))
  const before = history.newest('ben')
  history.close()

  const again = new History(dir)
  expect(again.newest('ben')).toEqual(before)
  expect(again.find(entry.id)?.threadTitle).toBe('Week 1')
  expect(again.form('f')?.person).toBe('ben')
  expect(again.picture('bridge-1')).toEqual(figureRef('bridge'))
  expect(again.add(line('hello', 'a')).isNew).toBe(false)
  again.close()
})

test('a picture from before figures were data is said in its words, and its address leads nowhere', () => {
  const { history } = fresh()
  const old = { kind: 'figure', figure: 'bridge' } as unknown as PictureRef
  history.add({
    ...line('', 'a'),
    message: { blocks: [{ kind: 'picture', picture: old, alt: 'Bridge: *how*' }] },
  })
  history.keepPicture('bridge-1', old)
  const [entry] = history.newest('ben')
  expect(entry?.message.blocks).toEqual([{ kind: 'note', text: literal('Bridge: *how*') }])
  expect(history.picture('bridge-1')).toBeUndefined()
  history.close()
})

test('a second process finds what the first had written when it was killed', () => {
  const { dir, history } = fresh()
  history.add(line('hello', 'a'))
  // Not closed: the file is read as a kill would leave it.
  const other = new History(dir)
  expect(other.newest('ben').map(entry => entry.message)).toEqual([say('hello')])
  other.close()
  history.close()
})

test('the same once is kept once, and gives back the first', () => {
  const { history } = fresh()
  const first = history.add(line('one', 'same'))
  const second = history.add(line('two', 'same'))
  expect(second).toEqual({ entry: first.entry, isNew: false })
  expect(history.newest('ben')).toHaveLength(1)
})

test('a private message is for one person, in every way of asking', () => {
  const { history } = fresh()
  history.add(line('secret', 'a', { onlyFor: 'ben' }))
  expect(history.newest('ben')).toHaveLength(1)
  expect(history.since(0, 'ben')).toHaveLength(1)
  expect(history.newest('chloe')).toEqual([])
  expect(history.since(0, 'chloe')).toEqual([])
})

test('an edit comes after everything that came before it', () => {
  const { history } = fresh()
  const { entry } = history.add(line('one', 'a'))
  history.add(line('two', 'b'))
  const seen = history.version()
  const edited = history.edit(entry.id, say('one, better'))
  expect(edited?.version).toBeGreaterThan(seen)
  expect(history.since(seen, 'ben')).toEqual([edited])
  expect(history.newest('ben').map(({ id }) => id)).toEqual([entry.id, '2'])
})

test('what is not there is not found', () => {
  const { history } = fresh()
  expect(history.edit('7', say('x'))).toBeUndefined()
  expect(history.openThread('7', 'x')).toBeUndefined()
  for (const id of ['7', '', '1 OR 1=1', '1e0', '-1', '9'.repeat(40)])
    expect(history.find(id)).toBeUndefined()
})

test('only the newest forms are remembered', () => {
  const { history } = fresh()
  const opened = {
    person: 'ben',
    channel: 'back-club',
    form: { action: 'a', title: 't', submit: 's', fields: [] },
  }
  for (let i = 0; i < 205; i++) history.keepForm(`f${i}`, opened)
  expect(history.form('f0')).toBeUndefined()
  expect(history.form('f204')).toEqual(opened)
})
