import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { programTask } from '../../src/cli/program-task.ts'
import { UNPRINTABLE } from '../support/hostile-names.ts'
import { spoiled } from '../support/program-text.ts'

const folder = mkdtempSync(join(tmpdir(), 'spotter-cli-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

interface Ran {
  readonly code: number | null
  readonly out: string[]
  readonly err: string
}

/** What the command printed and ended with, the same wherever the folder is. */
function ran(code: number | null, out: string, err: string): Ran {
  expect(out + err).not.toMatch(/^\s+at /m)
  return { code, out: out.replaceAll(folder, '.').split('\n').filter(Boolean), err }
}

/** Runs the command as `npm run program -- ...` does. */
function start(...args: string[]): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/program.ts', ...args], {
    encoding: 'utf8',
    // What goes on until somebody ends it would be waited for.
    timeout: 50_000,
  })
  return ran(status, stdout, stderr)
}

/** Does what the command does, in this process. */
async function run(...args: string[]): Promise<Ran> {
  const [out, err] = [vi.spyOn(console, 'log'), vi.spyOn(console, 'error')]
  for (const print of [out, err]) print.mockImplementation(() => {})
  try {
    const code = await programTask(args)
    const printed = ({ mock }: typeof out) => mock.calls.map(words => `${words.join(' ')}\n`).join('')
    return ran(code, printed(out), printed(err))
  } finally {
    for (const print of [out, err]) print.mockRestore()
  }
}

describe('npm run program -- check', () => {
  test('says ok, file by file, when all is well', () => {
    expect(start('check', 'programs/low-back-strength.yaml', 'programs/back-mobility.yaml')).toEqual({
      code: 0,
      out: [
        'programs/low-back-strength.yaml: ok, 3 exercises, 4 weeks',
        'programs/back-mobility.yaml: ok, 5 exercises, 1 week',
      ],
      err: '',
    })
  })

  test('tells all problems of all files, and fails', () => {
    const a = file('a.yaml', spoiled(['kind: strength', 'kind: strenght'], ['minutes: 10', 'minutes: ten']))
    const b = file('b.yaml', spoiled(['figure: bridge', 'figure: bride']))
    const c = file('c.yaml', spoiled())
    expect(start('check', a, b, c)).toEqual({
      code: 1,
      out: [
        './a.yaml:6:1 `kind` is `strenght`, which it cannot be — did you mean `strength`?',
        './a.yaml:8:1 `minutes` should be a whole number, but is the text `ten` — write a whole number, without quotes or a unit',
        './b.yaml:16:5 There is no figure `bride` in the file — did you mean `bridge`?',
        './c.yaml: ok, 2 exercises, 2 weeks',
      ],
      err: '',
    })
  })

  test('colours and moves nothing on the terminal, whatever stands in a file', async () => {
    const odd = file(
      'odd.yaml',
      spoiled(
        ['figure: bridge', 'figure: arch'],
        ['  bridge:\n', '  "bri\\u001b[31m\\u009b2J\\u202edge":\n'],
      ),
    )
    const { out } = await run('check', odd)
    expect(out.join('\n')).toMatch(/There is no figure `arch`.*use one of: bri/)
    for (const line of out) expect(line).not.toMatch(UNPRINTABLE)
  })

  test('knows the programs beside a file, without checking them', async () => {
    file('rest.yaml', spoiled(['id: hips-first', 'id: rest'], ['kind: strength', 'kind: gentle']))
    const leads = file(
      'leads.yaml',
      spoiled(['id: hips-first', 'id: leads'], ['kind: strength', 'kind: strength\nsore: rest']),
    )
    expect(await run('check', leads)).toMatchObject({
      code: 0,
      out: ['./leads.yaml: ok, 2 exercises, 2 weeks'],
    })
    const strays = file(
      'strays.yaml',
      spoiled(['id: hips-first', 'id: strays'], ['kind: strength', 'kind: strength\nsore: rast']),
    )
    expect(await run('check', strays)).toMatchObject({
      code: 1,
      out: ['./strays.yaml:7:1 `sore` names `rast`, and there is no such program — name a gentle one: rest'],
    })
  })

  test.each<[string, () => string, string]>([
    [
      'there is no such file',
      () => join(folder, 'none.yaml'),
      './none.yaml: There is no such file — check its name',
    ],
    ['it is a folder', () => folder, '.: This is a folder — name the program files in it'],
    [
      'it is not UTF-8',
      () => file('latin.yaml', Uint8Array.of(0x6e, 0xe9, 0x0a)),
      './latin.yaml: The file is not UTF-8 text — save it again as UTF-8',
    ],
    [
      'it is huge',
      () => file('huge.yaml', '#'.repeat(100_001)),
      './huge.yaml: The file is larger than 100 kB — shorten it',
    ],
  ])('says when %s', async (_why, path, line) => {
    expect(await run('check', path())).toEqual({ code: 1, out: [line], err: '' })
  })

  test('asks for a file when none is named', async () => {
    const { code, err } = await run('check')
    expect(code).toBe(1)
    expect(err).toContain('Which file?')
  })
})

describe('npm run program', () => {
  test.each([[], ['chekc', 'programs/back-mobility.yaml'], ['schema', 'a', 'b']])(
    'explains itself when it gets %j',
    async (...args) => {
      const { code, err } = await run(...args)
      expect(code).toBe(1)
      expect(err).toContain('npm run program -- check FILE...')
    },
  )

  test('shows no figures of a file that is not there, nor of a folder', { timeout: 120_000 }, async () => {
    for (const [path, said] of [
      ['nowhere/a.yaml', /^nowhere\/a\.yaml: There is no such file/],
      ['programs', /^programs: This is a folder/],
    ] as const)
      expect(await run('preview', path)).toEqual({ code: 1, out: [expect.stringMatching(said)], err: '' })
  })

  test('says why it cannot write a sheet', { timeout: 120_000 }, async () => {
    const { code, err } = await run('sheet', 'nowhere/x.png', 'programs/back-mobility.yaml')
    expect({ code, err }).toEqual({
      code: 1,
      err: expect.stringMatching(/^Could not write nowhere\/x\.png: ENOENT/),
    })
  })

  test('says why it cannot write the schema', async () => {
    const { code, err } = await run('schema', join(folder, 'no', 'schema.json'))
    expect(code).toBe(1)
    expect(err).toMatch(/^Could not write .*ENOENT/)
  })

  test('writes the schema, with a description of every field', async () => {
    const path = join(folder, 'schema.json')
    expect((await run('schema', path)).code).toBe(0)
    const schema = JSON.parse(readFileSync(path, 'utf8'))
    const fields = [schema, schema.properties.exercises.items, schema.properties.weeks.items].flatMap(each =>
      Object.entries<{ description?: string }>(each.properties),
    )
    expect(fields.filter(([, field]) => !field.description)).toEqual([])
    expect(fields.length).toBeGreaterThan(30)
  })
})
