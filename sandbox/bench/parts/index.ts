import type { Part } from '../bench.ts';
import { noting } from './changes.ts';
import { firstSync } from './first-sync.ts';
import { memory } from './memory.ts';
import { packageSize } from './package.ts';
import { quietDay } from './quiet-day.ts';
import { startUp } from './start-up.ts';
import { longTimeline } from './timeline.ts';

/** The parts of the benchmark, by the names that it takes, in the order they run in. */
export const parts: Record<string, Part> = {
  'first-sync': firstSync,
  'quiet-day': quietDay,
  timeline: longTimeline,
  memory,
  'start-up': startUp,
  package: packageSize,
  // It has a Postgres in this process: a process that is measured after it would begin with that much memory.
  changes: noting,
};
