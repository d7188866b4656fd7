import type { Parameters } from 'fast-check';

const { PROPERTY_RUNS, PROPERTY_SEED, PROPERTY_PATH } = process.env;

/**
 * How often a property is tried: `runs` times, or as `PROPERTY_RUNS` says. A failure prints its seed and path;
 * `PROPERTY_SEED` and `PROPERTY_PATH` play it again.
 */
export function propertyParameters<T>(runs: number): Parameters<T> {
  return {
    numRuns: runsOf(runs),
    // One that never ends is told with its seed, which the time-out of the whole test cannot do.
    timeout: 20_000,
    ...(PROPERTY_SEED && { seed: Number(PROPERTY_SEED) }),
    ...(PROPERTY_PATH && { path: PROPERTY_PATH, numRuns: 1 }),
  };
}

const runsOf = (runs: number) => (PROPERTY_RUNS ? Math.max(runs, Number(PROPERTY_RUNS)) : runs);

/** How long so many tries may take on a busy machine, in milliseconds. */
export const propertyTimeout = (runs: number): number => 5000 * runsOf(runs);
