import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // For two cores: a fifth of the time a test waits for what it started, and the third has its core meanwhile.
    maxWorkers: 3,
    // Threads share what the engine compiles of Postgres, which takes each process seconds.
    pool: 'threads',
    // In GitHub Actions a sync writes on the page of the job: those of the tests do not.
    env: { GITHUB_ACTIONS: '' },
    // Files share what they import: no test leaves anything behind, and Postgres takes long to load.
    isolate: false,
  },
});
