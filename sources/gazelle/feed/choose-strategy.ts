import { Temporal } from 'temporal-polyfill';
import { type Instant, isOlder } from '../instants.ts';

/** What the choice depends on; instants by Gazelle's clock. */
interface Situation {
  /** Everything is asked for. */
  full: boolean;
  /** Nothing is stored yet. */
  empty: boolean;
  /** The API can sort by `updatedAt`. */
  sortable: boolean;
  /** The user named the time to read from. */
  sinceAsked: boolean;
  /** From when on to read; null when no earlier run left a watermark. */
  since: Instant | null;
  /** When every id was last compared. */
  sweptAt: Instant | null;
  now: Instant;
}

/** Newest-first sees no deletion, and no contact edited without its client, so a sweep takes its turn this often. */
const sweepEvery = Temporal.Duration.from({ hours: 7 * 24 });

/** How to find the changes of a collection whose records have an `updatedAt`, and why so. */
export function chooseStrategy({ full, empty, sortable, sinceAsked, since, sweptAt, now }: Situation): {
  strategy: 'full' | 'newest-first' | 'sweep';
  reason: string;
} {
  if (full) return { strategy: 'full', reason: 'everything is asked for' };
  if (empty) return { strategy: 'full', reason: 'nothing is stored yet' };
  if (!sortable) return { strategy: 'sweep', reason: 'the API cannot sort by UPDATED_AT_DESC' };
  if (!since) return { strategy: 'sweep', reason: 'there is no watermark to stop at' };
  const isDue = !sweptAt || isOlder(sweptAt.add(sweepEvery), now);
  if (isDue && !sinceAsked) return { strategy: 'sweep', reason: 'it is time to compare every id' };
  return { strategy: 'newest-first', reason: 'the API sorts by UPDATED_AT_DESC' };
}
