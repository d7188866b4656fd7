import type { Unreadable } from '../api/unreadable.ts';
import type { Collection } from '../collection.ts';
import type { ListedHead } from '../list/define-list.ts';
import type { Listing } from '../list/page.ts';
import { wholeList } from '../ranges.ts';
import type { RangeEnd, ReadContext, Reading } from '../reading.ts';
import { toFilterDate } from '../window-start.ts';
import { compareHeads, headsOf } from './compare-heads.ts';
import { readRecords } from './read-records.ts';

/** How many records from either end of a list are looked at for those without a date. */
const endSize = 25;

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
  const { name, list } = collection;
  const { api, plan } = context;
  const all = list.heads?.(api, null);
  const undated = all ? [false, true].map((reversed) => undatedOf(all, reversed)) : [];
  if (list.heads && plan.recheckFrom)
    return yield* compareHeads(collection, [list.heads(api, filter), ...undated], context);
  const end = yield* readRecords(name, list, [list.records(api, filter)], context);
  yield* compareHeads(collection, undated, context);
  return end;
}

/** What has no date at one end of a list: a database sorts it before or behind all that has one, and no filter finds it. */
const undatedOf = ({ pages, key }: Listing<ListedHead>, reversed: boolean): Listing<ListedHead> => ({
  key,
  pages: () => async (first, after) => {
    const page = await pages(reversed)(Math.min(first, endSize), after);
    const edges = page.edges.filter(({ node }) => key(node) === null);
    // Only a record with a date proves that there is no other, or an empty page.
    const mayGoOn = edges.length === page.edges.length && (page.hasNextPage || edges.length > 0);
    return { ...page, edges, hasNextPage: mayGoOn, total: null };
  },
});
