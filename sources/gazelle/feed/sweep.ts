import { Temporal } from 'temporal-polyfill';
import { findNewest, type Instant, isOlder, toInstant } from '../instants.ts';
import type { Known } from '../source.ts';
import type { CompleteOptions } from './complete.ts';
import { type Parts, readParts } from './parts.ts';
import type { FeedEnd } from './read-all.ts';

/** As much of a record as a sweep compares. */
export interface Head {
  id: string;
  updatedAt: string | null;
}

interface SweepOptions<H, R> extends Omit<CompleteOptions<H>, 'note'> {
  /** The times of a head that a watermark is made of. */
  times: (head: H) => (string | null)[];
  began: Instant;
  /** Whether what is stored is what this head stands for; the first page does not wait for it. */
  isCurrent: Promise<(head: H) => boolean>;
  /** Fetches complete records; null for one that is gone. */
  fetchByIds: (ids: readonly string[]) => Promise<(R | null)[]>;
}

/** What changed so long ago is checked again where no run has ended yet: nobody knows when an interrupted one began. */
export const beforeFirstEnd = { hours: 31 * 24 };

/** Changed records are collected up to this many before they are fetched: at most one request's worth. */
const fetchSize = 50;

/**
 * Pages through ids and times only, and fetches the records that are new or changed. It needs no order and no watermark:
 * whatever an earlier run missed, this one finds.
 */
export async function* sweep<H extends Head, R>(
  heads: Parts<H>,
  { times, began, isCurrent: comparison, fetchByIds, ...options }: SweepOptions<H, R>,
): AsyncGenerator<R[], FeedEnd> {
  let watermark: Instant | null = null;
  let changed: string[] = [];
  const fetchChanged = async (count: number) => {
    const records = await fetchByIds(changed.slice(0, count));
    changed = changed.slice(count);
    return records.filter((record) => record !== null);
  };
  const newestOf = findNewest(began);
  const note = (page: readonly H[]) => {
    watermark = newestOf(page.flatMap(times));
  };

  const reading = readParts(heads, { ...options, note });
  for (let page = await reading.next(); ; page = await reading.next()) {
    if (page.done) {
      if (changed.length > 0) yield await fetchChanged(changed.length);
      return { watermark, ...page.value };
    }
    const isCurrent = await comparison;
    for (const head of page.value) if (!isCurrent(head)) changed.push(head.id);
    while (changed.length >= fetchSize) yield await fetchChanged(fetchSize);
  }
}

/** Postgres keeps microseconds, and rounds halves to even. */
const microsecond = { smallestUnit: 'microsecond', roundingMode: 'halfEven' } as const;

/**
 * Tells whether a stored row is as new as a head says. A head without a time can have changed unnoticed, and so can one as
 * young as `recheckFrom`: where times have whole seconds, a second edit within one leaves the time as it was.
 */
export function storedAmong(known: Known, recheckFrom: Instant | null): (head: Head) => boolean {
  const recheckSecond = recheckFrom?.toString().slice(0, 'YYYY-MM-DDThh:mm:ss'.length);
  return ({ id, updatedAt }) => {
    const stored = known.get(id);
    if (!stored || stored.deleted || !updatedAt || !stored.updatedAt) return false;
    // Nearly all times are written as they are stored. To compare two texts takes a fraction of reading them.
    const isAlike = updatedAt.endsWith('Z') && stored.updatedAt === `${updatedAt.slice(0, -1)}+00:00`;
    if (isAlike && (!recheckSecond || updatedAt < recheckSecond)) return true;
    const time = toInstant(updatedAt);
    const storedTime = toInstant(stored.updatedAt);
    if (!time || !storedTime || (recheckFrom && !isOlder(time, recheckFrom))) return false;
    return Temporal.Instant.compare(time.round(microsecond), storedTime) === 0;
  };
}
