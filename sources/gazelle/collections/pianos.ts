import { graphql, type ResultOf } from '../api/graphql.ts';
import type { Collection } from '../collection.ts';
import { defineList } from '../list/define-list.ts';
import { byYear } from '../ranges.ts';
import { type CreatedWithin, createdWithin } from './created-within.ts';

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

/** A piano with the id of its client, as the transform takes it. */
export type PianoRecord = ResultOf<typeof PianoFields> & { id: string };

type PianoFilter = CreatedWithin & { status?: NonNullable<PianoRecord['status']>[] };

/** Pianos, with the id of the client each belongs to. */
export const pianos: Collection<PianoRecord, PianoFilter> = {
  name: 'pianos',
  list: defineList({
    operation: 'Pianos',
    field: 'allPianos',
    variables: '$filters: PrivateAllPianosFilter, $sortBy: [PianoSort!]',
    fragment: PianoFields,
    toRecord: (piano): PianoRecord => piano,
    headOf: ({ id, updatedAt }) => ({ id, updatedAt }),
    times: ['createdAt', 'updatedAt'],
    // The second sort key separates most pianos of one import. It may omit a piano without it, so the reversed order has none.
    order: (filters: PianoFilter | null, reversed) => ({
      filters,
      sortBy: reversed ? ['CREATED_AT_DESC'] : ['CREATED_AT_ASC', 'MAKE_ASC'],
    }),
    newestFirst: { sortBy: ['UPDATED_AT_DESC', 'CREATED_AT_DESC'] },
    byId: { field: 'piano', argument: 'id' },
  }),
  ranges: byYear('allPianos', createdWithin),
  refresh: { by: 'newest-first' },
  sweepDays: 7,
  sorting: { field: 'allPianos', sortEnum: 'PianoSort' },
  statusEnum: 'PianoStatus',
  hidden: { status: ['INACTIVE'] },
};
