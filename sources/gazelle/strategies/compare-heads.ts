import type { Sentence } from '../../../sentences/sentence.ts';
import type { GazelleApi } from '../api/gazelle-api.ts';
import type { Unreadable } from '../api/unreadable.ts';
import type { Collection } from '../collection.ts';
import { findNewest, type Instant } from '../instants.ts';
import { readComplete } from '../list/complete.ts';
import type { List, ListedHead } from '../list/define-list.ts';
import type { Listing } from '../list/page.ts';
import type { RangeEnd, ReadContext } from '../reading.ts';

/** So many heads are compared at once. */
const headsAtOnce = 500;

/**
 * Pages through ids and times only, of one list or of several, and then fetches the records that Supabase lacks or has otherwise:
 * all are compared before the first is stored, so that a dry run finds the same. It needs no order and no watermark: whatever an
 * earlier run missed, this one finds. A record that is in two lists is compared once.
 */
export async function* compareHeads<R, F>(
  { name, list }: Collection<R, F>,
  listings: readonly Listing<ListedHead>[],
  context: ReadContext,
): AsyncGenerator<(R | Unreadable)[], RangeEnd> {
  const { plan, api, headsPageSize: pageSize, listed, log } = context;
  const newestOf = findNewest(plan.began);
  let watermark: Instant | null = null;
  let problem: Sentence | null = null;
  const heads: ListedHead[] = [];
  const outdated: Promise<readonly string[]>[] = [];
  const compare = (some: readonly ListedHead[]) => outdated.push(started(context.outdated(some)));
  // The first pages of all lists are asked for at once: none waits for another.
  const readings = listings.map((listing) => readComplete(listing, { name, pageSize, log }));
  const begun = readings.map((reading) => ({ reading, first: started(reading.next()) }));
  for (const { reading, first } of begun) {
    let page = await first;
    for (; !page.done; page = await reading.next()) {
      watermark = newestOf(page.value.flatMap(timesOf));
      heads.push(...page.value.filter((head) => listed.addHead(name, head)));
      while (heads.length >= headsAtOnce) compare(heads.splice(0, headsAtOnce));
    }
    problem ??= page.value;
  }
  if (heads.length > 0) compare(heads);
  const ids = (await Promise.all(outdated)).flat();
  while (ids.length > 0) yield await fetchRecords(list, ids.splice(0, api.idsPerRequest), context);
  return { watermark, problem };
}

/** A promise that is awaited later: where it fails before, it must not end the process. */
function started<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}

/** The heads of a list, or of the part of it that a filter finds. Throws a TypeError where it has none. */
export function headsOf<R, F>(
  { name, list }: Collection<R, F>,
  api: GazelleApi,
  filter: F | null,
): Listing<ListedHead> {
  if (!list.heads) throw new TypeError(`${name} cannot be compared by ids`);
  return list.heads(api, filter);
}

async function fetchRecords<R, F>(
  { byIds }: List<R, F>,
  ids: readonly string[],
  { api, onUnanswered }: ReadContext,
): Promise<(R | Unreadable)[]> {
  const records = (await byIds?.(api, ids)) ?? [];
  onUnanswered(ids.filter((_, i) => records[i] === null));
  return records.filter((record) => record !== null);
}

const timesOf = ({ updatedAt, children = {} }: ListedHead): (string | null)[] => [
  updatedAt,
  ...Object.values(children).flatMap((heads) => heads.map((head) => head.updatedAt)),
];
