import { Unreadable } from '../api/unreadable.ts';
import type { Collection } from '../collection.ts';
import { type Instant, isOlder, newer, newestOf, toInstant } from '../instants.ts';
import type { Read } from '../list/define-list.ts';
import { walkPages } from '../list/walk.ts';
import type { RangeEnd, ReadContext } from '../reading.ts';
import { compareHeads } from './compare-heads.ts';

/** An HTTP `Date` header, where Gazelle's clock comes from, has whole seconds. */
const clockGrain = { seconds: 1 };

/** A quiet day should not fetch a hundred records to learn that nothing changed. */
const firstPageSize = 25;

/**
 * Reads a list sorted by `updatedAt`, newest first, and stops behind the first record strictly older than `plan.from`. The
 * page in hand is always finished: a record without `updatedAt` neither stops it nor is left out, and a page that is not in order
 * proves the list unsorted, so that from then on it is read to its end. What is deleted it cannot see. What was read of it before
 * and is stored as it is need not be stored again.
 *
 * The watermark is taken once, from the first page that has a usable time, as it was when that page was read: what
 * changes while the rest is read is newer, and belongs to the next run.
 *
 * Many records of one time may come in another order on each page, and hide one another. There are as many newer ones as
 * there are positions before the one it stopped at: where not that many were seen, all ids are compared.
 */
export async function* readNewestFirst<R>(
  collection: Collection<R>,
  context: ReadContext,
): AsyncGenerator<(R | Unreadable)[], RangeEnd> {
  const { name, list } = collection;
  const { api, pageSize, log } = context;
  const { from } = context.plan;
  if (!from || !list.newestFirst) throw new TypeError(`${name} cannot be read newest first`);
  const size = (page: number) => Math.min(pageSize, firstPageSize * 2 ** page);
  const isBefore = (time: Instant | null) => time !== null && isOlder(time, from);
  let watermark: Instant | null = null;
  let isOrdered = true;
  const newerIds = new Set<string>();
  let positions = 0;
  for await (const { all, fresh, start } of walkPages<Read<R>>(list.newestFirst(api), list.timeOf, size)) {
    watermark ??= newestOf(all.map(list.timeOf), api.now().add(clockGrain));
    const times = all.map((record) => toInstant(list.timeOf(record)));
    const isSorted = isInOrder(times);
    if (isOrdered && !isSorted) log.warn('the feed is not in the order asked for: reading to its end');
    isOrdered &&= isSorted;
    const stop = isOrdered ? times.findIndex(isBefore) : -1;
    // A record without a time is stored wherever it is on the page; for the positions only those before the stop count.
    const before = stop < 0 ? all : all.slice(0, stop);
    for (const { id } of before) newerIds.add(id);
    positions = start + before.length;
    const records = stop < 0 ? fresh : fresh.filter((record) => !isBefore(toInstant(list.timeOf(record))));
    const heads = records.flatMap((record) => (record instanceof Unreadable ? [] : list.headOf(record)));
    const changed = new Set(await context.outdated(heads));
    yield records.filter((record) => record instanceof Unreadable || changed.has(record.id));
    if (stop < 0) continue;
    const where = `${all[stop]?.id} (${times[stop]} < ${from})`;
    log.info(`newest first, stopped at ${where} after ${newerIds.size} records`);
    break;
  }
  // So many positions were passed, so there must be as many ids: else a record was hidden.
  if (newerIds.size === positions) return { watermark, problem: null };
  log.warn('newest first may have hidden a record among many of one time: every id is compared');
  const end = yield* compareHeads(collection, [null], context);
  return { ...end, watermark: newer(watermark, end.watermark) };
}

/** Whether no time is newer than the one before it; what has none is left aside. */
function isInOrder(times: readonly (Instant | null)[]): boolean {
  const known = times.filter((time) => time !== null);
  return known.every((time, i) => !isOlder(known[i - 1] ?? time, time));
}
