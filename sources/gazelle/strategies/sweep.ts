import type { Unreadable } from '../api/unreadable.ts';
import type { Collection } from '../collection.ts';
import type { RangeEnd, ReadContext } from '../reading.ts';
import { compareHeads, headLists } from './compare-heads.ts';

/** Compares the ids and times of all records with what is stored: those of the list, and of what is asked for beside it. */
export function readBySweep<R>(
  collection: Collection<R>,
  context: ReadContext,
): AsyncGenerator<(R | Unreadable)[], RangeEnd> {
  const lists = headLists(collection, [null, ...context.beside], context);
  return compareHeads(collection, lists, context);
}
