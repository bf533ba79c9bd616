import { globSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { COMPILED } from './test/support/child-env.ts'
import { isAlone } from './test/support/process-wide.ts'
import { TIMES } from './test/support/runs.ts'

/** These have a process of their own each; all others share a few, and what these have loaded. */
const alone = globSync('test/**/*.test.ts').filter(isAlone)

/** What starts whole bots and browsers: each takes seconds, and many at a time where all cores are busy. */
const whole = globSync('test/{main*,replicas,browser/*}.test.ts')

/** Those that take most, for what is held one by one elsewhere: `npm run test:thorough` plays them, as CI does. */
const thorough = globSync([
  'test/main-{crash,imports,keys,newcomer,pgbouncer,pipes,platforms,postgres,restart,stop,stop-postgres}.test.ts',
  'test/{docs,lists,replicas,browser/{live,looks,week},cli/{doctor,register,restore,setup,setup-slack}}.test.ts',
])

/**
 * What is played once more by fakes that take their time, so that answers overtake each other. A seed says how long
 * each takes; it stands in the project's name, and `LATENCY_SEED=7 npm run test:run -- FILE` tries it again with any.
 */
const { CI, LATENCY_SEED = CI ? '20261123' : String(Date.now() % 100_000) } = process.env
const late = 'test/platforms/{discord,slack}/hostile.test.ts'
const thoroughlyLate = 'test/platforms/{discord,slack}/{contract,week}.test.ts'

/** What takes longest begins first, what waits beside what computes, so that no core is idle; '' is all the rest. */
const LONGEST = [
  'replicas',
  'simulation/seeds',
  'training/calendar-',
  'bot/queue/shared',
  'browser/',
  'main',
  'bot/deliveries/clock-check',
  'discord/foreign',
  'readers',
  'simulation/schedules/sweep',
  'slack/foreign',
  '',
]

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) =>
      LONGEST.findIndex(name => moduleId.includes(`/test/${name}`))
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b))
  }
}

export default defineConfig({
  test: {
    setupFiles: ['test/support/properties.ts'],
    env: { NODE_COMPILE_CACHE: COMPILED },
    // Node loads the files itself, as it loads the bot; what Vite makes of imports takes a sixth more processor time.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    sequence: { sequencer: LongestFirst },
    // Some wait for processes and databases while others work.
    maxWorkers: availableParallelism() * 2,
    // Server tests wait on real processes; a shared two-core machine can be slow.
    testTimeout: 60_000 * TIMES,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000, interval: 25 } },
    projects: [
      // What replaces modules goes by Vitest's own loader.
      { extends: true, test: { name: 'alone', include: alone, experimental: { nodeLoader: true } } },
      {
        extends: true,
        test: {
          name: 'whole',
          include: whole,
          exclude: thorough,
          testTimeout: 120_000 * TIMES,
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'thorough', include: thorough, testTimeout: 120_000 * TIMES, isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'shared',
          include: ['test/**/*.test.ts'],
          exclude: [...alone, ...whole, ...thorough],
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: `late by ${LATENCY_SEED}`, include: [late], env: { LATENCY_SEED }, isolate: false },
      },
      {
        extends: true,
        test: {
          name: `thorough, late by ${LATENCY_SEED}`,
          include: [thoroughlyLate],
          env: { LATENCY_SEED },
          isolate: false,
        },
      },
    ],
  },
})
