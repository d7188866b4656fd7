import type { Collection } from './collection.ts';
import { wholeList } from './ranges.ts';
import type { ReadContext, Reading } from './reading.ts';
import { compareHeads, headLists } from './strategies/compare-heads.ts';
import { readNewestFirst } from './strategies/newest-first.ts';
import { readRecords } from './strategies/read-listings.ts';
import { readBySweep } from './strategies/sweep.ts';
import { readWindow } from './strategies/window.ts';

/** Opens the reading that was planned. Throws a GazelleError. */
export async function openReading<R>(collection: Collection<R>, context: ReadContext): Promise<Reading<R>> {
  const { refresh } = collection;
  const { strategy, from } = context.plan;
  const recent = from && refresh.by !== 'snapshot' ? (refresh.recent?.(from) ?? []) : [];
  // Nothing of these is resumed, so the list is not divided.
  const asOne = (read: Reading<R>['read'], covers: Reading<R>['covers']): Reading<R> => {
    return { ranges: [wholeList], done: [], read, covers };
  };
  if (strategy === 'full') return openFullReading(collection, context);
  if (strategy === 'snapshot') return asOne(() => readRecords(collection, [null], context), { from: null });
  if (strategy === 'sweep') return asOne(() => readBySweep(collection, context), { from: null });
  if (strategy === 'newest-first') return asOne(() => readNewestFirst(collection, context), null);
  // Where the API cannot sort: a few lists, which cover nothing.
  if (refresh.by !== 'window')
    return asOne(() => compareHeads(collection, headLists(collection, recent, context), context), null);
  return asOne(() => readWindow(collection, recent, context), { from });
}

/** Of a full read that was interrupted, only the ranges that are not stored yet are read. */
async function openFullReading<R>(collection: Collection<R>, context: ReadContext): Promise<Reading<R>> {
  const { list, ranges } = collection;
  const { api, plan, isLimited, pageSize, beside } = context;
  const divide = async () => (isLimited || !ranges ? [wholeList] : ranges.divide(api, list, pageSize));
  const { ranges: keys, done } = plan.resumed ?? { ranges: await divide(), done: [] };
  const filters = (key: string) => [ranges?.filterOf(key) ?? null, ...(key === keys[0] ? beside : [])];
  return {
    ranges: keys,
    done,
    read: (key) => readRecords(collection, filters(key), context),
    // What an earlier run has stored may have been deleted since.
    covers: done.length === 0 ? { from: null } : null,
  };
}
