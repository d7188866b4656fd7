import type { Sentence } from '../../../sentences/sentence.ts';
import type { Unreadable } from '../api/unreadable.ts';
import type { Collection } from '../collection.ts';
import { findNewest, type Instant } from '../instants.ts';
import { readComplete } from '../list/complete.ts';
import type { List, ListedHead } from '../list/define-list.ts';
import type { RangeEnd, ReadContext } from '../reading.ts';

/** So many heads are compared at once. */
const headsAtOnce = 500;

/**
 * Pages through ids and times only, of one list or of several, and fetches the records that Supabase lacks or has otherwise. It
 * needs no order and no watermark: whatever an earlier run missed, this one finds. A record that is in two lists is compared once.
 */
export async function* compareHeads<R, F>(
  collection: Collection<R, F>,
  filters: readonly (F | null)[],
  context: ReadContext,
): AsyncGenerator<(R | Unreadable)[], RangeEnd> {
  const { name, list } = collection;
  const { plan, api, headsPageSize: pageSize, listed, log } = context;
  const newestOf = findNewest(plan.began);
  let watermark: Instant | null = null;
  let problem: Sentence | null = null;
  const heads: ListedHead[] = [];
  const ids: string[] = [];

  /** Asks few and large questions: what is left over waits, unless this is the end. */
  async function* fetchOutdated(isEnd: boolean) {
    while (heads.length >= (isEnd ? 1 : headsAtOnce))
      ids.push(...(await context.outdated(heads.splice(0, headsAtOnce))));
    while (ids.length >= (isEnd ? 1 : api.idsPerRequest))
      yield await fetchRecords(list, ids.splice(0, api.idsPerRequest), context);
  }

  for (const filter of filters) {
    if (!list.heads) throw new TypeError(`${name} cannot be compared by ids`);
    const reading = readComplete(list.heads(api, filter), { name, pageSize, log });
    let page = await reading.next();
    for (; !page.done; page = await reading.next()) {
      watermark = newestOf(page.value.flatMap(timesOf));
      heads.push(...page.value.filter((head) => listed.addHead(name, head)));
      yield* fetchOutdated(false);
    }
    problem ??= page.value;
  }
  yield* fetchOutdated(true);
  return { watermark, problem };
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
