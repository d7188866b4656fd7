import type { Collection } from './collection.ts';
import { toFilterDate } from './instants.ts';
import { type Filter, wholeList } from './ranges.ts';
import type { ReadContext, Reading } from './reading.ts';
import { compareHeads } from './strategies/compare-heads.ts';
import { readNewestFirst } from './strategies/newest-first.ts';
import { readRecords } from './strategies/read-listings.ts';
import { readWindow } from './strategies/window.ts';

/** Opens the reading that was planned. Throws a GazelleError. */
export async function openReading<R>(collection: Collection<R>, context: ReadContext): Promise<Reading<R>> {
  const { ranges, refresh, hidden } = collection;
  const { api, plan, isLimited, pageSize } = context;
  const besideList = hidden ? [hidden] : [];
  const whole = { ranges: [wholeList], done: [] };
  const all = { from: null };
  const readHeads = (filters: readonly (Filter | null)[]) => compareHeads(collection, filters, context);

  if (plan.strategy === 'snapshot')
    return { ...whole, read: () => readRecords(collection, [null], context), covers: all };
  // Nothing of a sweep is resumed, so the list is not divided.
  if (plan.strategy === 'sweep')
    return { ...whole, read: () => readHeads([null, ...besideList]), covers: all };
  if (plan.strategy === 'newest-first')
    return { ...whole, read: () => readNewestFirst(collection, context), covers: null };
  if (plan.strategy === 'window') {
    const from = plan.from ?? plan.began;
    if (refresh.by === 'window')
      return {
        ...whole,
        read: () => readWindow(collection, refresh.filter(from), context),
        covers: { from },
      };
    // Where the API cannot sort: a few lists, which cover nothing.
    const filters = refresh.by === 'newest-first' ? (refresh.unsorted?.(toFilterDate(from)) ?? []) : [];
    return { ...whole, read: () => readHeads(filters), covers: null };
  }
  // Of a full read that was interrupted, only the ranges that are not stored yet.
  const { ranges: keys, done } = plan.resumed ?? {
    ranges: isLimited ? [wholeList] : await ranges.divide(api, collection.list, pageSize),
    done: [],
  };
  return {
    ranges: keys,
    done,
    read: (key) =>
      readRecords(collection, [ranges.filterOf(key), ...(key === keys[0] ? besideList : [])], context),
    // What an earlier run has stored may have been deleted since.
    covers: done.length === 0 ? all : null,
  };
}
