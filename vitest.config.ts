import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Browser and server tests wait on real processes; a shared two-core machine can be slow.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
