import { defineConfig } from 'vitest/config'
import { TIMES } from './test/support/runs.ts'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/properties.ts'],
    // Browser and server tests wait on real processes; a shared two-core machine can be slow.
    testTimeout: 30_000 * TIMES,
    hookTimeout: 60_000,
  },
})
