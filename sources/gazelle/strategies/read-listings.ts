import type { Filter } from '../api/lookups.ts';
import type { Unreadable } from '../api/unreadable.ts';
import type { Collection } from '../collection.ts';
import { findNewest } from '../instants.ts';
import { readComplete } from '../list/complete.ts';
import type { Listing } from '../list/page.ts';
import type { RangeEnd, ReadContext } from '../reading.ts';

/**
 * Reads lists, one after another, each to its end; `timeOf` gives the time of a record that a watermark may be made of. The first
 * pages of all are asked for at once, so that no list waits for another.
 */
export async function* readListings<T extends { id: string }>(
  name: string,
  listings: readonly Listing<T>[],
  timeOf: (record: T) => string | null,
  { plan, pageSize, log }: Pick<ReadContext, 'plan' | 'pageSize' | 'log'>,
): AsyncGenerator<T[], RangeEnd> {
  const newestOf = findNewest(plan.began);
  const end: RangeEnd = { watermark: null, problem: null };
  const readings = listings.map((listing) => {
    const pages = readComplete(listing, { name, pageSize, log });
    const firstPage = pages.next();
    // It is awaited later: where it fails before, it must not end the process.
    firstPage.catch(() => {});
    return { pages, firstPage };
  });
  for (const { pages, firstPage } of readings) {
    let page = await firstPage;
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
