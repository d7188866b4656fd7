import { Temporal } from 'temporal-polyfill';
import type { GazelleApi } from '../api/gazelle-api.ts';
import { type Instant, isOlder, toInstant } from '../instants.ts';
import { advance, type Covered, type Reading, type ReadPlan, type Strategy } from '../source.ts';
import { readNewestFirst } from './newest-first.ts';
import type { FetchPage } from './pages.ts';
import { type FeedEnd, readAll } from './read-all.ts';
import { type Head, sweep } from './sweep.ts';

/** Both sort enums have these; only some APIs have the first. */
export type Order = 'UPDATED_AT_DESC' | 'CREATED_AT_DESC' | 'CREATED_AT_ASC';

/** Postgres promises no order among equals from one page to the next, and a bulk edit makes many of them. */
const newestFirst: Order[] = ['UPDATED_AT_DESC', 'CREATED_AT_DESC'];
const asCreated: Order[] = ['CREATED_AT_ASC'];

/** A collection whose records have an `updatedAt`, which the API may or may not be able to sort by. */
export interface IncrementalCollection<R extends Head, H extends Head> {
  entity: 'clients' | 'pianos';
  /** Complete records in a given order. */
  records(api: GazelleApi, sortBy: Order[]): FetchPage<R>;
  /** Ids and times only, in an order that edits do not change. */
  heads(api: GazelleApi): FetchPage<H>;
  byIds(api: GazelleApi, ids: readonly string[]): Promise<(R | null)[]>;
  /** Prepares a sweep: what is known, and how a head compares with it. */
  comparison(plan: ReadPlan, recheckFrom: Instant | null): Promise<(head: H) => boolean>;
  /** What a complete reading has covered beside the records themselves. */
  parts?: { entity: string; of(record: R | H): readonly Head[] };
}

const place = ({ id, updatedAt }: Head) => `${id} ${updatedAt}`;

/**
 * Newest-first sees no deletion and no part edited without its owner, so once in this while a sweep takes its turn.
 */
const sweepEvery = Temporal.Duration.from({ hours: 7 * 24 });

/** Chooses how to find the changes of a collection and opens the reading. */
export async function openIncremental<R extends Head, H extends Head>(
  collection: IncrementalCollection<R, H>,
  plan: ReadPlan,
): Promise<Reading<R>> {
  const { api, checkpoint, log, pageSize } = plan;
  const sortable = plan.sorting[collection.entity];
  const watermark = toInstant(checkpoint?.watermark);
  const since = plan.since ?? watermark?.subtract({ milliseconds: plan.overlapMs }) ?? null;
  const sweptAt = toInstant(checkpoint?.sweptAt);
  const sweepDue = !plan.since && (!sweptAt || isOlder(sweptAt.add(sweepEvery), api.now()));
  const partIds = new Set<string>();
  const partsOf = (record: R | H) => collection.parts?.of(record) ?? [];
  const noteParts = (record: R | H) => {
    for (const { id } of partsOf(record)) partIds.add(id);
  };
  const times = (record: R | H) => [record, ...partsOf(record)].map(({ updatedAt }) => updatedAt);
  const end = (began: Instant, feed: FeedEnd) => {
    const covered: Covered[] = [];
    if (feed.seen) covered.push({ entity: collection.entity, seen: feed.seen });
    if (feed.seen && collection.parts) covered.push({ entity: collection.parts.entity, seen: partIds });
    return { checkpoint: advance(plan, began, feed.watermark, feed.seen !== null), covered };
  };

  if (plan.full || plan.empty) {
    const began = api.now();
    const fetch = collecting(collection.records(api, sortable ? newestFirst : asCreated), noteParts);
    return reading('full', () => readAll(fetch, { pageSize, place, times, began }), began);
  }
  if (sortable && since && !sweepDue) {
    const began = api.now();
    const fetch = collection.records(api, newestFirst);
    const onStop = ({ id, updatedAt }: R, count: number) =>
      log.info(
        `newest first, stopped at ${id} (${updatedAt} < ${since}) after ${count} ${count === 1 ? 'record' : 'records'}`,
      );
    const onDisorder = ({ id }: R) =>
      log.warn(
        `the feed is not in the order asked for (${id} is newer than what came before it): reading to its end`,
      );
    const options = { since, pageSize, now: api.now, onStop, onDisorder };
    return reading('newest-first', () => readNewestFirst(fetch, options), began);
  }
  log.info(
    sortable ? 'sweep: it is time to compare every id' : 'sweep: the API cannot sort by UPDATED_AT_DESC',
  );
  const began = api.now();
  // What changed since the last sweep can be stored in part: a contact without its client, by a run that broke off.
  const lastSweep = sweptAt?.subtract({ milliseconds: plan.overlapMs }) ?? null;
  const recheckFrom = since && lastSweep && isOlder(lastSweep, since) ? lastSweep : since;
  const isCurrent = await collection.comparison(plan, recheckFrom);
  const fetch = collecting(collection.heads(api), noteParts);
  const byIds = (ids: readonly string[]) => collection.byIds(api, ids);
  const options = { pageSize, place, times, began, isCurrent, fetchByIds: byIds };
  return reading('sweep', () => sweep(fetch, options), began);

  function reading(strategy: Strategy, feed: () => AsyncGenerator<R[], FeedEnd>, began: Instant): Reading<R> {
    return {
      strategy,
      async *pages() {
        return end(began, yield* feed());
      },
    };
  }
}

/** Notes every record of a feed as it is fetched. */
function collecting<T>(fetch: FetchPage<T>, note: (record: T) => void): FetchPage<T> {
  return async (first, after) => {
    const page = await fetch(first, after);
    for (const { node } of page.edges) note(node);
    return page;
  };
}
