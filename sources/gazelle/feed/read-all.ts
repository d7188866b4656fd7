import type { Sentence } from '../../../sentences/sentence.ts';
import { findNewest, type Instant } from '../instants.ts';
import { type CompleteOptions, type Listing, readComplete } from './complete.ts';
import type { SeenIds } from './id-set.ts';

export interface ReadAllOptions<T> extends Omit<CompleteOptions<T>, 'note'> {
  /** The times of a record that a watermark is made of. */
  times: (record: T) => (string | null)[];
  /** When the reading began: nothing later lifts the watermark, for what changes meanwhile may be on a page already read. */
  began: Instant;
  /** Told at each page how many different records were seen so far, and the watermark of these. */
  noted?: (seen: number, watermark: Instant | null) => void;
}

/** What a feed knows once it has been read, and only then. */
export interface FeedEnd {
  /** The newest time that is now fully covered; null when no record has a usable one. */
  watermark: Instant | null;
  /** The ids seen, when the feed was read to its end; null when it stopped early. */
  seen: SeenIds | null;
  /** Why the reading is not complete, though nothing failed: then it covers nothing. */
  problem: Sentence | null;
}

/** Reads a feed from one end to the other, whatever it is sorted by. */
export async function* readAll<T extends { id: string }>(
  listing: Listing<T>,
  { times, began, noted, ...options }: ReadAllOptions<T>,
): AsyncGenerator<T[], FeedEnd> {
  const newestOf = findNewest(began);
  let watermark: Instant | null = null;
  const note = (records: readonly T[], seen: number) => {
    watermark = newestOf(records.flatMap(times));
    noted?.(seen, watermark);
  };
  const end = yield* readComplete(listing, { ...options, note });
  return { watermark, ...end };
}
