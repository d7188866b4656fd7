import { type Instant, isOlder } from '../instants.ts';
import type { Choice, Outlook } from '../source.ts';

/** What the choice depends on; instants by Gazelle's clock. */
interface Situation extends Pick<Outlook, 'full' | 'empty' | 'sweep' | 'sweepEveryMs' | 'sortable'> {
  /** The user named the time to read from. */
  sinceAsked: boolean;
  /** From when on to read; null when no earlier run left a watermark. */
  since: Instant | null;
  /** When every id was last compared. */
  sweptAt: Instant | null;
  now: Instant;
}

/**
 * How to find the changes of a collection whose records have an `updatedAt`, with the reason. Newest-first finds no
 * deletions, and no contact that was edited without its client. So a sweep is due from time to time.
 */
export function chooseStrategy(situation: Situation): Choice {
  const { full, empty, sweep, sweepEveryMs, sortable, sinceAsked, since, sweptAt, now } = situation;
  if (full) return { strategy: 'full', reason: 'everything is asked for' };
  if (empty) return { strategy: 'full', reason: 'nothing is stored yet' };
  if (sweep) return { strategy: 'sweep', reason: 'it is asked for' };
  if (!sortable) return { strategy: 'sweep', reason: 'the API cannot sort by UPDATED_AT_DESC' };
  if (!since) return { strategy: 'sweep', reason: 'there is no watermark to stop at' };
  const isDue = !sweptAt || isOlder(sweptAt.add({ milliseconds: sweepEveryMs }), now);
  if (isDue && !sinceAsked) return { strategy: 'sweep', reason: 'it is time to compare every id' };
  return { strategy: 'newest-first', reason: 'the API sorts by UPDATED_AT_DESC' };
}
