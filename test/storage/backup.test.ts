import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { leave } from '../../src/bot/leaving.ts'
import { personKey } from '../../src/core/address.ts'
import { SetupError } from '../../src/core/errors.ts'
import { backup, forgetIn } from '../../src/storage/backup.ts'
import { rotate } from '../../src/storage/rotation.ts'
import { openStore } from '../../src/storage/store.ts'
import { CHILD_ENV } from '../support/child-env.ts'
import { temporaryFolder } from '../support/folder.ts'
import { CHANNEL, Gym } from '../support/gym.ts'
import { fill } from '../support/storage/fill.ts'
import { FIRST, NINE, person } from '../support/storage/things.ts'

const SOURCE = join(import.meta.dirname, '../../src')

async function filled(groups = 3): Promise<{ source: string; folder: string }> {
  const folder = temporaryFolder()
  const source = join(folder, 'spotter.db')
  const store = await openStore({ file: source })
  await fill(store, groups)
  await store.close()
  return { source, folder }
}

function content(file: string): unknown {
  const db = new DatabaseSync(file, { readOnly: true })
  try {
    const tables = ['groups', 'group_places', 'members', 'deliveries', 'completions', 'check_ins', 'state']
    return tables.map(table => db.prepare(`select * from ${table} order by 1, 2`).all())
  } finally {
    db.close()
  }
}

function refusal(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof SetupError) return error.message
    throw error
  }
  throw new Error('no SetupError')
}

test('a backup holds everything, opens as a database, and is for its owner only', async () => {
  const { source, folder } = await filled()
  const target = join(folder, 'copy.db')
  expect(backup(source, target)).toEqual({ file: target, bytes: statSync(target).size })
  expect(content(target)).toEqual(content(source))
  expect(statSync(target).mode & 0o777).toBe(0o600)
  const store = await openStore({ file: target })
  expect(await store.groups.due(NINE, 10)).toHaveLength(3)
  await store.close()
  expect(readdirSync(folder).filter(name => name.includes('partial'))).toEqual([])
})

test('a backup of a file that is being written is one moment of it, and stops nobody', {
  timeout: 120_000,
}, async () => {
  const { source, folder } = await filled()
  const script = join(import.meta.dirname, '../support/storage/writer.ts')
  const writer = spawn(process.execPath, [script, source], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void writer.kill('SIGKILL'))
  let said = ''
  writer.stdout.on('data', chunk => {
    said += chunk
  })
  for (let nth = 0; nth < 5; nth++) {
    const before = said.length
    await expect.poll(() => said.length, { timeout: 60_000 }).toBeGreaterThan(before + 500)
    const acknowledged = said.slice(0, said.lastIndexOf('\n')).split('\n')
    const target = join(folder, `copy-${nth}.db`)
    backup(source, target)
    // What it would write meanwhile is looked at by nobody.
    writer.kill('SIGSTOP')
    const db = new DatabaseSync(target, { readOnly: true })
    const rows = (sql: string, ...values: string[]) => db.prepare(sql).all(...values).length
    for (const line of acknowledged) {
      const [kind, id = '', round = ''] = line.split(' ')
      const found =
        kind === 'claimed'
          ? rows('select 1 from deliveries where group_id = ?', id)
          : rows('select 1 from completions where member_id = ? and round = cast(? as integer)', id, round)
      expect([line, found]).toEqual([line, 1])
    }
    // Whatever was half done at that moment is not in it.
    expect(
      rows(
        `select 1 from groups where next_slot_at = ${NINE + 1} and id not in (select group_id from deliveries)`,
      ),
    ).toBe(0)
    db.close()
    writer.kill('SIGCONT')
  }
  writer.kill('SIGKILL')
  await once(writer, 'close')
})

