import { bare } from './api/bare.ts';
import { fetchByIds } from './api/by-id.ts';
import { totalOf } from './api/count.ts';
import type { GazelleApi } from './api/gazelle-api.ts';
import { graphql, type ResultOf, type VariablesOf } from './api/graphql.ts';
import type { Unreadable } from './api/unreadable.ts';
import { aroundUnreadable, idsOf } from './feed/around-unreadable.ts';
import { toPage, withId } from './feed/connection.ts';
import { createdWithin } from './feed/date-ranges.ts';
import { type IncrementalCollection, openIncremental, startOf } from './feed/incremental.ts';
import type { FetchPage } from './feed/pages.ts';
import type { Head } from './feed/sweep.ts';
import { confirmationOf, type Source } from './source.ts';

const PianoFields = graphql(`
  fragment PianoFields on PrivatePiano {
    id
    client { id }
    make model serialNumber type year location notes status
    size useType caseColor caseFinish tags hasIvory
    rental rentalContractEndsOn consignment needsRepairOrRebuilding totalLoss playerInstalled
    serviceIntervalMonths calculatedLastService calculatedNextService
    damppChaserInstalled damppChaserHumidistatModel damppChaserMfgDate
    referenceId createdAt updatedAt
  }
`);

const Pianos = graphql(
  `
  query Pianos($first: Int!, $after: String, $filters: PrivateAllPianosFilter, $sortBy: [PianoSort!]) {
    allPianos(first: $first, after: $after, filters: $filters, sortBy: $sortBy) {
      edges { cursor node { ...PianoFields } }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`,
  [PianoFields],
);

const [PianoHeads, PianoIds] = bare(Pianos, ['createdAt', 'updatedAt']);

type PianoHead = Head & { createdAt: string | null };

/** A piano with the id of its client, as the transform takes it. */
export type PianoRecord = ResultOf<typeof PianoFields> & { id: string };

type Order = Omit<VariablesOf<typeof Pianos>, 'first' | 'after'>;

type Filters = NonNullable<Order['filters']>;

/**
 * A second sort key separates most pianos of one import.
 * Sorting by it may omit a piano without it, so the reversed pass does not use it.
 */
const byCreation = (filters: Filters | null, reversed: boolean): Order => ({
  filters,
  sortBy: reversed ? ['CREATED_AT_DESC'] : ['CREATED_AT_ASC', 'MAKE_ASC'],
});

const byIds = (api: GazelleApi, ids: readonly string[]) =>
  fetchByIds(api, { field: 'piano', argument: 'id', fragment: PianoFields }, ids, withId);

/** Reads pages of `document`: of whole pianos or of their heads. */
const pagesOf =
  (document: typeof Pianos) =>
  (api: GazelleApi, order: Order): FetchPage<PianoRecord | Unreadable> => {
    const ask = (one: typeof Pianos) => async (first: number, after: string | null) =>
      toPage((await api.request(one, { first, after, ...order })).allPianos);
    return aroundUnreadable<PianoRecord, PianoRecord | Unreadable>({
      fetch: ask(document),
      bare: [ask(PianoHeads), ask(PianoIds)],
      complete: (spots) => byIds(api, idsOf(spots)),
      toNode: (piano) => piano,
    });
  };

const recordsBy = pagesOf(Pianos);
const headsBy: (api: GazelleApi, order: Order) => FetchPage<PianoHead> = pagesOf(PianoHeads);

const collection: IncrementalCollection<PianoRecord, PianoHead, Filters> = {
  entity: 'pianos',
  field: 'allPianos',
  total: totalOf('allPianos'),
  within: createdWithin,
  newest: (api) => recordsBy(api, { sortBy: ['UPDATED_AT_DESC', 'CREATED_AT_DESC'] }),
  records: (api, filters, reversed) => recordsBy(api, byCreation(filters, reversed)),
  heads: (api, filters, reversed) => headsBy(api, byCreation(filters, reversed)),
  byIds,
};

/** Pianos, with the id of the client each belongs to. */
export const pianos: Source<PianoRecord> = {
  document: Pianos,
  sorting: { field: 'allPianos', sortEnum: 'PianoSort' },
  listing: { field: 'allPianos', statusEnum: 'PianoStatus' },
  early: collection.total,
  choose: startOf,
  open: (plan) => openIncremental(collection, plan),

  async confirm(api, _entity, ids) {
    return confirmationOf(ids, await collection.byIds(api, ids));
  },
};
