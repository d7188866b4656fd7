import pLimit from 'p-limit';
import type { Filter } from '../api/lookups.ts';
import type { Unreadable } from '../api/unreadable.ts';
import type { Collection } from '../collection.ts';
import type { Head } from '../list/head.ts';
import type { Listing } from '../list/page.ts';
import type { RangeEnd, ReadContext } from '../reading.ts';
import { readListings } from './read-listings.ts';

/** So many heads are compared by one question, and so many questions are asked at once. */
const headsAtOnce = 500;
const questionsAtOnce = 4;

/** The lists of ids and times of what filters find (null: all). Throws a TypeError where a collection has none. */
export function headLists<R>(
  { name, list: { heads } }: Collection<R>,
  filters: readonly (Filter | null)[],
  { api }: ReadContext,
): Listing<Head>[] {
  if (!heads) throw new TypeError(`${name} cannot be compared by ids`);
  return filters.map((filter) => heads(api, filter));
}

/**
 * Reads lists of ids and times only, and then fetches the records that Supabase lacks or has otherwise. All are compared before the
 * first is stored, so that a dry run finds the same. It needs no order and no watermark: whatever an earlier run missed, this one
 * finds. A record that is in two lists is compared once.
 */
export async function* compareHeads<R>(
  { name, list }: Collection<R>,
  listings: readonly Listing<Head>[],
  context: ReadContext,
): AsyncGenerator<(R | Unreadable)[], RangeEnd> {
  const { api, headsPageSize: pageSize, listedIds, outdated, onUnanswered } = context;
  const reading = readListings(name, listings, ({ updatedAt }) => updatedAt, { ...context, pageSize }, true);
  const heads: Head[] = [];
  let page = await reading.next();
  for (; !page.done; page = await reading.next())
    heads.push(...page.value.filter((head) => listedIds.addHead(name, head)));
  const questions = Map.groupBy(heads, (_, i) => Math.floor(i / headsAtOnce)).values();
  const limit = pLimit(questionsAtOnce);
  // Nothing more is asked once a question has failed.
  const answers = await limit.map(questions, outdated).finally(() => limit.clearQueue());
  const ids = answers.flat();
  while (ids.length > 0) {
    const some = ids.splice(0, api.idsPerRequest);
    const records = (await list.byIds?.(api, some)) ?? [];
    onUnanswered(some.filter((_, i) => records[i] === null));
    yield records.filter((record) => record !== null);
  }
  return page.value;
}