test('a backup overwrites nothing', async () => {
  const { source, folder } = await filled()
  const target = join(folder, 'letter.txt')
  writeFileSync(target, 'dear')
  expect(refusal(() => backup(source, target))).toBe(
    `${target} exists already, and is left as it is. Name another file.`,
  )
  expect(refusal(() => backup(source, source))).toContain('exists already')
  expect(readFileSync(target, 'utf8')).toBe('dear')
})

test('what cannot be copied or written is said, and leaves no file', async () => {
  const { source, folder } = await filled()
  const other = join(folder, 'other.db')
  new DatabaseSync(other).exec('create table t (x)')
  const damaged = join(folder, 'damaged.db')
  const bytes = readFileSync(source)
  bytes.fill(0x5a, 3 * 4096, bytes.length - 4096)
  writeFileSync(damaged, bytes)
  const target = join(folder, 'copy.db')
  expect(refusal(() => backup(join(folder, 'none.db'), target))).toContain('There is no database file')
  expect(refusal(() => backup(other, target))).toContain('It is damaged, or not a database')
  expect(refusal(() => backup(damaged, target))).toContain('It is damaged, or not a database')
  const torn = new DatabaseSync((await filled()).source, { enableForeignKeyConstraints: false })
  torn.exec(`update check_ins set member_id = 'nobody' where id = (select min(id) from check_ins)`)
  expect(torn.prepare('pragma foreign_key_check').all()).toHaveLength(1)
  const location = torn.location() ?? ''
  torn.close()
  expect(refusal(() => backup(location, target))).toContain('It is damaged, or not a database')
  expect(refusal(() => backup(source, join(folder, 'none', 'copy.db')))).toBe(
    `The backup ${join(folder, 'none', 'copy.db')} cannot be written. Its folder is not there.`,
  )
  expect(readdirSync(folder).filter(name => name.startsWith('copy'))).toEqual([])
})

test('the command copies what DATA_DIR names, says the size, and exits with 1 when it cannot', async () => {
  const { source, folder } = await filled()
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(SOURCE, 'cli/backup.ts'), ...args], {
      cwd: folder,
      env: { ...CHILD_ENV, DATA_DIR: dirname(source) },
      encoding: 'utf8',
    })
  const good = run('monday.db')
  expect(good).toMatchObject({ status: 0, stderr: '' })
  expect(good.stdout).toMatch(/^monday\.db: \d+ kB, checked\.\n/)
  expect(existsSync(join(folder, 'monday.db'))).toBe(true)
  expect(run('monday.db')).toMatchObject({
    status: 1,
    stdout: '',
    stderr: expect.stringMatching(/^monday.db exists already[^\n]*\n$/),
  })
  expect(run()).toMatchObject({ status: 1, stderr: expect.stringMatching(/^Usage: npm run backup/) })
})

test('of rotated backups the newest stay, and every other file in their folder', async () => {
  const { source, folder } = await filled()
  const backups = join(folder, 'backups')
  mkdirSync(backups)
  const others = ['spotter.db', 'spotter-monday.db', 'spotter-20260101T000000000Z.db.old', 'x.txt']
  for (const name of others) writeFileSync(join(backups, name), 'mine')
  const at = (day: number) => Date.UTC(2026, 10, day)
  const ours = () => readdirSync(backups).filter(name => !others.includes(name))
  const name = (day: number) => `spotter-202611${String(day).padStart(2, '0')}T000000000Z.db`
  for (const day of [9, 10, 11]) expect(rotate(source, backups, 3, at(day)).gone).toEqual([])
  expect(content(join(backups, name(9)))).toEqual(content(source))
  expect(rotate(source, backups, 3, at(12)).gone).toEqual([name(9)])
  // One that cannot be made deletes none.
  expect(refusal(() => rotate(join(folder, 'none.db'), backups, 1, at(13)))).toContain('There is no database')
  expect(ours()).toEqual([10, 11, 12].map(name))
  // The clock was ahead before: the one made just now stays all the same.
  expect(rotate(source, backups, 1, at(8)).gone).toEqual([10, 11, 12].map(name))
  expect(ours()).toEqual([name(8)])
  for (const file of others) expect(readFileSync(join(backups, file), 'utf8')).toBe('mine')
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(SOURCE, 'cli/backup.ts'), ...args], {
      cwd: folder,
      env: { ...CHILD_ENV, DATA_DIR: dirname(source) },
      encoding: 'utf8',
    })
  const good = run('--keep', '1', 'backups')
  expect(good).toMatchObject({ status: 0, stderr: '' })
  expect(good.stdout).toContain(`${name(8)}: deleted, 1 newer one stays.`)
  for (const args of [['--keep'], ['--keep', '0', 'backups'], ['--keep', '-1', 'backups'], ['--keep', '2']])
    expect(run(...args)).toMatchObject({ status: 1, stderr: expect.stringMatching(/^Usage: npm run backup/) })
  expect(ours()).toHaveLength(1)
})

