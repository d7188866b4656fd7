import type { Filter } from '../api/lookups.ts';
import type { Unreadable } from '../api/unreadable.ts';
import type { Collection } from '../collection.ts';
import { newer, newestOf } from '../instants.ts';
import { readComplete } from '../list/complete.ts';
import type { RangeEnd, ReadContext } from '../reading.ts';

/** Reads the complete records of what the filters find (null: all), one list after another, each to its end. */
export async function* readRecords<R>(
  { name, list }: Collection<R>,
  filters: readonly (Filter | null)[],
  { api, plan, pageSize, log }: ReadContext,
): AsyncGenerator<(R | Unreadable)[], RangeEnd> {
  const end: RangeEnd = { watermark: null, problem: null };
  for (const filter of filters) {
    const pages = readComplete(list.records(api, filter), { name, pageSize, log });
    let page = await pages.next();
    for (; !page.done; page = await pages.next()) {
      end.watermark = newer(end.watermark, newestOf(page.value.map(list.timeOf), plan.began));
      yield page.value;
    }
    end.problem ??= page.value;
  }
  return end;
}
