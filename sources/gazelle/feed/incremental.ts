import type { GazelleApi } from '../api/gazelle-api.ts';
import { Unreadable } from '../api/unreadable.ts';
import { type Instant, isOlder, newer, toInstant } from '../instants.ts';
import {
  advance,
  type Covered,
  fetchListed,
  type Outlook,
  type Reading,
  type ReadPlan,
  type Slice,
} from '../source.ts';
import { chooseStrategy } from './choose-strategy.ts';
import { byDate, type DateRange } from './date-ranges.ts';
import { readNewestFirst } from './newest-first.ts';
import type { FetchPage } from './pages.ts';
import { type FeedEnd, readAll } from './read-all.ts';
import { joinEnds, openSlices, wholeSlice } from './slices.ts';
import { type Head, sweep } from './sweep.ts';

/** A record, or what is compared of it, that can be listed by its creation. */
interface Dated extends Head {
  createdAt: string | null;
}

/** A collection whose records have an `updatedAt`, which the API may or may not be able to sort by. */
export interface IncrementalCollection<R extends Dated, H extends Dated> {
  entity: string;
  /** The query's field. */
  field: string;
  /** A range of dates as the filter of this list, which a long reading is cut by. */
  within(range: DateRange): Record<string, string>;
  /** Complete records, the last changed first. */
  newest(api: GazelleApi): FetchPage<R | Unreadable>;
  /** Complete records by their creation, in an order that edits do not change; of a range, or all of them. */
  records(api: GazelleApi, range: DateRange | null, reversed: boolean): FetchPage<R | Unreadable>;
  /** The same of ids and times only. */
  heads(api: GazelleApi, range: DateRange | null, reversed: boolean): FetchPage<H>;
  byIds(api: GazelleApi, ids: readonly string[]): Promise<(R | Unreadable | null)[]>;
  /** Prepares a sweep: what is known, and how a head compares with it. */
  comparison(plan: ReadPlan, recheckFrom: Instant | null): Promise<(head: H) => boolean>;
  /** What a complete reading has covered beside the records themselves, by entity. */
  parts?: Readonly<Record<string, (record: R | H) => readonly Head[]>>;
}

/** How the changes are found and why, from when on, and when every id was last compared. */
export function startOf(outlook: Outlook) {
  const { checkpoint, overlapMs, began } = outlook;
  const watermark = toInstant(checkpoint?.watermark);
  const since = outlook.since ?? watermark?.subtract({ milliseconds: overlapMs }) ?? null;
  const sweptAt = toInstant(checkpoint?.sweptAt);
  const sinceAsked = outlook.since !== null;
  return { since, sweptAt, ...chooseStrategy({ ...outlook, sinceAsked, since, sweptAt, now: began }) };
}

/** Chooses how to find the changes of a collection and opens the reading. */
export async function openIncremental<R extends Dated, H extends Dated>(
  collection: IncrementalCollection<R, H>,
  plan: ReadPlan,
): Promise<Reading<R>> {
  const { api, log, pageSize, began } = plan;
  const { strategy, reason, since, sweptAt } = startOf(plan);

  const parts = Object.entries(collection.parts ?? {}).map(([entity, of]) => ({
    entity,
    seen: new Set<string>(),
    of: (record: R | H | Unreadable) => (record instanceof Unreadable ? [] : of(record)),
  }));
  const noteParts = (record: R | H | Unreadable) => {
    for (const { seen, of } of parts) for (const { id } of of(record)) seen.add(id);
  };
  const times = (record: R | H | Unreadable) =>
    [record, ...parts.flatMap(({ of }) => of(record))].map(({ updatedAt }) => updatedAt);
  const key = ({ createdAt }: Dated) => createdAt;
  const warn = (message: string) => log.warn(message);
  const options = { name: collection.entity, pageSize, times, began, warn };
  const slices = await openAll();
  return {
    strategy,
    slices,
    end(ends) {
      const { watermark, seen, problem } = joinEnds(ends);
      const covered: Covered[] = seen ? [{ entity: collection.entity, seen }, ...parts] : [];
      return { checkpoint: advance(plan, watermark, seen !== null), covered, problem };
    },
  };

  async function openAll(): Promise<Slice<R | Unreadable>[]> {
    const list = byDate(api, collection.field, collection.within);
    if (strategy === 'full') {
      const fetch = (range: DateRange | null) => (reversed: boolean) =>
        noting(collection.records(api, range, reversed), noteParts);
      const read = (range: DateRange | null) =>
        readAll<R | Unreadable>({ pages: fetch(range), key }, options);
      const from = began.subtract({ milliseconds: plan.overlapMs });
      return openSlices(plan, list, read, (range) => openSweep(range, from)());
    }
    if (strategy === 'newest-first') return wholeSlice(readNewest);
    log.info(`sweep: ${reason}`);
    return wholeSlice(openSweep());
  }

  async function* readNewest(): AsyncGenerator<(R | Unreadable)[], FeedEnd> {
    const newestFirst = { since, pageSize, now: api.now, log };
    const { watermark, isProven } = yield* readNewestFirst(collection.newest(api), newestFirst);
    if (isProven) return { watermark, seen: null, problem: null };
    log.warn('newest first may have hidden a record among many of one time: every id is compared');
    const end = yield* openSweep()();
    return { ...end, watermark: newer(watermark, end.watermark) };
  }

  function openSweep(
    range: DateRange | null = null,
    from = recheckFrom(since, sweptAt, plan),
  ): () => AsyncGenerator<(R | Unreadable)[], FeedEnd> {
    const isCurrent = collection.comparison(plan, from);
    isCurrent.catch(() => {});
    const pages = (reversed: boolean) => noting(collection.heads(api, range, reversed), noteParts);
    const fetchByIds = (ids: readonly string[]) =>
      fetchListed(plan, collection.entity, ids, (some) => collection.byIds(api, some));
    return () =>
      sweep<H, R | Unreadable>(
        { pages, key },
        { ...options, pageSize: plan.headsPageSize, isCurrent, fetchByIds },
      );
  }
}

/**
 * An interrupted run may store a change in part: a contact without its client. So changes since the last sweep are checked
 * again.
 */
function recheckFrom(
  since: Instant | null,
  sweptAt: Instant | null,
  { overlapMs }: ReadPlan,
): Instant | null {
  const lastSweep = sweptAt?.subtract({ milliseconds: overlapMs }) ?? null;
  return since && lastSweep && isOlder(lastSweep, since) ? lastSweep : since;
}

/** Notes every record of a feed as it is fetched. */
function noting<T>(fetch: FetchPage<T>, note: (record: T) => void): FetchPage<T> {
  return async (first, after) => {
    const page = await fetch(first, after);
    for (const { node } of page.edges) note(node);
    return page;
  };
}
