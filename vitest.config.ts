import { globSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import { TIMES } from './test/support/runs.ts'

/** What changes the whole process: its clock, its modules, its environment. */
const PROCESS_WIDE =
  /\bvi\.(mock|doMock|stub\w+|useFakeTimers)\(|process\.(env\.?\S+ = |chdir\()|delete process\.env/

/** A test file that does so has a process of its own; all others share one for each core, and what it has loaded. */
const alone = globSync('test/**/*.test.ts').filter(file => PROCESS_WIDE.test(readFileSync(file, 'utf8')))

export default defineConfig({
  test: {
    setupFiles: ['test/support/properties.ts'],
    // Browser and server tests wait on real processes; a shared two-core machine can be slow.
    testTimeout: 30_000 * TIMES,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'alone', include: alone } },
      {
        extends: true,
        test: { name: 'shared', include: ['test/**/*.test.ts'], exclude: alone, isolate: false },
      },
    ],
  },
})
