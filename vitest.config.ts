import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * First a file that compiles while the others wait for the first Postgres to be made; then short files whose tests take
 * long: where they come last, one thread works at the end, and the others wait.
 */
const early = [/package/, /parity-|chaos|bench\.test|quiet-day|matrix|crash|secrets|owners|workers/];

const rank = ({ moduleId }: TestSpecification) => {
  const at = early.findIndex((some) => some.test(moduleId));
  return at < 0 ? early.length : at;
};

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => rank(one) - rank(other));
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // For two cores: a fifth of the time a test waits for what it started, and the third has its core meanwhile.
    maxWorkers: 3,
    // Threads share what the engine compiles of Postgres, which takes each process seconds.
    pool: 'threads',
    sequence: { sequencer: LongestFirst },
    // In GitHub Actions a sync writes on the page of the job: those of the tests do not.
    env: { GITHUB_ACTIONS: '' },
    // Files share what they import: no test leaves anything behind, and Postgres takes long to load.
    isolate: false,
  },
});
