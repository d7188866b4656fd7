import type { Collection } from '../collection.ts';
import { wholeList } from '../ranges.ts';
import type { ReadContext, Reading } from '../reading.ts';
import { toFilterDate } from '../window-start.ts';
import { compareHeads } from './compare-heads.ts';
import { readRecords } from './read-records.ts';

/**
 * Looks at what is dated from `plan.from` on: by ids and times, or, where records have no time of their last change or none is
 * stored yet, by the records themselves. Where the API cannot sort, it looks at a few lists, which cover nothing.
 */
export async function openWindow<R, F>(
  collection: Collection<R, F>,
  context: ReadContext,
): Promise<Reading<R>> {
  const { refresh, name, list } = collection;
  const { api, plan } = context;
  const from = plan.from ?? plan.began;
  const reading = { ranges: [wholeList], done: [] };
  if (refresh.by === 'window') {
    const filter = refresh.filter(from);
    const isCompared = list.heads && plan.recheckFrom;
    return {
      ...reading,
      read: () =>
        isCompared
          ? compareHeads(collection, [filter], context)
          : readRecords(name, list, list.records(api, filter), context),
      covers: { from: refresh.start(from) },
    };
  }
  const filters = refresh.by === 'newest-first' ? (refresh.unsorted?.(toFilterDate(from)) ?? []) : [];
  return { ...reading, read: () => compareHeads(collection, filters, context), covers: null };
}
