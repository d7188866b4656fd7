import type { Collection } from '../collection.ts';
import { wholeList } from '../ranges.ts';
import type { ReadContext, Reading } from '../reading.ts';
import { readRecords } from './read-records.ts';

/** Reads the complete records of all ranges, or, of a read that was interrupted, of those that are not stored yet. */
export async function openFull<R, F>(
  { name, list, ranges }: Collection<R, F>,
  context: ReadContext,
): Promise<Reading<R>> {
  const { api, plan, isLimited, pageSize } = context;
  const { resumed } = plan;
  const keys = resumed?.ranges ?? (isLimited ? [wholeList] : await ranges.divide(api, pageSize));
  const done = resumed?.done ?? [];
  return {
    ranges: keys,
    done,
    read: (key) => readRecords(name, list, list.records(api, ranges.filterOf(key)), context),
    // What an earlier run has stored may have been deleted since.
    covers: done.length === 0 ? { from: null } : null,
  };
}
