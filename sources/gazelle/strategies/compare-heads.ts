import pLimit from 'p-limit';
import type { Filter } from '../api/lookups.ts';
import type { Unreadable } from '../api/unreadable.ts';
import type { Collection } from '../collection.ts';
import { newestOf } from '../instants.ts';
import { readAll } from '../list/complete.ts';
import type { Head } from '../list/head.ts';
import type { Listing } from '../list/page.ts';
import type { RangeEnd, ReadContext } from '../reading.ts';

/** Ids and times are small: a server's own cap on a page is all that should make them more requests. */
const headsPerPage = 2000;
/** A page size below this was chosen for a server that gives no more. */
const usualPageSize = 100;

/** One question compares at most this many heads, and at most this many questions are asked at once. */
const headsAtOnce = 500;
const questionsAtOnce = 4;

/**
 * Reads ids and times only, of what filters find (null: all) and of `more` lists, and then fetches the records that Supabase lacks or
 * has otherwise. All are compared before the first is stored, so that a dry run finds the same. It needs no order and no watermark:
 * whatever an earlier run missed, this one finds. A record that is in two lists is compared once. Throws a TypeError where a
 * collection has no ids and times.
 */
export async function* compareHeads<R>(
  { name, list }: Collection<R>,
  filters: readonly (Filter | null)[],
  { api, plan, pageSize: size, headIds, outdated, onUnanswered, log }: ReadContext,
  more: readonly Listing<Head>[] = [],
): AsyncGenerator<(R | Unreadable)[], RangeEnd> {
  const { heads: listHeads } = list;
  if (!listHeads) throw new TypeError(`${name} cannot be compared by ids`);
  const pageSize = size < usualPageSize ? size : headsPerPage;
  const listings = [...filters.map((filter) => listHeads(api, filter)), ...more];
  const readings = listings.map((listing) => readAll(listing, { name, pageSize, log }));
  // Where one fails, the others are waited for: nothing may be asked once the run has ended.
  const lists = await Promise.all(readings).finally(() => Promise.allSettled(readings));
  const heads = lists.flatMap(({ records }) => records).filter((head) => headIds.addHead(name, head));
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
  const watermark = newestOf(
    heads.map(({ updatedAt }) => updatedAt),
    plan.began,
  );
  return { watermark, problem: lists.map(({ problem }) => problem).find(Boolean) ?? null };
}
