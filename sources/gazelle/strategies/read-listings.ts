import type { Filter } from '../api/lookups.ts';
import type { Unreadable } from '../api/unreadable.ts';
import type { Collection } from '../collection.ts';
import { findNewest } from '../instants.ts';
import { readComplete } from '../list/complete.ts';
import type { Listing } from '../list/page.ts';
import type { RangeEnd, ReadContext } from '../reading.ts';

/**
 * Reads lists, one after another, each to its end; `timeOf` gives the time of a record that a watermark may be made of. `atOnce`: the
 * first pages of all are asked for at once, so that no list waits for another. Of complete records they must not be: what changes
 * meanwhile would be stored as it was before.
 */
export async function* readListings<T extends { id: string }>(
  name: string,
  listings: readonly Listing<T>[],
  timeOf: (record: T) => string | null,
  { plan, pageSize, log }: Pick<ReadContext, 'plan' | 'pageSize' | 'log'>,
  atOnce = false,
): AsyncGenerator<T[], RangeEnd> {
  const newestOf = findNewest(plan.began);
  const end: RangeEnd = { watermark: null, problem: null };
  const readings = listings.map((listing) => readComplete(listing, { name, pageSize, log }));
  const firstPages = atOnce ? readings.map((pages) => pages.next()) : [];
  // They are awaited later: where one fails before, it must not end the process.
  for (const page of firstPages) page.catch(() => {});
  for (const [i, pages] of readings.entries()) {
    let page = await (firstPages[i] ?? pages.next());
    for (; !page.done; page = await pages.next()) {
      end.watermark = newestOf(page.value.map(timeOf));
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
  return readListings(name, listings, list.timeOf, context);
}
