import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'
import { importsOf, type SourceFile, sources } from '../support/imports.ts'
import { isAlone } from '../support/process-wide.ts'
import type { Ran, TestsOfFile } from './host.ts'
import { Host } from './process.ts'

/** What starts processes of its own, or takes longer than what it could tell about one mutant is worth. */
const LEFT_OUT =
  /^test\/(browser|simulation|cli|pictures|support|main|replicas|architecture|deploy|data|docs|lists|readers|fuzz|mutants)|-(faults|peers)\.test\.ts$/

/** The same but for the sources that they are of. */
const OWN_ONLY = /^test\/(operate|bot\/queue|storage\/(sqlite-disk|move|backup|plans))/

const KEPT = 'node_modules/.cache/mutants'

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
  readonly #seen = new Map<string, Seen>()
  /** Each test file with all that it imports, by their paths. */
  readonly #graphs: ReadonlyMap<string, ReadonlySet<string>>
  readonly #sources: readonly SourceFile[]
  readonly #host = new Host('look')
  /** Files are watched one after the other. */
  #watched: Promise<void> = Promise.resolve()

  private constructor(graphs: ReadonlyMap<string, ReadonlySet<string>>, sources: readonly SourceFile[]) {
    this.#graphs = graphs
    this.#sources = sources
  }

  static async open(): Promise<Coverage> {
    const all = (await readdir('test', { recursive: true })).map(name => posix.join('test', name)).sort()
    const tests = all.filter(name => name.endsWith('.test.ts') && !LEFT_OUT.test(name))
    // All tests run in one process, one after the other.
    const files = tests.filter(name => !isAlone(name))
    return new Coverage(new Map(files.map(file => [file, importedBy(file)])), await sources())
  }

  /** Ends what was begun for it. */
  close(): void {
    this.#host.stop()
  }

  /**
   * The test files that import a source, the nearest first: the one that mirrors it, those beside that one, all others;
   * and of these, those that it takes fewest imports from.
   *
   * @param all with those, too, that take long and are of other sources
   */
  near(path: string, all = false): string[] {
    const own = path.replace(/^src\//, 'test/').replace(/\.ts$/, '')
    const isFor = (file: string) => all || file.startsWith(own) || !OWN_ONLY.test(file)
    const shared = (file: string) => {
      let same = 0
      while (same < own.length && file[same] === own[same]) same++
      if (same === own.length) return file.startsWith(`${own}.test`) ? Number.POSITIVE_INFINITY : same
      return own.slice(0, same).split('/').length
    }
    // What a file imports stands in the order in which it is come upon.
    const away = (graph: ReadonlySet<string>) => [...graph].indexOf(path)
    const rank = [...this.#graphs].filter(([file, graph]) => graph.has(path) && isFor(file))
    rank.sort(([a, of], [b, other]) => shared(b) - shared(a) || away(of) - away(other))
    return rank.map(([file]) => file)
  }

  /**
   * The tests of some files that run the function at this place, those that run least besides first, with how many
   * milliseconds they took. A file without functions is only read: those of its readers count for it, or of theirs; and
   * for what runs as a file is read, all of a file of tests that is asked for alone, since it is the nearest.
   */
  async testsOf(
    path: string,
    within: number,
    files: readonly string[],
  ): Promise<{ tests: TestsOfFile[]; took: number }> {
    await this.#watch(files)
    const ran = files.flatMap(file => this.#seen.get(file)?.ran ?? [])
    const running = (isMeant: (path: string, start: number) => boolean) =>
      ran.filter(test =>
        test.functions.some(name => {
          const colon = name.lastIndexOf(':')
          return isMeant(name.slice(0, colon), Number(name.slice(colon + 1)))
        }),
      )
    let all = running((where, start) => where === path && (within === 0 || start === within))
    const readers = new Set([path])
    for (let before = 0; within === 0 && all.length === 0 && readers.size > before; ) {
      before = readers.size
      for (const one of [...readers]) for (const reader of this.#readersOf(one)) readers.add(reader)
      all = running(where => readers.has(where))
    }
    if (within === 0 && files.length === 1) all = [...ran]
    all.sort((a, b) => a.functions.length - b.functions.length)
    const took = all.reduce((sum, test) => sum + test.took, 0)
    const tests = [...Map.groupBy(all, test => test.file)].map(([file, of]) => {
      const seen = this.#seen.get(file)
      return { file, ids: (seen?.whole ? seen.ran : of).map(one => one.id) }
    })
    return { tests, took }
  }

  /** Sees what these files' tests run, if that is not known yet: all at once, and one by one where that hangs. */
  #watch(files: readonly string[]): Promise<void> {
    const watch = async (some: readonly string[]) => {
      const fresh = some.filter(file => !this.#known(file))
      if (fresh.length === 0) return
      const outcome = await this.#host.run({ kind: 'look', files: fresh }, 5 * 60_000)
      if (outcome?.failed) console.log(`Fails without a mutant, and is left out: ${outcome.failed.what}`)
      if (!outcome && fresh.length > 1) for (const file of fresh) await watch([file])
      else if (!outcome) console.log(`Hangs when its functions are watched, and is left out: ${fresh[0]}`)
      for (const file of fresh) {
        const ran = outcome?.ran.filter(test => test.file === file) ?? []
        if (!this.#seen.has(file)) this.#keep(file, { mark: this.#markOf(file), ran, alone: [] })
      }
    }
    this.#watched = this.#watched.then(() => watch(files))
    return this.#watched
  }

  #known(file: string): boolean {
    if (this.#seen.has(file)) return true
    const kept = keptOf(file)
    if (kept?.mark !== this.#markOf(file)) return false
    this.#seen.set(file, kept)
    return true
  }

  #keep(file: string, seen: Seen): void {
    this.#seen.set(file, seen)
    mkdirSync(KEPT, { recursive: true })
    writeFileSync(pathOf(file), JSON.stringify(seen))
  }

  #markOf(file: string): string {
    return hashOf([...(this.#graphs.get(file) ?? [])].map(path => [path, read(path).hash]))
  }

  #readersOf(path: string): string[] {
    const reads = ({ path: reader, text }: SourceFile) =>
      importsOf(text).some(to => to.startsWith('.') && posix.join(dirname(reader), to) === path)
    return this.#sources.filter(reads).map(one => one.path)
  }

  /**
   * What to run without a mutant before a test is believed that failed with one; undefined once that held.
   *
   * @param anew to run it although it held
   */
  doubtOf({ file = '', id = '' }: { file?: string; id?: string }, anew: boolean): TestsOfFile | undefined {
    const seen = this.#seen.get(file)
    if (!seen || (!anew && seen.alone.includes(seen.whole ? 'whole' : id))) return undefined
    return { file, ids: seen.whole ? seen.ran.map(test => test.id) : [id] }
  }

  /** Keeps whether that held. A test that needs what others leave runs with its whole file; a flaky file not at all. */
  settle({ file = '', id = '' }: { file?: string; id?: string }, held: boolean): void {
    const seen = this.#seen.get(file)
    if (!seen) return
    if (held) seen.alone.push(seen.whole ? 'whole' : id)
    else if (seen.whole) seen.ran = []
    else seen.whole = true
    this.#keep(file, seen)
  }
}

function keptOf(file: string): Seen | undefined {
  try {
    return JSON.parse(readFileSync(pathOf(file), 'utf8'))
  } catch {
    return undefined
  }
}

function pathOf(file: string): string {
  return join(KEPT, `${file.replaceAll('/', '-')}.json`)
}

/** A file and all that it imports, by their paths. */
function importedBy(file: string): Set<string> {
  const paths = new Set([file])
  for (const path of paths) for (const to of read(path).imports) paths.add(to)
  return paths
}

interface Read {
  readonly hash: string
  /** The paths of what it imports. */
  readonly imports: readonly string[]
}

const reads = new Map<string, Read>()

/** Reads a file once, whoever imports it. */
function read(path: string): Read {
  const known = reads.get(path)
  if (known) return known
  const text = readFileSync(path, 'utf8')
  const imports = importsOf(text)
    .filter(one => one.startsWith('.') && one.endsWith('.ts'))
    .map(one => join(dirname(path), one))
  const fresh = { hash: hashOf(text), imports }
  reads.set(path, fresh)
  return fresh
}

function hashOf(what: unknown): string {
  return createHash('sha256').update(JSON.stringify(what)).digest('hex')
}
