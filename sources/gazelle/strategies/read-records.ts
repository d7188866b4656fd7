import type { Unreadable } from '../api/unreadable.ts';
import { findNewest, type Instant } from '../instants.ts';
import { readComplete } from '../list/complete.ts';
import type { List, Read } from '../list/define-list.ts';
import type { Listing } from '../list/page.ts';
import type { RangeEnd, ReadContext } from '../reading.ts';

/** Reads the complete records of a part of a list. */
export async function* readRecords<R>(
  name: string,
  { timeOf }: Pick<List<R, never>, 'timeOf'>,
  records: Listing<Read<R>>,
  { plan, pageSize, log }: Pick<ReadContext, 'plan' | 'pageSize' | 'log'>,
): AsyncGenerator<(R | Unreadable)[], RangeEnd> {
  const newestOf = findNewest(plan.began);
  let watermark: Instant | null = null;
  const reading = readComplete(records, { name, pageSize, log });
  for (let page = await reading.next(); ; page = await reading.next()) {
    if (page.done) return { watermark, problem: page.value };
    watermark = newestOf(page.value.map(timeOf));
    yield page.value;
  }
}
