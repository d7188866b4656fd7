import type { Collection } from './collection.ts';
import { divide, wholeList } from './ranges.ts';
import type { ReadContext, Reading } from './reading.ts';
import { compareHeads } from './strategies/compare-heads.ts';
import { readNewestFirst } from './strategies/newest-first.ts';
import { readRecords } from './strategies/read-records.ts';
import { readWindow } from './strategies/window.ts';

/**
 * Opens the reading that was planned. Only a full read is ever resumed, so nothing else is divided into ranges, nor is it where some
 * records alone are wanted (`isLimited`). Throws a GazelleError.
 */
export async function openReading<R>(
  collection: Collection<R>,
  context: ReadContext,
  isLimited: boolean,
): Promise<Reading<R>> {
  const { list, ranges } = collection;
  const { api, plan, pageSize, beside } = context;
  if (plan.strategy !== 'full') return { ranges: [wholeList], read: () => readAtOnce(collection, context) };
  const isDivided = ranges && !isLimited;
  const keys = plan.resumed?.ranges ?? (isDivided ? await divide(ranges, api, list, pageSize) : [wholeList]);
  const filters = (key: string) => [ranges?.filterOf(key) ?? null, ...(key === keys[0] ? beside : [])];
  return { ranges: keys, read: (key) => readRecords(collection, filters(key), context) };
}

function readAtOnce<R>(collection: Collection<R>, context: ReadContext): ReturnType<Reading<R>['read']> {
  const { refresh } = collection;
  const { strategy, from } = context.plan;
  if (strategy === 'snapshot') return readRecords(collection, [null], context);
  if (strategy === 'newest-first') return readNewestFirst(collection, context);
  if (strategy === 'sweep') return compareHeads(collection, [null, ...context.beside], context);
  const recent = (from && refresh.by !== 'snapshot' && refresh.recent?.(from)) || [];
  // Where the API cannot sort, what is recent are a few lists.
  return refresh.by === 'window'
    ? readWindow(collection, recent, context)
    : compareHeads(collection, recent, context);
}
