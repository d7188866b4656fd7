import type { Collection } from '../collection.ts';
import { wholeList } from '../ranges.ts';
import type { ReadContext, Reading } from '../reading.ts';
import { readRecords } from './read-records.ts';

/** Reads the complete records of all ranges, or, of a read that was interrupted, of those that are not stored yet. */
export async function openFull<R, F>(
  { name, list, ranges, hidden }: Collection<R, F>,
  context: ReadContext,
): Promise<Reading<R>> {
  const { api, plan, isLimited, pageSize } = context;
  const { resumed } = plan;
  const keys = resumed?.ranges ?? (isLimited ? [wholeList] : await ranges.divide(api, pageSize));
  const done = resumed?.done ?? [];
  return {
    ranges: keys,
    done,
    read(key) {
      const filters = [ranges.filterOf(key), ...(hidden && key === keys[0] ? [hidden] : [])];
      const listings = filters.map((filter) => list.records(api, filter));
      return readRecords(name, list, listings, context);
    },
    // What an earlier run has stored may have been deleted since.
    covers: done.length === 0 ? { from: null } : null,
  };
}
