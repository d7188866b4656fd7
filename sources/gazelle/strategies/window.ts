import type { Unreadable } from '../api/unreadable.ts';
import type { Collection } from '../collection.ts';
import type { ListedHead } from '../list/define-list.ts';
import type { Listing } from '../list/page.ts';
import type { Filter } from '../ranges.ts';
import type { RangeEnd, ReadContext } from '../reading.ts';
import { compareHeads } from './compare-heads.ts';
import { readRecords } from './read-listings.ts';

/**
 * Looks at what a filter finds, which is dated from some day on, and at what has no date: by ids and times, or, where records have no
 * time of their last change or none is stored yet, by the records themselves.
 */
export async function* readWindow<R>(
  collection: Collection<R>,
  filter: Filter,
  context: ReadContext,
): AsyncGenerator<(R | Unreadable)[], RangeEnd> {
  const { list, ranges } = collection;
  const { api, plan } = context;
  const count = (await ranges.countUndated?.(api, list)) ?? 0;
  const undated = list.heads && count > 0 ? [undatedOf(list.heads(api, null), count)] : [];
  if (list.heads && plan.recheckFrom) return yield* compareHeads(collection, [filter], context, undated);
  const end = yield* readRecords(collection, [filter], context);
  const { problem } = yield* compareHeads(collection, [], context, undated);
  return { ...end, problem: end.problem ?? problem };
}

/**
 * What no filter finds, since it has no date. Postgres puts it before all others where a list begins with the newest date; from a
 * Gazelle that did not, too few would come, and the log would say so.
 */
const undatedOf = ({ pages, key }: Listing<ListedHead>, count: number): Listing<ListedHead> => ({
  key,
  pages: () => async (first, after) => {
    const page = await pages(true)(Math.min(first, count + 1), after);
    const edges = page.edges.filter(({ node }) => key(node) === null);
    const isEnd = edges.length < page.edges.length;
    return { ...page, edges, hasNextPage: page.hasNextPage && !isEnd, total: count };
  },
});
