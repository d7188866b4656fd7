import type { Filter } from './api/lookups.ts';
import type { Collection } from './collection.ts';
import { wholeList } from './ranges.ts';
import type { ReadContext, Reading } from './reading.ts';
import { compareHeads } from './strategies/compare-heads.ts';
import { readNewestFirst } from './strategies/newest-first.ts';
import { readRecords } from './strategies/read-listings.ts';
import { readWindow } from './strategies/window.ts';

/** Opens the reading that was planned. Throws a GazelleError. */
export async function openReading<R>(collection: Collection<R>, context: ReadContext): Promise<Reading<R>> {
  const { name, list, refresh, hidden } = collection;
  const { api, plan } = context;
  const { strategy, from } = plan;
  const besideList = hidden ? [hidden] : [];
  const recent = from && refresh.by !== 'snapshot' ? (refresh.recent?.(from) ?? []) : [];
  // Nothing of these is resumed, so the list is not divided.
  const asOne = (read: Reading<R>['read'], covers: Reading<R>['covers']): Reading<R> => {
    return { ranges: [wholeList], done: [], read, covers };
  };
  const compare = (filters: readonly (Filter | null)[]) => {
    const { heads } = list;
    if (!heads) throw new TypeError(`${name} cannot be compared by ids`);
    const listings = filters.map((filter) => heads(api, filter));
    return compareHeads(collection, listings, context);
  };
  if (strategy === 'full') return openFullReading(collection, besideList, context);
  if (strategy === 'snapshot') return asOne(() => readRecords(collection, [null], context), { from: null });
  if (strategy === 'sweep') return asOne(() => compare([null, ...besideList]), { from: null });
  if (strategy === 'newest-first') return asOne(() => readNewestFirst(collection, context), null);
  // Where the API cannot sort: a few lists, which cover nothing.
  if (refresh.by !== 'window') return asOne(() => compare(recent), null);
  return asOne(() => readWindow(collection, recent, context), { from });
}

/** Of a full read that was interrupted, only the ranges that are not stored yet are read. */
async function openFullReading<R>(
  collection: Collection<R>,
  besideList: readonly Filter[],
  context: ReadContext,
): Promise<Reading<R>> {
  const { list, ranges } = collection;
  const { api, plan, isLimited, pageSize } = context;
  const divide = async () => (isLimited || !ranges ? [wholeList] : ranges.divide(api, list, pageSize));
  const { ranges: keys, done } = plan.resumed ?? { ranges: await divide(), done: [] };
  return {
    ranges: keys,
    done,
    read: (key) =>
      readRecords(
        collection,
        [ranges?.filterOf(key) ?? null, ...(key === keys[0] ? besideList : [])],
        context,
      ),
    // What an earlier run has stored may have been deleted since.
    covers: done.length === 0 ? { from: null } : null,
  };
}
