import type { Unreadable } from '../api/unreadable.ts';
import type { Collection } from '../collection.ts';
import type { ListedHead } from '../list/define-list.ts';
import type { Listing } from '../list/page.ts';
import type { Filter } from '../ranges.ts';
import type { RangeEnd, ReadContext } from '../reading.ts';
import { readListings, started } from './read-listings.ts';

/** So many heads are compared at once. */
const headsAtOnce = 500;

/**
 * Pages through ids and times only, of what the filters find (null: all) and of `more` lists. Then it fetches the records that
 * Supabase lacks or has otherwise. All are compared before the first is stored, so that a dry run finds the same. It needs no order
 * and no watermark: whatever an earlier run missed, this one finds. A record that is in two lists is compared once.
 */
export async function* compareHeads<R>(
  { name, list }: Collection<R>,
  filters: readonly (Filter | null)[],
  context: ReadContext,
  more: readonly Listing<ListedHead>[] = [],
): AsyncGenerator<(R | Unreadable)[], RangeEnd> {
  const { api, headsPageSize: pageSize, listed, onUnanswered } = context;
  const heads: ListedHead[] = [];
  const outdated: Promise<readonly string[]>[] = [];
  const compare = (some: readonly ListedHead[]) => outdated.push(started(context.outdated(some)));
  const listings = filters.map((filter) => {
    if (!list.heads) throw new TypeError(`${name} cannot be compared by ids`);
    return list.heads(api, filter);
  });
  const reading = readListings(name, [...listings, ...more], timesOf, { ...context, pageSize }, true);
  let page = await reading.next();
  for (; !page.done; page = await reading.next()) {
    heads.push(...page.value.filter((head) => listed.addHead(name, head)));
    while (heads.length >= headsAtOnce) compare(heads.splice(0, headsAtOnce));
  }
  if (heads.length > 0) compare(heads);
  const ids = (await Promise.all(outdated)).flat();
  while (ids.length > 0) {
    const some = ids.splice(0, api.idsPerRequest);
    const records = (await list.byIds?.(api, some)) ?? [];
    onUnanswered(some.filter((_, i) => records[i] === null));
    yield records.filter((record) => record !== null);
  }
  return page.value;
}

const timesOf = ({ updatedAt, children = {} }: ListedHead): (string | null)[] => [
  updatedAt,
  ...Object.values(children).flatMap((heads) => heads.map((head) => head.updatedAt)),
];
