import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { literal } from '../../../src/chat/markdown.ts'
import { type PictureRef, say } from '../../../src/chat/message.ts'
import { StorageError } from '../../../src/core/errors.ts'
import { History, type NewEntry } from '../../../src/platforms/web/history.ts'
import { figureRef } from '../../support/figure-ref.ts'
import { child, kill, lock } from '../../support/storage/faults.ts'
import { scratchDir } from '../../support/web-stage.ts'

const dirs: string[] = []
const lockers: ChildProcess[] = []
afterEach(async () => {
  await Promise.all(lockers.splice(0).map(kill))
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

test('a picture is kept for as long as a message shows it, however many come after it', () => {
  const { history } = fresh()
  const picture = figureRef('bridge')
  history.keepPicture('shown', picture)
  const message = { blocks: [{ kind: 'picture', picture, alt: 'Bridge' }] } as const
  const { entry } = history.add(line('', 'shown', { message }))
  history.keepPicture('once shown', figureRef('squat'))
  for (let n = 0; n < 1000; n++) history.add(line('hi', `n${n}`))
  expect([history.picture('shown'), history.picture('once shown')]).toEqual([picture, undefined])
  history.edit(entry.id, say('gone'))
  for (let n = 0; n < 1000; n++) history.add(line('hi', `m${n}`))
  expect(history.picture('shown')).toBeUndefined()
  history.close()
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

/** Has a file all to itself, so that nobody else may even read it. */
const EXCLUSIVE = `const db = new (require('node:sqlite').DatabaseSync)(process.argv[1])
  db.exec('pragma locking_mode = exclusive; begin exclusive; create table x (y); commit')
  console.log('locked'); setInterval(() => db, 1000)`

describe('a file that cannot be used', () => {
  /** What an operator reads. */
  const told = (dir: string) => {
    try {
      new History(dir).close()
      return 'opened'
    } catch (error) {
      return String(error)
    }
  }

  test('because another program has it locked is not to be moved away, and opens as soon as that is done', async () => {
    const { dir, history } = fresh()
    history.close()
    const locker = await child('-e', EXCLUSIVE, join(dir, 'web.db'))
    lockers.push(locker)
    expect(told(dir)).toMatch(
      /web\.db cannot be used\. Another program has locked it\. Wait until that is done/,
    )
    await kill(locker)
    expect(told(dir)).toBe('opened')
  })

  test('because a folder is there is told as one; what is damaged may be moved away', () => {
    const [folder, damaged] = [scratchDir(), scratchDir()]
    dirs.push(folder, damaged)
    mkdirSync(join(folder, 'web.db'))
    expect(told(folder)).toMatch(/web\.db is not a file: there is a folder/)
    writeFileSync(join(damaged, 'web.db'), 'this is no database at all. '.repeat(100))
    expect(told(damaged)).toMatch(
      /It is damaged, or not a database\. Restore a backup, or move the file away/,
    )
  })

  test('for a moment while it is open is told as what it is, so that whoever posts tries again', async () => {
    const { dir, history } = fresh()
    const locker = await lock(join(dir, 'web.db'))
    lockers.push(locker)
    const busy = expect.objectContaining({ reason: 'busy' })
    expect(() => history.add(line('hello', 'a'))).toThrow(StorageError)
    expect(() => history.add(line('hello', 'a'))).toThrow(busy)
    await kill(locker)
    expect(history.add(line('hello', 'a')).isNew).toBe(true)
    history.close()
  })
})

test('a chart of somebody who was forgotten stands nowhere in the file; what others are shown does', () => {
  const { dir, history } = fresh()
  const chart = (name: string): PictureRef => ({
    kind: 'chart',
    name: 'progress',
    chart: {
      kind: 'weeks',
      title: name,
      next: 'next',
      weeks: ['finished'],
      legend: { finished: '', kept: '', started: '', none: '', away: '', excused: '', off: '' },
      lines: [{ name: 'Bridge', amounts: [12], loads: [77_777], says: '77.8 kg' }],
    },
  })
  const shown = (text: string, once: string, onlyFor?: string) => {
    const picture = chart(text)
    history.keepPicture(text, picture)
    history.add({
      ...line('', once, onlyFor ? { onlyFor } : {}),
      message: { blocks: [{ kind: 'picture', picture, alt: 'Weeks' }] },
    })
  }
  shown('weeks-of-ana', 'a', 'ana')
  shown('weeks-of-all', 'b')
  history.forget('ana', 'Ana')
  expect(history.picture('weeks-of-ana')).toBeUndefined()
  expect(history.picture('weeks-of-all')).toEqual(chart('weeks-of-all'))
  history.close()
  const bytes = ['web.db', 'web.db-wal'].filter(name => existsSync(join(dir, name)))
  expect(bytes.map(name => readFileSync(join(dir, name), 'latin1')).join('')).not.toContain('weeks-of-ana')
})
