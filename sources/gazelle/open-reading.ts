import type { Collection } from './collection.ts';
import { wholeList } from './ranges.ts';
import type { ReadContext, Reading } from './reading.ts';
import { compareHeads } from './strategies/compare-heads.ts';
import { readNewestFirst } from './strategies/newest-first.ts';
import { readRecords } from './strategies/read-records.ts';
import { readWindow } from './strategies/window.ts';

/** Opens the reading that was planned. Where only some records are wanted (`isLimited`), it is not divided. Throws a GazelleError. */
export async function openReading<R>(
  collection: Collection<R>,
  context: ReadContext,
  isLimited: boolean,
): Promise<Reading<R>> {
  const { list, ranges, refresh } = collection;
  const { api, plan, pageSize, beside } = context;
  const { strategy, from, resumed } = plan;
  // Only a full read is ever resumed, so nothing else is divided.
  const asOne = (read: Reading<R>['read'], covers: Reading<R>['covers']): Reading<R> => {
    return { ranges: [wholeList], done: [], read, covers };
  };
  if (strategy === 'snapshot') return asOne(() => readRecords(collection, [null], context), { from: null });
  if (strategy === 'sweep')
    return asOne(() => compareHeads(collection, [null, ...beside], context), { from: null });
  if (strategy === 'newest-first') return asOne(() => readNewestFirst(collection, context), null);
  if (strategy === 'window') {
    const recent = (from && refresh.by !== 'snapshot' && refresh.recent?.(from)) || [];
    if (refresh.by === 'window') return asOne(() => readWindow(collection, recent, context), { from });
    // Where the API cannot sort: a few lists, which cover nothing.
    return asOne(() => compareHeads(collection, recent, context), null);
  }
  const divide = async () => (isLimited || !ranges ? [wholeList] : ranges.divide(api, list, pageSize));
  const { ranges: keys, done } = resumed ?? { ranges: await divide(), done: [] };
  const filters = (key: string) => [ranges?.filterOf(key) ?? null, ...(key === keys[0] ? beside : [])];
  return {
    ranges: keys,
    done,
    read: (key) => readRecords(collection, filters(key), context),
    // What an earlier run has stored may have been deleted since.
    covers: done.length === 0 ? { from: null } : null,
  };
}
