import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'
import { importsOf, type SourceFile, sources } from '../support/imports.ts'
import type { Ran, TestsOfFile } from './host.ts'
import { Host } from './process.ts'

/** What starts processes of its own, or takes longer than what it could tell about one mutant is worth. */
const LEFT_OUT =
  /^test\/(browser|simulation|cli|pictures|support|main|replicas|architecture)|-(faults|peers)\.test\.ts$/

const KEPT = 'node_modules/.cache/spotter-mutants.json'

interface Seen {
  readonly mark: string
  ran: readonly Ran[]
  /** The tests that were seen to hold by themselves, by their ids; `whole` if all of them together do. */
  readonly alone: string[]
  /** Some test of it needs what another has left. */
  whole?: boolean
}

/** Which tests run which functions. What was seen is kept for as long as nothing that a test file imports changes. */
export class Coverage {
  readonly #seen: Readonly<Record<string, Seen>>
  readonly #files: readonly string[]
  readonly #sources: readonly SourceFile[]

  private constructor(
    seen: Readonly<Record<string, Seen>>,
    files: readonly string[],
    sources: readonly SourceFile[],
  ) {
    this.#seen = seen
    this.#files = files
    this.#sources = sources
  }

  /** @param paths the sources whose tests are looked for */
  static async look(paths: ReadonlySet<string>): Promise<Coverage> {
    const all = (await readdir('test', { recursive: true })).map(name => posix.join('test', name)).sort()
    const graphs = new Map(
      all
        .filter(name => name.endsWith('.test.ts') && !LEFT_OUT.test(name))
        .map(name => [name, importedBy(name)]),
    )
    const files = [...graphs.keys()].filter(file =>
      [...(graphs.get(file)?.keys() ?? [])].some(one => paths.has(one)),
    )
    const seen = kept()
    const marks = new Map(files.map(file => [file, markOf(graphs.get(file) ?? new Map())]))
    const fresh = files.filter(file => seen[file]?.mark !== marks.get(file))
    if (fresh.length > 0) {
      console.log(`Looking which functions the tests of ${fresh.length} files run …`)
      for (const [file, ran] of await watched(fresh))
        seen[file] = { mark: marks.get(file) ?? '', ran, alone: [] }
    }
    const coverage = new Coverage(seen, files, await sources())
    coverage.keep()
    return coverage
  }

  /** Writes down what is known. */
  keep(): void {
    mkdirSync(dirname(KEPT), { recursive: true })
    writeFileSync(KEPT, JSON.stringify(this.#seen))
  }

  /**
   * The tests that run the function at this place, those of the file's own first and then those that run least besides:
   * as many as took so many milliseconds. A file without functions is only read: those of its readers count for it.
   */
  testsOf(path: string, within: number, most: number): { tests: TestsOfFile[]; took: number } {
    const own = path.replace(/^src\//, 'test/').replace(/\.ts$/, '.test.ts')
    const ran = this.#files.flatMap(file => this.#seen[file]?.ran ?? [])
    const running = (isMeant: (path: string, start: number) => boolean) =>
      ran.filter(test =>
        test.functions.some(name => {
          const colon = name.lastIndexOf(':')
          return isMeant(name.slice(0, colon), Number(name.slice(colon + 1)))
        }),
      )
    let all = running((where, start) => where === path && (within === 0 || start === within))
    if (all.length === 0 && within === 0) {
      const readers = this.#readersOf(path)
      all = running(where => readers.includes(where))
    }
    all.sort(
      (a, b) => Number(b.file === own) - Number(a.file === own) || a.functions.length - b.functions.length,
    )
    let took = 0
    const some = all.filter(test => {
      const fits = took === 0 || took + test.took <= most
      if (fits) took += test.took
      return fits
    })
    const tests = [...Map.groupBy(some, test => test.file)].map(([file, of]) => {
      const seen = this.#seen[file]
      return { file, ids: (seen?.whole ? seen.ran : of).map(one => one.id) }
    })
    return { tests, took }
  }

  #readersOf(path: string): string[] {
    const reads = ({ path: reader, text }: SourceFile) =>
      importsOf(text).some(to => to.startsWith('.') && posix.join(dirname(reader), to) === path)
    return this.#sources.filter(reads).map(one => one.path)
  }

  /** What to run without a mutant before a test is believed that failed with one; undefined once that held. */
  doubtOf({ file = '', id = '' }: { file?: string; id?: string }): TestsOfFile | undefined {
    const seen = this.#seen[file]
    if (!seen || seen.alone.includes(seen.whole ? 'whole' : id)) return undefined
    return { file, ids: seen.whole ? seen.ran.map(test => test.id) : [id] }
  }

  /** Keeps whether that held. A test that needs what others leave runs with its whole file; a flaky file not at all. */
  settle({ file = '', id = '' }: { file?: string; id?: string }, held: boolean): void {
    const seen = this.#seen[file]
    if (!seen) return
    if (held) seen.alone.push(seen.whole ? 'whole' : id)
    else if (seen.whole) seen.ran = []
    else seen.whole = true
  }
}

/** What each file's tests ran: a few files at a time, and one by one where that leads nowhere. */
async function watched(files: readonly string[]): Promise<Map<string, readonly Ran[]>> {
  const found = new Map<string, readonly Ran[]>()
  const waiting = Array.from({ length: Math.ceil(files.length / 6) }, (_, n) => files.slice(6 * n, 6 * n + 6))
  const work = async () => {
    const host = new Host('look')
    for (let some = waiting.shift(); some; some = waiting.shift()) {
      const outcome = await host.run({ kind: 'look', files: some }, 5 * 60_000)
      if (outcome?.failed) console.log(`Fails without a mutant, and is left out: ${outcome.failed.what}`)
      if (!outcome && some.length > 1) waiting.push(...some.map(file => [file]))
      else if (!outcome) console.log(`Hangs when its functions are watched, and is left out: ${some[0]}`)
      else
        for (const file of some)
          found.set(
            file,
            outcome.ran.filter(test => test.file === file),
          )
    }
    host.stop()
  }
  await Promise.all([work(), work()])
  return found
}

function kept(): Record<string, Seen> {
  try {
    return JSON.parse(readFileSync(KEPT, 'utf8'))
  } catch {
    return {}
  }
}

/** The texts of a file and of all that it imports, by their paths. */
function importedBy(file: string): Map<string, string> {
  const texts = new Map([[file, '']])
  for (const path of texts.keys()) {
    const text = readFileSync(path, 'utf8')
    texts.set(path, text)
    for (const to of importsOf(text).filter(one => one.startsWith('.') && one.endsWith('.ts'))) {
      const target = join(dirname(path), to)
      if (!texts.has(target)) texts.set(target, '')
    }
  }
  return texts
}

function markOf(texts: ReadonlyMap<string, string>): string {
  return createHash('sha256')
    .update(JSON.stringify([...texts]))
    .digest('hex')
}
