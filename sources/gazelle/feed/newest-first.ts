import type { Logger } from 'pino';
import { findNewest, type Instant, isOlder, toInstant } from '../instants.ts';
import { type FetchPage, walkPages } from './pages.ts';
import type { Head } from './sweep.ts';

interface NewestFirstOptions {
  /** Reads everything from this instant on; null reads the whole feed. Records exactly this old are read again. */
  since: Instant | null;
  /** What changed before this instant is read, but not handed on again; null hands on everything. */
  storedUntil: Instant | null;
  pageSize: number;
  now: () => Instant;
  log: Logger;
}

/** An HTTP `Date` header, where Gazelle's clock comes from, has whole seconds. */
const clockGrain = { seconds: 1 };

/** A quiet day should not fetch a hundred records to learn that nothing changed. */
const firstPageSize = 25;

/**
 * Reads a feed sorted by `updatedAt`, newest first, and stops behind the first record strictly older than `since`. The
 * page in hand is always finished: a record without `updatedAt` neither stops the feed nor is left out, and a page that
 * is not in order proves the feed unsorted, so that from then on it is read to its end.
 *
 * The watermark is taken once, from the first page that has a usable time, as it was when that page was read: what
 * changes while the rest is read is newer, and belongs to the next run.
 *
 * Many records of one time may come in another order on each page, and hide one another. There are as many newer ones as
 * there are places before the one it stopped at; `isProven` says whether that many were seen.
 */
export async function* readNewestFirst<T extends Head>(
  fetch: FetchPage<T>,
  { since, storedUntil, pageSize, now, log }: NewestFirstOptions,
): AsyncGenerator<T[], { watermark: Instant | null; isProven: boolean }> {
  const key = ({ updatedAt }: T) => updatedAt;
  const size = (page: number) => (since ? Math.min(pageSize, firstPageSize * 2 ** page) : pageSize);
  let watermark: Instant | null = null;
  let ordered = true;
  let handedOn = 0;
  let places = 0;

  for await (const { all, fresh, start } of walkPages({ fetch, key, size })) {
    watermark ??= findNewest(now().add(clockGrain))(all.map(key));
    const disorder = ordered && findDisorder(all);
    if (disorder) {
      ordered = false;
      log.warn(
        `the feed is not in the order asked for (${disorder.id} is newer than what came before it): reading to its end`,
      );
    }

    const stop = since && ordered ? all.find((record) => isBefore(record, since)) : undefined;
    const records = stop && since ? fresh.filter((record) => !isBefore(record, since)) : [...fresh];
    handedOn += records.length;
    places = start + (stop ? all.indexOf(stop) : all.length);
    const unstored = storedUntil ? records.filter((record) => !isBefore(record, storedUntil)) : records;
    if (unstored.length > 0) yield unstored;
    if (stop) {
      const { id, updatedAt } = stop;
      log.info(`newest first, stopped at ${id} (${updatedAt} < ${since}) after ${handedOn} records`);
      break;
    }
  }
  return { watermark, isProven: handedOn === places };
}

function isBefore({ updatedAt }: Head, since: Instant): boolean {
  const time = toInstant(updatedAt);
  return time !== null && isOlder(time, since);
}

/** The first record that is newer than the one before it, records without a time left aside. */
function findDisorder<T extends Head>(records: readonly T[]): T | undefined {
  let previous: Instant | null = null;
  return records.find((record) => {
    const time = toInstant(record.updatedAt);
    if (!time) return false;
    const newer = previous !== null && isOlder(previous, time);
    previous = time;
    return newer;
  });
}
