import { bare, headsIn } from './api/bare.ts';
import { fetchByIds } from './api/by-id.ts';
import type { GazelleApi } from './api/gazelle-api.ts';
import type { ResultOf, VariablesOf } from './api/graphql.ts';
import type { Unreadable } from './api/unreadable.ts';
import { EstimateFields, Estimates } from './estimates-queries.ts';
import { aroundUnreadable, idsOf } from './feed/around-unreadable.ts';
import { confirmChildren } from './feed/children.ts';
import { toPage } from './feed/connection.ts';
import type { DateRange } from './feed/date-ranges.ts';
import { type IncrementalCollection, openIncremental, startOf } from './feed/incremental.ts';
import type { FetchPage } from './feed/pages.ts';
import type { Head } from './feed/sweep.ts';
import { confirmationOf, type Source } from './source.ts';

/** An estimate with its tiers and their items. */
export type EstimateRecord = ResultOf<typeof EstimateFields>;

/** A tier of an estimate, with its items. */
export type EstimateTierRecord = EstimateRecord['allEstimateTiers'][number];

/** A line of a tier. */
export type EstimateTierItemRecord = EstimateTierRecord['allEstimateTierItems'][number];

type TierHead = Head & { allEstimateTierItems: readonly Head[] };
type EstimateHead = Head & { createdAt: string | null; allEstimateTiers?: readonly TierHead[] };

type Order = Omit<VariablesOf<typeof Estimates>, 'first' | 'after'>;

type Filters = NonNullable<Order['filters']>;

const byCreation = (filters: Filters | null, reversed: boolean): Order => ({
  filters,
  sortBy: reversed ? ['CREATED_AT_DESC'] : ['CREATED_AT_ASC', 'NUMBER_ASC'],
});

/** By the day on which an estimate expires. */
const within = ({ from, to }: DateRange): { expiresGet?: string; expiresLet?: string } => ({
  ...(from && { expiresGet: from }),
  ...(to && { expiresLet: to }),
});

const byIds = (api: GazelleApi, ids: readonly string[]) =>
  fetchByIds(api, { field: 'estimate', argument: 'id', fragment: EstimateFields }, ids, (node) => node);

/** Reads pages of `document`: of whole estimates or of their heads. */
const pagesOf =
  (document: typeof Estimates) =>
  (api: GazelleApi, order: Order): FetchPage<EstimateRecord | Unreadable> => {
    const ask = (one: typeof Estimates) => async (first: number, after: string | null) =>
      toPage((await api.request(one, { first, after, ...order })).allEstimates);
    return aroundUnreadable<EstimateRecord, EstimateRecord | Unreadable>({
      fetch: ask(document),
      bare: bare(Estimates, ['createdAt', 'updatedAt']).map(ask),
      complete: (spots) => byIds(api, idsOf(spots)),
      toNode: (estimate) => estimate,
    });
  };

const recordsBy = pagesOf(Estimates);
const lists = ['allEstimates', 'allEstimateTiers', 'allEstimateTierItems'];
const headsBy: (api: GazelleApi, order: Order) => FetchPage<EstimateHead> = pagesOf(
  headsIn(Estimates, lists),
);

const tiersOf = ({ allEstimateTiers = [] }: EstimateHead) => allEstimateTiers;
const itemsOf = (head: EstimateHead) =>
  tiersOf(head).flatMap(({ allEstimateTierItems }) => allEstimateTierItems);

const collection: IncrementalCollection<EstimateRecord, EstimateHead, Filters> = {
  entity: 'estimates',
  field: 'allEstimates',
  within,
  newest: (api) => recordsBy(api, { sortBy: ['UPDATED_AT_DESC', 'CREATED_AT_DESC'] }),
  records: (api, filters, reversed) => recordsBy(api, byCreation(filters, reversed)),
  heads: (api, filters, reversed) => headsBy(api, byCreation(filters, reversed)),
  byIds,
  parts: { 'estimate-tiers': tiersOf, 'estimate-tier-items': itemsOf },
  current: (from) => [{ expiresGet: from }],
};

/** Estimates with their tiers and the items of these. */
export const estimates: Source<EstimateRecord> = {
  document: Estimates,
  sorting: { field: 'allEstimates', sortEnum: 'EstimateSort' },
  choose: startOf,
  open: (plan) => openIncremental(collection, plan),

  async confirm(api, entity, ids, known) {
    if (entity === 'estimates') return confirmationOf(ids, await byIds(api, ids));
    return confirmChildren(api, ids, known, byIds, (estimate) => [
      ...tiersOf(estimate),
      ...itemsOf(estimate),
    ]);
  },
};
