import type { Filter } from '../api/lookups.ts';
import type { Unreadable } from '../api/unreadable.ts';
import type { Collection } from '../collection.ts';
import type { Head } from '../list/head.ts';
import type { Listing } from '../list/page.ts';
import type { RangeEnd, ReadContext } from '../reading.ts';
import { compareHeads } from './compare-heads.ts';
import { readRecords } from './read-records.ts';

/**
 * Looks at what the filters find, which is dated from some day on, and at what has no date: by ids and times, or, where records
 * have no time of their last change or none is stored yet, by the records themselves.
 */
export async function* readWindow<R>(
  collection: Collection<R>,
  filters: readonly Filter[],
  context: ReadContext,
): AsyncGenerator<(R | Unreadable)[], RangeEnd> {
  const { api, plan } = context;
  const { heads } = collection.list;
  if (!heads) return yield* readRecords(collection, filters, context);
  const undated = [undatedOf(heads(api, null))];
  if (plan.recheckFrom) return yield* compareHeads(collection, filters, context, undated);
  const end = yield* readRecords(collection, filters, context);
  const { problem } = yield* compareHeads(collection, [], context, undated);
  return { ...end, problem: end.problem ?? problem };
}

/** There are few, if any: one page has them all. */
const undatedAtOnce = 100;

/**
 * What no filter finds, since it has no date. Postgres puts it before all others where a list begins with the newest date: so a
 * page with a date is the last one.
 */
const undatedOf = ({ pages, key }: Listing<Head>): Listing<Head> => ({
  key,
  pages: () => async (first, after) => {
    const page = await pages(true)(Math.min(first, undatedAtOnce), after);
    const edges = page.edges.filter(({ node }) => key(node) === null);
    const isEnd = edges.length < page.edges.length;
    // What has no date is not counted apart: behind a last page, the count of all tells `walkPages` whether there are more.
    const total = isEnd || page.hasNextPage ? null : page.total;
    return { ...page, edges, hasNextPage: page.hasNextPage && !isEnd, total };
  },
});
