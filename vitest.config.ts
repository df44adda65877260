import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/build.ts'],
    // Every core: most tests wait for a program of their own.
    maxWorkers: '100%',
    // No test changes what a module holds: what one file has read, the next need not read again.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
