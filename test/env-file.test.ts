import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { readConfig } from '../src/config.ts'
import { SetupError } from '../src/core/errors.ts'
import { loadEnvFile } from '../src/env-file.ts'
import { problemsOfLines } from '../src/env-lines.ts'
import { schema } from '../src/setting-schema.ts'
import { temporaryFolder } from './support/folder.ts'
import { problems } from './support/problems.ts'

const root = temporaryFolder()
const NAMES = Object.keys(schema.shape)
const forget = () => {
  for (const name of NAMES) delete process.env[name]
}
const SET = 'SPOTTER_CONFIG_TEST'
afterEach(() => {
  forget()
  delete process.env[SET]
})

/** What comes of a file of settings beside an environment: the settings, or what is wrong. */
function read(text: string | Buffer, env: Readonly<Record<string, string>> = {}) {
  const file = join(mkdtempSync(join(root, 'env-')), '.env')
  writeFileSync(file, text)
  forget()
  for (const [name, value] of Object.entries(env)) process.env[name] = value
  try {
    const inFile = loadEnvFile(file)
    const { discord, dataDir } = readConfig(process.env, inFile)
    return { token: discord?.token, dataDir }
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    return error.problems.map(problem => problem.replace(file, '.env'))
  }
}

describe('the .env file', () => {
  test('need not be there', () => {
    expect(problems(() => loadEnvFile(join(root, 'nowhere.env')))).toEqual([])
  })

  test('adds to the environment, and what is set already stays', () => {
    const path = join(root, 'some.env')
    writeFileSync(path, `# a comment\n${SET}=from the file\n`)
    loadEnvFile(path)
    expect(process.env[SET]).toBe('from the file')
    writeFileSync(path, `${SET}=another\n`)
    loadEnvFile(path)
    expect(process.env[SET]).toBe('from the file')
  })

  test('that cannot be read is one sentence', () => {
    const path = join(root, 'a-folder.env')
    mkdirSync(path)
    const found = problems(() => loadEnvFile(path))
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(`${path} cannot be read`)
  })
})

describe('a .env file as editors and shells leave it', () => {
  test.each([
    ['with a byte order mark', '\uFEFFDISCORD_TOKEN=a.b.c\n'],
    ['with the ends of lines of Windows', 'DISCORD_TOKEN=a.b.c\r\nPORT=80\r\n'],
    ['with those of an old Mac', 'PORT=80\rDISCORD_TOKEN=a.b.c\r'],
    ['without an end of its last line', 'DISCORD_TOKEN=a.b.c'],
    ['for a shell', '#!/bin/sh\n  export DISCORD_TOKEN = "a.b.c" # mine\n'],
    ['with a space that does not break', 'DISCORD_TOKEN=\u00a0a.b.c\u00a0\n'],
    ['that says the same twice', 'DISCORD_TOKEN=a.b.c\nDISCORD_TOKEN="a.b.c"\n'],
  ])('%s is read as it is meant', (_, text) => {
    expect(read(text)).toMatchObject({ token: 'a.b.c' })
  })

  test.each(['', '  '])('counts where the environment has %j, which counts as not set', blank => {
    expect(read('DISCORD_TOKEN=a.b.c\n', { DISCORD_TOKEN: blank })).toMatchObject({ token: 'a.b.c' })
    expect(read('DISCORD_TOKEN=a.b.c\n', { DISCORD_TOKEN: 'd.e.f' })).toMatchObject({ token: 'd.e.f' })
  })
})

