import type { totalOf } from '../api/count.ts';
import type { GazelleApi } from '../api/gazelle-api.ts';
import { Unreadable } from '../api/unreadable.ts';
import { type Instant, isOlder, newer, toInstant } from '../instants.ts';
import {
  advance,
  type Covered,
  fetchListed,
  type KnownRecord,
  type Outlook,
  type Reading,
  type ReadPlan,
  type Slices,
} from '../source.ts';
import { withAudit } from './audit.ts';
import { childrenStored } from './children.ts';
import { chooseStrategy } from './choose-strategy.ts';
import { type Listing, noting } from './complete.ts';
import { byDate, type DateRange, inRange, inRanges } from './date-ranges.ts';
import { IdSet } from './id-set.ts';
import { readNewestFirst } from './newest-first.ts';
import type { FetchPage, Page } from './pages.ts';
import type { Parts } from './parts.ts';
import { type FeedEnd, readAll } from './read-all.ts';
import { joinEnds, openSlices, wholeSlice } from './slices.ts';
import { beforeFirstEnd, type Head, storedAmong, sweep } from './sweep.ts';
import { cutSweep, type SweepCut } from './sweep-cut.ts';
import { fromFilterDate, toFilterDate, windowStart } from './window.ts';

/** A record, or what is compared of it, that can be listed by its creation. */
interface Dated extends Head {
  createdAt: string | null;
}

