import { spawnSync } from 'node:child_process'
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from './support/folder.ts'

/** What is one of several kinds is listed once: a list, one more on it, and the files that must then say what it is. */
const LISTS: Readonly<
  Record<string, { file: string; list: string; longer: string; refused: readonly string[] }>
> = {
  'a platform': {
    file: 'src/core/address.ts',
    list: "'web'] as const",
    longer: "'web', 'pigeon'] as const",
    refused: ['src/connect.ts', 'src/data.ts', 'src/operate/doctor/platforms.ts', 'src/platforms/paces.ts'],
  },
  'a kind of delivery': {
    file: 'src/storage/schema.ts',
    list: 'export type DeliveryKind =\n',
    longer: "export type DeliveryKind =\n  | 'praise'\n",
    refused: ['src/bot/deliveries/kinds.ts'],
  },
  'a block of a message': {
    file: 'src/chat/message.ts',
    list: 'export type Block =\n',
    longer: "export type Block =\n  | { readonly kind: 'song'; readonly notes: string }\n",
    refused: [
      'src/chat/plain.ts',
      'src/platforms/discord/render.ts',
      'src/platforms/slack/render.ts',
      'src/platforms/web/view.ts',
    ],
  },
  'an effect': {
    file: 'src/chat/exchange.ts',
    list: 'export type Effect =\n',
    longer: "export type Effect =\n  | { readonly kind: 'applaud' }\n",
    refused: ['src/bot/effects.ts'],
  },
}

test('whoever lists one more, and does nothing else, is told by the compiler where it is forgotten', () => {
  const folder = temporaryFolder()
  for (const name of ['src', 'commands', 'package.json'])
    cpSync(name, join(folder, name), { recursive: true })
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  const whole = JSON.parse(readFileSync('tsconfig.json', 'utf8'))
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ ...whole, include: ['src', 'commands'] }))
  const refusals = (): string[] => {
    // Several checkers would each look at what they share.
    const options = ['--noEmit', '--checkers', '1']
    const { stdout } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', ...options], {
      cwd: folder,
      encoding: 'utf8',
    })
    return [...new Set(stdout.split('\n').flatMap(line => /^(\S+?)\(\d+,\d+\): error/.exec(line)?.[1] ?? []))]
  }
  for (const { file, list, longer } of Object.values(LISTS)) {
    const text = readFileSync(file, 'utf8')
    expect(text.split(list)).toHaveLength(2)
    writeFileSync(join(folder, file), text.replace(list, longer))
  }
  // All four at once, for one run takes seconds; no file stands for two of them, so each list has its own.
  const expected = Object.values(LISTS).flatMap(({ refused }) => refused)
  expect(new Set(expected).size).toBe(expected.length)
  expect(refusals().sort()).toEqual(expected.sort())
}, 120_000)
