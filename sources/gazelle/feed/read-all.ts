import { type Instant, newer, newestUntil } from '../instants.ts';
import { type FetchPage, walkPages } from './pages.ts';

interface ReadAllOptions<T> {
  pageSize: number;
  place: (record: T) => string;
  /** The times of a record that a watermark is made of. */
  times: (record: T) => (string | null)[];
  /** When the reading began: nothing later lifts the watermark, for what changes meanwhile may be on a page already read. */
  began: Instant;
}

/** What a feed knows once it has been read, and only then. */
export interface FeedEnd {
  /** The newest time that is now fully covered; null when no record has a usable one. */
  watermark: Instant | null;
  /** The ids seen, when the feed was read to its end; null when it stopped early. */
  seen: ReadonlySet<string> | null;
}

/** Reads a feed from one end to the other, whatever it is sorted by. */
export async function* readAll<T extends { id: string }>(
  fetch: FetchPage<T>,
  { pageSize, place, times, began }: ReadAllOptions<T>,
): AsyncGenerator<T[], FeedEnd> {
  const seen = new Set<string>();
  let watermark: Instant | null = null;
  for await (const { fresh } of walkPages({ fetch, place, size: () => pageSize })) {
    watermark = newer(watermark, newestUntil(began, fresh.flatMap(times)));
    for (const { id } of fresh) seen.add(id);
    if (fresh.length > 0) yield [...fresh];
  }
  return { watermark, seen };
}