describe('what would be left out of a .env file without a word is a problem', () => {
  const NOTHING = 'sets nothing: a setting is written NAME=value, and a comment begins with #.'
  const TWICE = 'and only the last counts: delete one.'
  test.each([
    ['PORT=80\nDISCORD_TOKEN: a.b.c\n', [`.env: Line 2 ${NOTHING}`]],
    ['DISCORD_TOKEN a.b.c', [`.env: Line 1 ${NOTHING}`]],
    ['DISCORD_TOKEN\n\n=a.b.c', [`.env: Line 1 ${NOTHING}`, `.env: Line 3 ${NOTHING}`]],
    ['SLACK_BOT_TOKEN=\nxoxb-1\n', [`.env: Line 2 ${NOTHING}`]],
    ['{"DISCORD_TOKEN":"a.b.c"}', [`.env: Line 1 ${NOTHING}`]],
    [
      'DISCORD_TOKEN=a.b.c\n# copied\nDISCORD_TOKEN=\n',
      [`.env: DISCORD_TOKEN stands in line 1 and in line 3, ${TWICE}`],
    ],
    ['PORT=80\nPORT=81\n', [`.env: PORT stands in line 1 and in line 2, ${TWICE}`]],
    ['DATA_DIR=./da#ta', ['.env: DATA_DIR in line 1 ends before its #: put the whole value in quotes.']],
    [
      'PORT=80\nDISCORD_TOKEN="a.b.c\nPAGE=true',
      ['.env: DISCORD_TOKEN in line 2 begins with a quote that nothing ends: close it, or take it away.'],
    ],
    [
      'DISCORD_TOKEN="a.b.c\nSLACK_BOT_TOKEN="xoxb-1"\n',
      [
        '.env: DISCORD_TOKEN in line 1 goes on behind the quote that ends it: close each quote where its value ends.',
      ],
    ],
    [
      Buffer.from('\uFEFFDISCORD_TOKEN=a.b.c\n', 'utf16le'),
      ['.env cannot be read: it is not plain text in UTF-8. Save it as that in your editor.'],
    ],
    [
      Buffer.from('DATA_DIR=./dät', 'latin1'),
      ['.env cannot be read: it is not plain text in UTF-8. Save it as that in your editor.'],
    ],
    [
      'PORT=8\u00000',
      ['.env cannot be read: it is not plain text in UTF-8. Save it as that in your editor.'],
    ],
  ])('%j', (text, said) => {
    expect(read(text)).toEqual(said)
  })

  test.each(['.env.txt', 'env', '.ENV.TXT', '.env.env'])('or one that is called %s', name => {
    const folder = mkdtempSync(join(root, 'env-'))
    writeFileSync(join(folder, name), 'DISCORD_TOKEN=a.b.c\n')
    const file = join(folder, '.env')
    const said = `There is no ${file}, but ${name}, which nothing reads: rename it, or move it away.`
    expect(() => loadEnvFile(file)).toThrow(new SetupError([said]))
    writeFileSync(file, 'PORT=80\n')
    expect(loadEnvFile(file)).toEqual(['PORT'])
  })

  test('or one that is a link to nothing', () => {
    const file = join(mkdtempSync(join(root, 'env-')), '.env')
    symlinkSync(join(root, 'not-mounted'), file)
    expect(() => loadEnvFile(file)).toThrow(/is a link to what is not there\. Check that its disk is mounted/)
  })

  test('in a folder that cannot be looked into is none', () => {
    expect(loadEnvFile(join(root, 'nowhere', '.env'))).toEqual([])
  })

  test('whatever it holds otherwise, Node finds in it as many settings as there are lines', () => {
    const value = fc.oneof(
      fc.stringMatching(/^[\w. -]{0,8}$/),
      fc.stringMatching(/^"[\w\n# =']{0,8}"$/),
      fc.stringMatching(/^'[\w\n# ="]{0,8}'$/),
    )
    const line = fc.oneof(
      fc.tuple(fc.constantFrom('', ' ', 'export '), fc.stringMatching(/^[A-Z]{1,3}$/), value),
      fc.constantFrom('', '# a=b', '  #'),
    )
    fc.assert(
      fc.property(fc.array(line), lines => {
        const named = lines.map((one, n) =>
          typeof one === 'string' ? one : `${one[0]}${one[1]}${n}=${one[2]}`,
        )
        expect(problemsOfLines(named.join('\n'))).toEqual([])
        const set = lines.filter(one => typeof one !== 'string')
        expect(Object.keys(parseEnv(named.join('\n')))).toHaveLength(set.length)
      }),
    )
  })
})

