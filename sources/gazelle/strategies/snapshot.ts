import type { Collection } from '../collection.ts';
import { wholeList } from '../ranges.ts';
import type { ReadContext, Reading } from '../reading.ts';
import { readRecords } from './read-records.ts';

/** Reads a list that is so short that all of it comes in every run. */
export async function openSnapshot<R, F>(
  { name, list }: Collection<R, F>,
  context: ReadContext,
): Promise<Reading<R>> {
  return {
    ranges: [wholeList],
    done: [],
    read: () => readRecords(name, list, [list.records(context.api, null)], context),
    covers: { from: null },
  };
}
