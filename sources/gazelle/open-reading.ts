import type { Collection } from './collection.ts';
import type { ReadContext, Reading } from './reading.ts';
import { openFull } from './strategies/full.ts';
import { openNewestFirst } from './strategies/newest-first.ts';
import { openSnapshot } from './strategies/snapshot.ts';
import { openSweep } from './strategies/sweep.ts';
import { openWindow } from './strategies/window.ts';
import type { Strategy } from './strategy.ts';

const openers: Record<
  Strategy,
  <R, F>(collection: Collection<R, F>, context: ReadContext) => Promise<Reading<R>>
> = {
  snapshot: openSnapshot,
  full: openFull,
  sweep: openSweep,
  window: openWindow,
  'newest-first': openNewestFirst,
};

/** Opens the reading that was planned. Throws a GazelleError. */
export const openReading = <R, F>(collection: Collection<R, F>, context: ReadContext): Promise<Reading<R>> =>
  openers[context.plan.strategy](collection, context);
