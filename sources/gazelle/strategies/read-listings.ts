import type { Unreadable } from '../api/unreadable.ts';
import type { Collection } from '../collection.ts';
import { findNewest } from '../instants.ts';
import { readComplete } from '../list/complete.ts';
import type { Listing } from '../list/page.ts';
import type { Filter } from '../ranges.ts';
import type { RangeEnd, ReadContext } from '../reading.ts';

/**
 * Reads lists, one after another, each to its end; `timesOf` gives the times of a record that a watermark may be made of.
 * `atOnce`: their first pages are asked for at once, so that none waits for another.
 */
export async function* readListings<T extends { id: string }>(
  name: string,
  listings: readonly Listing<T>[],
  timesOf: (record: T) => readonly (string | null)[],
  { plan, pageSize, log }: Pick<ReadContext, 'plan' | 'pageSize' | 'log'>,
  atOnce = false,
): AsyncGenerator<T[], RangeEnd> {
  const newestOf = findNewest(plan.began);
  const end: RangeEnd = { watermark: null, problem: null };
  const readings = listings.map((listing) => readComplete(listing, { name, pageSize, log }));
  const firstPages = atOnce ? readings.map((reading) => started(reading.next())) : [];
  for (const [i, reading] of readings.entries()) {
    let page = (await firstPages[i]) ?? (await reading.next());
    for (; !page.done; page = await reading.next()) {
      end.watermark = newestOf(page.value.flatMap(timesOf));
      yield page.value;
    }
    end.problem ??= page.value;
  }
  return end;
}

/** Reads the complete records of what the filters find (null: all). */
export function readRecords<R>(
  { name, list }: Collection<R>,
  filters: readonly (Filter | null)[],
  context: ReadContext,
): AsyncGenerator<(R | Unreadable)[], RangeEnd> {
  const listings = filters.map((filter) => list.records(context.api, filter));
  return readListings(name, listings, (record: R | Unreadable) => [list.timeOf(record)], context);
}

/** A promise that is awaited later: where it fails before, it must not end the process. */
export function started<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}
