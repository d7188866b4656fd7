import type { Collection } from '../collection.ts';
import { wholeList } from '../ranges.ts';
import type { ReadContext, Reading } from '../reading.ts';
import { compareHeads, headsOf } from './compare-heads.ts';

/** Compares the ids and times of all records with what is stored. Nothing of it is resumed, so the list is not divided. */
export async function openSweep<R, F>(
  collection: Collection<R, F>,
  context: ReadContext,
): Promise<Reading<R>> {
  const filters = [null, ...(collection.hidden ? [collection.hidden] : [])];
  const heads = filters.map((filter) => headsOf(collection, context.api, filter));
  return {
    ranges: [wholeList],
    done: [],
    read: () => compareHeads(collection, heads, context),
    covers: { from: null },
  };
}
