import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import type { CommandSpec } from '../../../src/chat/command.ts'

const folder = new URL('../../../src/platforms/web/page/', import.meta.url)
const scripts = readdirSync(folder).filter(name => name.endsWith('.js'))

describe('the page’s own files', () => {
  test('are typed through their comments, and the types hold', async () => {
    const tsc = new URL('../../../node_modules/typescript/bin/tsc', import.meta.url).pathname
    const check = promisify(execFile)(process.execPath, [tsc, '-p', folder.pathname])
    await expect(check).resolves.toMatchObject({ stdout: '' })
  })

  test.each(scripts)('%s never turns text into markup, and is short', name => {
    const text = readFileSync(new URL(name, folder), 'utf8')
    expect(text).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function/)
    expect(text.split('\n').length).toBeLessThanOrEqual(251)
  })
})

interface Completion {
  readonly items: readonly { readonly insert: string; readonly label: string; readonly more?: boolean }[]
  readonly eager: boolean
  readonly usage?: { readonly parts: readonly { readonly name: string; readonly current: boolean }[] }
  readonly ask?: { readonly option: string; readonly typed: string; readonly before: string }
}
type Complete = (text: string, commands: readonly CommandSpec[]) => Completion | undefined

const days = ['monday', 'tuesday'].map(value => ({ value, label: value }))
const commands: readonly CommandSpec[] = [
  { name: 'board', summary: 'The board', shows: 'you', options: {} },
  {
    name: 'done',
    summary: 'Log it',
    shows: 'you',
    options: { what: { type: 'text', summary: 'What', rest: true, suggests: true } },
  },
  {
    name: 'schedule',
    summary: 'The week',
    needs: 'manage',
    shows: 'you',
    preset: 'show',
    options: {},
    subs: {
      show: { summary: 'Shows it', shows: 'you', options: {} },
      set: {
        summary: 'Sets it',
        shows: 'you',
        options: {
          day: { type: 'choice', summary: 'The day', required: true, choices: days },
          time: { type: 'text', summary: 'The time', required: true },
          zone: { type: 'text', summary: 'The zone', suggests: true },
          weeks: { type: 'text', summary: 'How many' },
        },
      },
    },
  },
]

describe('completion', async () => {
  const { complete }: { complete: Complete } = await import(new URL('complete.js', folder).href)
  const at = (text: string) => complete(text, commands)
  const inserts = (text: string) => at(text)?.items.map(item => item.insert)
  const current = (text: string) => at(text)?.usage?.parts.find(part => part.current)?.name

  test.each([
    ['/', ['/board', '/done ', '/schedule ']],
    ['/d', ['/done ', '/board', '/schedule ']],
    ['/BOARD', ['/board']],
    ['/xyz', []],
    ['/schedule ', ['/schedule show', '/schedule set ']],
    ['/schedule se', ['/schedule set ']],
    ['/schedule set mon', ['/schedule set day:monday ']],
    ['/schedule set day:', ['/schedule set day:monday ', '/schedule set day:tuesday ']],
    ['/schedule set day:monday z', ['/schedule set day:monday zone:']],
  ])('of %j offers %j', (text, offered) => expect(inserts(text)).toEqual(offered))

  test.each(['hello', 'hello /board', '', '/nothing at all', '/board x', '/schedule nonsense x', '/a\n/b'])(
    'has nothing to say to %j',
    text => expect(at(text)).toBeUndefined(),
  )

  test('leads from one needed option to the next', () => {
    expect(inserts('/schedule set ')?.slice(0, 2)).toEqual([
      '/schedule set day:monday ',
      '/schedule set day:tuesday ',
    ])
    expect(current('/schedule set ')).toBe('day')
    expect(current('/schedule set day:monday ')).toBe('time')
    expect(current('/schedule set monday 18:00 zone:Eu')).toBe('zone')
    expect(at('/schedule set')?.items[0]?.more).toBe(true)
  })

  test('asks the bot about options that it suggests, and keeps what was typed before', () => {
    expect(at('/schedule set monday 18:00 zone:Eu')?.ask).toMatchObject({
      option: 'zone',
      typed: 'Eu',
      before: '/schedule set monday 18:00 zone:',
    })
    expect(at('/done bridges 3x')?.ask).toMatchObject({
      option: 'what',
      typed: 'bridges 3x',
      before: '/done ',
    })
  })

  test('lets Enter send free text, and take a command or a choice', () => {
    expect(at('/do')?.eager).toBe(true)
    expect(at('/schedule set mon')?.eager).toBe(true)
    expect(at('/done bridges')?.eager).toBe(false)
    expect(at('/schedule ')?.eager).toBe(false)
  })
})
