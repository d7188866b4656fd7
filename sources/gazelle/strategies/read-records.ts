import type { Sentence } from '../../../sentences/sentence.ts';
import type { Unreadable } from '../api/unreadable.ts';
import { findNewest, type Instant } from '../instants.ts';
import { readComplete } from '../list/complete.ts';
import type { List, Read } from '../list/define-list.ts';
import type { Listing } from '../list/page.ts';
import type { RangeEnd, ReadContext } from '../reading.ts';

/** Reads the complete records of a list, of a part of it, or of several lists. */
export async function* readRecords<R>(
  name: string,
  { timeOf }: Pick<List<R, never>, 'timeOf'>,
  listings: readonly Listing<Read<R>>[],
  { plan, pageSize, log }: Pick<ReadContext, 'plan' | 'pageSize' | 'log'>,
): AsyncGenerator<(R | Unreadable)[], RangeEnd> {
  const newestOf = findNewest(plan.began);
  let watermark: Instant | null = null;
  let problem: Sentence | null = null;
  for (const listing of listings) {
    const reading = readComplete(listing, { name, pageSize, log });
    let page = await reading.next();
    for (; !page.done; page = await reading.next()) {
      watermark = newestOf(page.value.map(timeOf));
      yield page.value;
    }
    problem ??= page.value;
  }
  return { watermark, problem };
}