describe('a value that came with more than was meant', () => {
  test.each(['a.b.c\n', ' a.b.c\t', '\uFEFFa.b.c'])('at its ends, %j, is read as it is meant', value => {
    expect(read('', { DISCORD_TOKEN: value })).toMatchObject({ token: 'a.b.c' })
  })

  test.each(['"a.b.c"', "'a.b.c'", '“a.b.c”', '`a.b.c`', '‘a.b.c’'])('in quotes, %s, is a problem', value => {
    expect(read('', { DISCORD_TOKEN: value })).toEqual([
      'DISCORD_TOKEN stands in quotes, which count as part of it: take them away. It is set in the environment.',
    ])
    expect(read('', { DATA_DIR: value })).toEqual([expect.stringContaining('DATA_DIR stands in quotes')])
  })

  test.each([
    'Bot a.b.c',
    'a.b.c\u200b',
    'a.b.c;',
    'a.b.c"',
    '$' + '{DISCORD_TOKEN}',
    'a.b.c SLACK_BOT_TOKEN=xoxb-1',
    '<token>',
  ])('within, %j, is a problem', value => {
    expect(read('', { DISCORD_TOKEN: value })).toEqual([
      'DISCORD_TOKEN may hold only letters, digits, dots, - and _: copy it again, whole and alone. It is set in the environment.',
    ])
  })

  test.each([
    ['DISCORD_TOKEN', 'xoxb-1-2-abc', /^DISCORD_TOKEN is a token of Slack/],
    ['DISCORD_TOKEN', 'xapp-1-A-2', /^DISCORD_TOKEN is a token of Slack/],
    ['SLACK_SIGNING_SECRET', 'xapp-1-A-2', /^SLACK_SIGNING_SECRET is a token of Slack/],
    ['SLACK_CLIENT_SECRET', 'xoxp-1', /^SLACK_CLIENT_SECRET is a token of Slack/],
    ['SLACK_BOT_TOKEN', 'MTIz.a.b', /^SLACK_BOT_TOKEN must begin with xoxb-/],
    ['SLACK_BOT_TOKEN', 'xapp-1', /^SLACK_BOT_TOKEN must begin with xoxb-/],
    ['SLACK_APP_TOKEN', 'xoxb-1', /^SLACK_APP_TOKEN must begin with xapp-/],
    ['SLACK_APP_TOKEN', 'xapp-1;', /^SLACK_APP_TOKEN may hold only/],
  ])('or belongs elsewhere: %s=%s', (name, value, said) => {
    expect(read('', { [name]: value })).toContainEqual(expect.stringMatching(said))
  })

  test.each(['~/data', '$HOME/data', '$' + '{HOME}/data', '%APPDATA%\\spotter'])(
    'or is for a shell, as the folder %s',
    folder => {
      for (const name of ['DATA_DIR', 'BACKUP_DIR', 'PROGRAMS_DIR'])
        expect(read('', { [name]: folder })).toEqual([
          `${name} holds ~, $ or %, which only a shell understands: write the whole path. It is set in the environment.`,
        ])
    },
  )

  test.each([
    'file:///srv/data',
    'https://nas.example/data',
    's3://bucket/data',
    'nas:/data',
    'C:\\spotter',
    'd:/spotter',
  ])('or is for something else, as the folder %s', folder => {
    for (const name of ['DATA_DIR', 'BACKUP_DIR', 'PROGRAMS_DIR'])
      expect(read('', { [name]: folder })).toEqual([
        `${name} is an address or a path of another system: write the path of a folder on this machine. It is set in the environment.`,
      ])
  })
})

test('every setting that is one letter off is a problem in .env, and in the environment where it is long enough', () => {
  const silent = NAMES.flatMap(name =>
    [...name].flatMap((letter, at) => {
      const [before, after] = [name.slice(0, at), name.slice(at + 1)]
      const off = [
        before + after,
        `${before}${letter}X${after}`,
        `${before}Q${after}`,
        `${before}${letter}${letter}${after}`,
      ]
      const typed = [
        ...off,
        before + after.slice(0, 1) + letter + after.slice(1),
        name.toLowerCase(),
        `${name} `,
      ]
      return typed.flatMap(wrong => {
        if (NAMES.includes(wrong) || wrong === '') return []
        const said = (inFile: string[]) => {
          try {
            readConfig({ [wrong]: 'x' }, inFile)
            return false
          } catch (error) {
            return (
              error instanceof SetupError &&
              error.problems.some(problem => problem.startsWith(`${wrong} is not`))
            )
          }
        }
        return said([wrong]) && (name.length < 8 || said([])) ? [] : [wrong]
      })
    }),
  )
  expect(silent).toEqual([])
})
