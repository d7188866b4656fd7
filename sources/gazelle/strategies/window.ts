import type { Unreadable } from '../api/unreadable.ts';
import type { Collection } from '../collection.ts';
import type { ListedHead } from '../list/define-list.ts';
import type { Listing } from '../list/page.ts';
import { wholeList } from '../ranges.ts';
import type { RangeEnd, ReadContext, Reading } from '../reading.ts';
import { toFilterDate } from '../window-start.ts';
import { compareHeads, headsOf } from './compare-heads.ts';
import { readRecords } from './read-records.ts';

/**
 * Looks at what is dated from `plan.from` on, and at what has no date: by ids and times, or, where records have no time of their
 * last change or none is stored yet, by the records themselves. Where the API cannot sort, it looks at a few lists, which cover
 * nothing.
 */
export async function openWindow<R, F>(
  collection: Collection<R, F>,
  context: ReadContext,
): Promise<Reading<R>> {
  const { refresh } = collection;
  const from = context.plan.from ?? context.plan.began;
  const reading = { ranges: [wholeList], done: [] };
  if (refresh.by === 'window') {
    const read = () => readWindow(collection, refresh.filter(from), context);
    return { ...reading, read, covers: { from: refresh.start(from) } };
  }
  const filters = refresh.by === 'newest-first' ? (refresh.unsorted?.(toFilterDate(from)) ?? []) : [];
  const heads = filters.map((filter) => headsOf(collection, context.api, filter));
  return { ...reading, read: () => compareHeads(collection, heads, context), covers: null };
}

async function* readWindow<R, F>(
  collection: Collection<R, F>,
  filter: F,
  context: ReadContext,
): AsyncGenerator<(R | Unreadable)[], RangeEnd> {
  const { name, list, ranges } = collection;
  const { api, plan } = context;
  const count = (await ranges.countUndated?.(api)) ?? 0;
  const undated = list.heads && count > 0 ? [undatedOf(list.heads(api, null), count)] : [];
  if (list.heads && plan.recheckFrom)
    return yield* compareHeads(collection, [list.heads(api, filter), ...undated], context);
  const end = yield* readRecords(name, list, [list.records(api, filter)], context);
  const { problem } = yield* compareHeads(collection, undated, context);
  return { ...end, problem: end.problem ?? problem };
}

/** What no filter finds, since it has no date: so many heads are before all others where a list begins with the newest date. */
const undatedOf = ({ pages, key }: Listing<ListedHead>, count: number): Listing<ListedHead> => ({
  key,
  pages: () => async (first, after) => {
    const page = await pages(true)(Math.min(first, count + 1), after);
    const edges = page.edges.filter(({ node }) => key(node) === null);
    const isEnd = edges.length < page.edges.length;
    return { ...page, edges, hasNextPage: page.hasNextPage && !isEnd, total: count };
  },
});