test('the command deletes a person from copies, every byte of them, and nobody else', async () => {
  const { source, folder } = await filled()
  const live = await openStore({ file: source })
  const ann = person('U-ann-of-the-hills')
  const [group] = await live.groups.due(NINE, 1)
  const member = await live.members.join(group?.id ?? '', ann, NINE)
  await live.checkIns.add({ memberId: member.id, week: FIRST, moment: 'before', answer: 'flag', at: NINE })
  await live.space('people').set(personKey(ann), { name: 'Ann Hillary', at: NINE })
  await live.close()
  const others = ['monday.db', 'tuesday.db'].map(name => backup(source, join(folder, name)).file)
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(SOURCE, 'cli/backup.ts'), 'forget', ...args], {
      cwd: folder,
      env: { ...CHILD_ENV },
      encoding: 'utf8',
    })
  const key = personKey(ann)
  const forgot = run(key, 'monday.db', 'tuesday.db')
  expect(forgot).toMatchObject({ status: 0, stderr: '' })
  expect(forgot.stdout).toBe(
    `monday.db: nothing of ${key} is in it any more.\ntuesday.db: nothing of ${key} is in it any more.\n`,
  )
  expect(await forgetIn(others[0] ?? '', ann, leave)).toBe(false)
  for (const file of others) {
    const bytes = readFileSync(file)
    for (const trace of ['U-ann-of-the-hills', 'Ann Hillary', member.id])
      expect(bytes.includes(trace)).toBe(false)
    expect(existsSync(`${file}-wal`)).toBe(false)
    const store = await openStore({ file })
    const left = await store.memberWeeks.counting(group?.id ?? '', FIRST, 1, { limit: 9, offset: 0 })
    expect(left).toHaveLength(3)
    await store.close()
  }
  await expect(forgetIn(join(folder, 'none.db'), ann, leave)).rejects.toThrow('There is no database file')
  expect(run('ann', 'monday.db')).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^Usage: npm run backup/),
  })
})

test('who is forgotten in a copy is not counted in its open weeks any more, and the others are', async () => {
  const { source, folder } = { source: join(temporaryFolder(), 'spotter.db'), folder: temporaryFolder() }
  const gym = await Gym.open({ store: await openStore({ file: source }) })
  await gym.firstPrompt()
  await gym.command('Cleo', '/done 1 round')
  await gym.command('Ben', '/done all')
  await gym.travel(gym.clock.now() + 7 * 24 * 3600_000)
  const copy = join(folder, 'copy.db')
  backup(source, copy)
  await gym.close()
  expect(await forgetIn(copy, gym.person('Ben'), leave)).toBe(true)
  const store = await openStore({ file: copy })
  const group = (await store.groups.at(CHANNEL))?.id ?? ''
  expect(await store.weeks.find(group, 1)).toMatchObject({ joined: 1, kept: 1, finished: 0 })
  expect(await store.weeks.find(group, 2)).toMatchObject({ joined: 1, kept: 0, finished: 0 })
  await store.close()
})
