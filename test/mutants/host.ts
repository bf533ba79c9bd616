import { readFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { BaseSequencer, createVitest, type TestRunResult, type TestSpecification } from 'vitest/node'
import { probed } from './syntax.ts'

/**
 * A process that keeps one vitest warm and runs what it is asked to: the texts of all other files stay transformed, and
 * all tests of one run share their imports. Its parent ends it when a mutant makes it hang.
 */
export type Job =
  /** Runs whole files of tests and tells which functions each test ran. */
  | { readonly kind: 'look'; readonly files: readonly string[] }
  /** Runs some tests, in this order, with one file's text replaced, until one fails. */
  | {
      readonly kind: 'try'
      readonly path: string
      readonly text: string
      readonly tests: readonly TestsOfFile[]
    }

export interface TestsOfFile {
  readonly file: string
  /** All of them, if left out. */
  readonly ids?: readonly string[]
}

export interface Ran {
  readonly file: string
  readonly id: string
  readonly name: string
  /** Milliseconds. */
  readonly took: number
  readonly functions: readonly string[]
}

export interface Outcome {
  readonly ran: readonly Ran[]
  /** What failed first, and the test in which it did, if it was in one; undefined if everything held. */
  readonly failed?: Failed
}

export interface Failed {
  readonly file?: string
  readonly id?: string
  readonly what: string
  /** It was not through in time: which a mutant does, and so does a busy machine. */
  readonly late?: boolean
  /** No test failed: something was thrown that nobody waited for, maybe what an earlier job had begun. */
  readonly stray?: boolean
}

const ROOT = resolve(import.meta.dirname, '../..')
const looking = process.argv[2] === 'look'
let mutant: { readonly path: string; readonly text: string } | undefined

class AsGiven extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files
  }
}

const vitest = await createVitest(
  'test',
  {
    root: ROOT,
    // Its projects would not hear of what is set here.
    config: false,
    watch: false,
    isolate: false,
    fileParallelism: false,
    bail: looking ? 0 : 1,
    testTimeout: looking ? 60_000 : 12_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: looking ? 30_000 : 5_000, interval: 25 } },
    // Whoever waits is told that it goes on.
    reporters: [{ onTestModuleEnd: () => void process.send?.('alive') }],
    silent: true,
    // Or a mutated text would be taken for the one that is kept on disk.
    fsModuleCache: false,
    sequence: { sequencer: AsGiven },
    setupFiles: ['test/support/properties.ts', ...(looking ? ['test/mutants/probes.ts'] : [])],
  },
  { plugins: [{ name: 'mutants', enforce: 'pre', load }] },
)
await vitest.standalone()
process.on('message', (job: Job) => {
  run(job).then(
    outcome => process.send?.(outcome),
    error => {
      console.error(error)
      process.exit(1)
    },
  )
})
process.send?.('ready')

/** Gives a source as the job at hand wants it: with probes, mutated, or (undefined) as it is. */
function load(id: string): string | undefined {
  const path = relative(ROOT, id)
  if (path === mutant?.path) return mutant.text
  if (!looking || !/^(src|commands)\/.*\.ts$/.test(path)) return undefined
  return probed(readFileSync(id, 'utf8'), start => `globalThis.ranFunctions?.add('${path}:${start}')`)
}

async function run(job: Job): Promise<Outcome> {
  // What was left behind by an earlier job is nothing against this one.
  vitest.state.clearErrors()
  const project = vitest.getRootProject()
  if (job.kind === 'look') {
    const files = job.files.map(file => project.createSpecification(resolve(ROOT, file)))
    return told(await vitest.runTestSpecifications(files), job.files)
  }
  mutant = job
  vitest.invalidateFile(resolve(ROOT, job.path))
  try {
    const some = job.tests.map(({ file, ids }) =>
      project.createSpecification(resolve(ROOT, file), ids && { testIds: [...ids] }),
    )
    return told(
      await vitest.runTestSpecifications(some),
      job.tests.map(({ file }) => file),
    )
  } finally {
    mutant = undefined
    vitest.invalidateFile(resolve(ROOT, job.path))
  }
}

/** What came of some files; vitest tells what came of all that it has ever run besides. */
function told({ testModules, unhandledErrors }: TestRunResult, files: readonly string[]): Outcome {
  const asked = testModules.filter(module => files.includes(module.relativeModuleId))
  const ran = asked.flatMap(module =>
    [...module.children.allTests()].map(test => ({
      file: module.relativeModuleId,
      id: test.id,
      name: test.fullName,
      took: test.diagnostic()?.duration ?? 0,
      state: test.result().state,
      late: isLate(test.result().errors?.[0]),
      functions: test.meta().ran ?? [],
    })),
  )
  const passed = ran.filter(test => test.state === 'passed')
  const failed = ran.find(test => test.state === 'failed')
  if (failed) return { ran: passed, failed: { ...failed, what: `${failed.file}: ${failed.name}` } }
  const [error] = [...asked.flatMap(module => module.errors()), ...unhandledErrors]
  return {
    ran: passed,
    ...(error === undefined
      ? {}
      : { failed: { what: String((error as Error).message ?? error), stray: true } }),
  }
}

/** Whether a test, or what it polled for, was not through in time. */
function isLate(error: { readonly message: string; readonly cause?: unknown } | undefined): boolean {
  const cause = error?.cause as { readonly message?: string } | undefined
  return /timed out in|did not succeed in time/.test(`${error?.message} ${cause?.message}`)
}