/** A collection whose records have an `updatedAt`, which the API may or may not be able to sort by. */
export interface IncrementalCollection<R extends Dated, H extends Dated, F> {
  entity: string;
  /** The query's field. */
  field: string;
  /** Asks how many it has, with the first question of a run. */
  total?: ReturnType<typeof totalOf>;
  /** A range of dates as a filter of this list: a long reading is cut by it. */
  within(range: DateRange): F & Record<string, string>;
  /** Complete records, the last changed first. */
  newest(api: GazelleApi): FetchPage<R | Unreadable>;
  /** Complete records by their creation, in an order that edits do not change; those of a filter, or all of them. */
  records(api: GazelleApi, filters: F | null, reversed: boolean): FetchPage<R | Unreadable>;
  /** The same of ids and times only. */
  heads(api: GazelleApi, filters: F | null, reversed: boolean): FetchPage<H>;
  byIds(api: GazelleApi, ids: readonly string[]): Promise<(R | Unreadable | null)[]>;
  /** What must be alike in a head and its row beside the time of the last change. */
  isAlike?(head: H, row: KnownRecord): boolean;
  /** What a complete reading has covered beside the records themselves, by entity. */
  parts?: Readonly<Record<string, (record: R | H) => readonly Head[]>>;
  /**
   * The lists that are compared in every run from a UTC date on, where the API cannot sort and all there is would be too much:
   * the rest is compared part by part. Without it, all is compared in every run.
   */
  current?(from: string): readonly F[];
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

/** How far the lists of a run reach behind the last one. */
const reach = { days: 7, firstDays: 7 };
/** A record may be dated otherwise than its row: so far apart, what is stored of it is still found. */
const near = { hours: 31 * 24 };
/** Dates are local days, and rows have instants: only from a day later on is a row that is not listed looked for. */
const sure = { hours: 24 };

/** What belongs to so many records is asked for at once. */
const recordsAtOnce = 100;

/** Chooses how to find the changes of a collection and opens the reading. */
export async function openIncremental<R extends Dated, H extends Dated, F>(
  collection: IncrementalCollection<R, H, F>,
  plan: ReadPlan,
): Promise<Reading<R>> {
  const { api, log, pageSize, began, checkpoint } = plan;
  const { entity } = collection;
  const overlap = { milliseconds: plan.overlapMs };
  const { strategy, reason, since, sweptAt } = startOf(plan);
  const isAudited = collection.current !== undefined && !plan.sortable;
  const isPart = isAudited && strategy === 'sweep' && !plan.sweep && sweptAt !== null;
  const windowFrom = toFilterDate(windowStart(plan, isPart ? toInstant(checkpoint?.syncedAt) : began, reach));
  const coveredFrom = fromFilterDate(windowFrom).add(sure);
  // The last run has read what was changed well before it began. The newest of each list need not be stored once more.
  const storedUntil =
    (collection.current && !plan.since && toInstant(checkpoint?.syncedAt)?.subtract(overlap)) || null;

  const kinds = Object.entries(collection.parts ?? {});
  const parts = kinds.map(([entity]) => ({ entity, seen: new IdSet() }));
  const partsOf = (record: R | H | Unreadable): (readonly Head[])[] =>
    kinds.map(([, of]) => (record instanceof Unreadable ? [] : of(record)));
  /** The records of the lists of a run that reads only a part, be it in the window or in the history. */
  const met = new IdSet();
  const note = ({ edges }: Page<R | H | Unreadable>) => {
    for (const { node } of edges) {
      if (isPart) met.set(node.id, 0);
      for (const [i, some] of partsOf(node).entries()) for (const { id } of some) parts[i]?.seen.set(id, 0);
    }
  };
  const times = (record: R | H | Unreadable) =>
    [record, ...partsOf(record).flat()].map(({ updatedAt }) => updatedAt);
  const key = ({ createdAt }: Dated) => createdAt;
  const warn = (message: string) => log.warn(message);
  const options = { name: entity, pageSize, times, began, warn };
  /** The records that are stored anew where not all are compared. */
  const changed: string[] = [];
  const fetchByIds = (by: GazelleApi, ids: readonly string[]) => {
    if (isPart) changed.push(...ids);
    return fetchListed(plan, entity, ids, (some) => collection.byIds(by, some));
  };
  const unnoted = (by: GazelleApi, filters: F | null): Listing<H> => ({
    pages: (reversed) => collection.heads(by, filters, reversed),
    key,
  });
  const heads = (by: GazelleApi, filters: F | null) => noting(unnoted(by, filters), note);
  const filtersOf = (range: DateRange | null) => range && collection.within(range);
  const headsOf = (range: DateRange | null) => heads(api, filtersOf(range));
  let nextCut: () => SweepCut | undefined = () => undefined;
  const taken = new Set<string>();
  const reading: Reading<R> = {
    strategy,
    ...(await openAll()),
    end(ends) {
      const { watermark, seen, problem } = joinEnds(ends);
      const all: Covered[] = seen ? [{ entity, seen: isPart ? met : seen }, ...parts] : [];
      const covered = all.map((one) => ({ ...one, ...(isPart && { from: coveredFrom }) }));
      // A record comes with all its parts: what else is stored under it is gone.
      for (let n = 0; n < changed.length; n += recordsAtOnce) {
        const of = changed.slice(n, n + recordsAtOnce);
        covered.push(...parts.map((part) => ({ ...part, of })));
      }
      const cut = nextCut();
      const next = advance(plan, watermark, seen !== null && !isPart);
      return { checkpoint: { ...next, ...(cut && { cut }) }, covered, problem };
    },
  };
  if (!isAudited) return reading;
  const audited = {
    ...{ entity, fetch: fetchByIds, seen: [{ entity, seen: met }, ...parts] },
    heads: (by: GazelleApi, range: DateRange) => unnoted(by, collection.within(range)),
    note,
    // What the audit would fetch may not be fetched in the end: a list of the window takes it all the same.
    async comparison(from?: Instant, to?: Instant) {
      const isSame = await comparison(null, from?.subtract(near), to?.add(near));
      return (head: H) => taken.has(head.id) || isSame(head);
    },
  };
  return withAudit({ ...plan, full: !isPart }, audited, windowFrom, reading);

  async function openAll(): Promise<Slices<R>> {
    if (strategy === 'full') {
      const list = byDate(api, collection.field, collection.within, collection.current === undefined);
      const records = (range: DateRange | null): Listing<R | Unreadable> => ({
        pages: (reversed: boolean) => collection.records(api, filtersOf(range), reversed),
        key,
      });
      const read = (range: DateRange | null) =>
        readAll(noting<R | Unreadable>(inRange(range, records), note), options);
      const from = began.subtract(overlap);
      return openSlices(plan, list, read, (ranges) => openSweep(comparison(from))(inRanges(ranges, headsOf)));
    }
    if (strategy === 'newest-first') return wholeSlice(readNewest);
    log.info(`sweep: ${reason}`);
    if (!isPart || !collection.current) {
      const list = byDate(api, collection.field, collection.within, collection.current === undefined);
      const sweepOf = openSweep();
      const total = (collection.total && plan.early(collection.total))?.[`total_${collection.field}`]
        ?.totalCount;
      const swept = { heads: headsOf, window: null, list, total, last: checkpoint?.cut };
      const parts = await cutSweep(plan, swept);
      nextCut = parts.nextCut;
      return wholeSlice(() => sweepOf(parts));
    }
    for (const { entity: one } of [{ entity }, ...parts]) plan.known(one, coveredFrom);
    const isCurrent = comparison(storedUntil ?? since, fromFilterDate(windowFrom).subtract(near)).then(once);
    const slices = collection.current(windowFrom).map((filters) => ({
      name: JSON.stringify(filters),
      pages: () => openSweep(isCurrent)({ parts: [heads(api, filters)] }),
    }));
    return { slices };
  }

  async function* readNewest(): AsyncGenerator<(R | Unreadable)[], FeedEnd> {
    const newestFirst = { since, storedUntil, pageSize, now: api.now, log };
    const feed = readNewestFirst(
      noting<R | Unreadable>({ pages: () => collection.newest(api), key }, note).pages(false),
      newestFirst,
    );
    let page = await feed.next();
    for (; !page.done; page = await feed.next()) {
      if (collection.current) changed.push(...page.value.map(({ id }) => id));
      yield page.value;
    }
    const { watermark, isProven } = page.value;
    if (isProven) return { watermark, seen: null, problem: null };
    log.warn('newest first may have hidden a record among many of one time: every id is compared');
    const end = yield* openSweep()({ parts: [headsOf(null)] });
    return { ...end, watermark: newer(watermark, end.watermark) };
  }

  /** How a head compares with what is stored, of the rows of a span of time where one is given. */
  async function comparison(recheck: Instant | null, from?: Instant, to?: Instant) {
    const ofParts = kinds.map(([one]) => plan.known(one, from, to));
    const known = await plan.known(entity, from, to);
    const areStored = (await Promise.all(ofParts)).map((one) => childrenStored(one, recheck));
    const isStored = storedAmong(known, recheck);
    // A part can be edited, added, removed or moved without a trace in its record, which is as current as all its parts.
    return (head: H) => {
      const row = known.get(head.id);
      const isSame = isStored(head) && row && (collection.isAlike?.(head, row) ?? true);
      return Boolean(isSame) && partsOf(head).every((some, i) => areStored[i]?.(head.id, some));
    };
  }

  /** A record that several of the lists have is fetched once. */
  function once(isSame: (head: H) => boolean): (head: H) => boolean {
    return (head) => {
      if (taken.has(head.id) || isSame(head)) return true;
      taken.add(head.id);
      return false;
    };
  }

  function openSweep(isCurrent = comparison(recheckFrom(since, sweptAt, plan))) {
    isCurrent.catch(() => {});
    return (some: Parts<H>) =>
      sweep<H, R | Unreadable>(some, {
        ...options,
        pageSize: plan.headsPageSize,
        isCurrent,
        fetchByIds: (ids) => fetchByIds(api, ids),
      });
  }
}

/**
 * From when on a record may have changed since it was stored, though its time has not: an edit may become visible late, or come
 * within the same second. The last sweep has read what was older when it began. Where the last run was none, it may have been
 * interrupted and have stored a change in part, a contact without its client: so all since the last sweep is read again.
 */
function recheckFrom(
  since: Instant | null,
  sweptAt: Instant | null,
  { since: asked, checkpoint, overlapMs, began }: ReadPlan,
): Instant {
  const overlap = { milliseconds: overlapMs };
  const lastSweep = sweptAt?.subtract(overlap) ?? null;
  // A checkpoint that was set back has both its times set back.
  const lastRun = toInstant(checkpoint?.syncedAt)?.subtract(overlap) ?? null;
  const from = asked ? since : ((lastSweep && lastRun) ?? since);
  if (!from) return began.subtract(beforeFirstEnd);
  return lastSweep && isOlder(lastSweep, from) ? lastSweep : from;
}
