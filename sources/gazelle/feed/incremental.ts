import type { GazelleApi } from '../api/gazelle-api.ts';
import { type Instant, isOlder, toInstant } from '../instants.ts';
import { advance, type Covered, type Reading, type ReadPlan } from '../source.ts';
import { chooseStrategy } from './choose-strategy.ts';
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
  entity: string;
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

/** Chooses how to find the changes of a collection and opens the reading. */
export async function openIncremental<R extends Head, H extends Head>(
  collection: IncrementalCollection<R, H>,
  plan: ReadPlan,
): Promise<Reading<R>> {
  const { api, checkpoint, log, pageSize } = plan;
  const began = api.now();
  const watermark = toInstant(checkpoint?.watermark);
  const since = plan.since ?? watermark?.subtract({ milliseconds: plan.overlapMs }) ?? null;
  const sweptAt = toInstant(checkpoint?.sweptAt);
  const sinceAsked = plan.since !== null;
  const { strategy, reason } = chooseStrategy({ ...plan, sinceAsked, since, sweptAt, now: began });

  const partIds = new Set<string>();
  const partsOf = (record: R | H) => collection.parts?.of(record) ?? [];
  const noteParts = (record: R | H) => {
    for (const { id } of partsOf(record)) partIds.add(id);
  };
  const times = (record: R | H) => [record, ...partsOf(record)].map(({ updatedAt }) => updatedAt);
  const feed = await openFeed();
  return {
    strategy,
    async *pages() {
      const { watermark, seen } = yield* feed();
      const covered: Covered[] = [];
      if (seen) covered.push({ entity: collection.entity, seen });
      if (seen && collection.parts) covered.push({ entity: collection.parts.entity, seen: partIds });
      return { checkpoint: advance(plan, began, watermark, seen !== null), covered };
    },
  };

  async function openFeed(): Promise<() => AsyncGenerator<R[], FeedEnd>> {
    if (strategy === 'full') {
      const order = plan.sortable ? newestFirst : asCreated;
      const fetch = collecting(collection.records(api, order), noteParts);
      return () => readAll(fetch, { pageSize, place, times, began });
    }
    if (strategy === 'newest-first') {
      const fetch = collection.records(api, newestFirst);
      return () => readNewestFirst(fetch, { since, pageSize, now: api.now, log });
    }
    log.info(`sweep: ${reason}`);
    const isCurrent = await collection.comparison(plan, recheckFrom(since, sweptAt, plan));
    const fetch = collecting(collection.heads(api), noteParts);
    const fetchByIds = (ids: readonly string[]) => collection.byIds(api, ids);
    return () => sweep(fetch, { pageSize, place, times, began, isCurrent, fetchByIds });
  }
}

/** What changed since the last sweep can be stored in part: a contact without its client, by a run that broke off. */
function recheckFrom(
  since: Instant | null,
  sweptAt: Instant | null,
  { overlapMs }: ReadPlan,
): Instant | null {
  const lastSweep = sweptAt?.subtract({ milliseconds: overlapMs }) ?? null;
  return since && lastSweep && isOlder(lastSweep, since) ? lastSweep : since;
}

/** Notes every record of a feed as it is fetched. */
function collecting<T>(fetch: FetchPage<T>, note: (record: T) => void): FetchPage<T> {
  return async (first, after) => {
    const page = await fetch(first, after);
    for (const { node } of page.edges) note(node);
    return page;
  };
}
