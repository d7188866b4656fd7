import type { Unreadable } from '../api/unreadable.ts';
import type { Collection } from '../collection.ts';
import { findNewest, type Instant } from '../instants.ts';
import { readComplete } from '../list/complete.ts';
import type { List, ListedHead } from '../list/define-list.ts';
import type { ReadContext } from '../reading.ts';
import type { RangeEnd } from './read-records.ts';

/** So many heads are compared at once. */
const headsAtOnce = 500;

/**
 * Pages through ids and times only, and fetches the records that Supabase lacks or has otherwise. It needs no order and no
 * watermark: whatever an earlier run missed, this one finds.
 */
export async function* compareHeads<R, F>(
  { name, list }: Collection<R, F>,
  filter: F | null,
  context: ReadContext,
): AsyncGenerator<(R | Unreadable)[], RangeEnd> {
  const { plan, api, headsPageSize: pageSize, listed, log } = context;
  if (!list.heads) throw new TypeError(`${name} cannot be compared by ids`);
  const newestOf = findNewest(plan.began);
  let watermark: Instant | null = null;
  const heads: ListedHead[] = [];
  const ids: string[] = [];
  const reading = readComplete(list.heads(api, filter), { name, pageSize, log });
  for (let page = await reading.next(); ; page = await reading.next()) {
    if (!page.done) {
      watermark = newestOf(page.value.flatMap(timesOf));
      heads.push(...page.value.filter((head) => listed.addHead(name, head)));
    }
    // Few and large questions: what is left over waits for the next page.
    while (heads.length >= (page.done ? 1 : headsAtOnce))
      ids.push(...(await context.outdated(heads.splice(0, headsAtOnce))));
    while (ids.length >= (page.done ? 1 : api.idsPerRequest))
      yield await fetchRecords(list, ids.splice(0, api.idsPerRequest), context);
    if (page.done) return { watermark, problem: page.value };
  }
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
