import { fetchByIds } from './api/by-id.ts';
import { graphql, type ResultOf } from './api/graphql.ts';
import { toPage, withId } from './feed/connection.ts';
import { type IncrementalCollection, openIncremental } from './feed/incremental.ts';
import { type Head, isStored } from './feed/sweep.ts';
import { confirmationOf, type Source } from './source.ts';

const PianoFields = graphql(`
  fragment PianoFields on PrivatePiano {
    id
    client {
      id
    }
    make
    model
    serialNumber
    type
    year
    location
    notes
    status
    size
    useType
    caseColor
    caseFinish
    tags
    hasIvory
    rental
    rentalContractEndsOn
    consignment
    needsRepairOrRebuilding
    totalLoss
    playerInstalled
    serviceIntervalMonths
    calculatedLastService
    calculatedNextService
    damppChaserInstalled
    damppChaserHumidistatModel
    damppChaserMfgDate
    referenceId
    createdAt
    updatedAt
  }
`);

const Pianos = graphql(
  `
  query Pianos($first: Int!, $after: String, $sortBy: [PianoSort!]) {
    allPianos(first: $first, after: $after, sortBy: $sortBy) {
      edges {
        cursor
        node {
          ...PianoFields
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`,
  [PianoFields],
);

const PianoHeads = graphql(`
  query PianoHeads($first: Int!, $after: String) {
    allPianos(first: $first, after: $after, sortBy: [CREATED_AT_ASC]) {
      edges {
        cursor
        node {
          id
          updatedAt
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** A piano with the id of its client, as the transform takes it. */
export type PianoRecord = ResultOf<typeof PianoFields> & { id: string };

const collection: IncrementalCollection<PianoRecord, Head> = {
  entity: 'pianos',
  records: (api, sortBy) => async (first, after) => {
    const data = await api.request(Pianos, { first, after, sortBy });
    return toPage(data.allPianos);
  },
  heads: (api) => async (first, after) => {
    const data = await api.request(PianoHeads, { first, after });
    return toPage(data.allPianos);
  },
  async byIds(api, ids) {
    const pianos = await fetchByIds(api, { field: 'piano', argument: 'id', fragment: PianoFields }, ids);
    return pianos.map((piano) => piano && withId(piano));
  },
  async comparison(plan, recheckFrom) {
    const known = await plan.known('pianos');
    return (head) => isStored(known, head, recheckFrom);
  },
};

/** Pianos, with the id of the client each belongs to. */
export const pianos: Source<PianoRecord> = {
  sorting: { field: 'allPianos', sortEnum: 'PianoSort' },
  open: (plan) => openIncremental(collection, plan),

  async confirm(api, _entity, ids) {
    return confirmationOf(ids, await collection.byIds(api, ids));
  },
};
