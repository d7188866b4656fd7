import { graphql, type ResultOf } from '../api/graphql.ts';
import type { Collection } from '../collection.ts';
import { withId } from '../list/connection.ts';
import { defineList } from '../list/define-list.ts';
import type { Head } from '../list/head.ts';
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
    allPianoMeasurements {
      id
      takenOn temperature humidity
      a0Pitch a1Pitch a2Pitch a3Pitch a4Pitch a5Pitch a6Pitch a7Pitch
      a0Dip a1Dip a2Dip a3Dip a4Dip a5Dip a6Dip a7Dip
      createdAt updatedAt
    }
  }
`);

const PianoHead = graphql(`
  fragment PianoHead on PrivatePiano {
    id createdAt updatedAt
    allPianoMeasurements { id updatedAt }
  }
`);

type PianoNode = ResultOf<typeof PianoFields> & { id: string };

/** What was measured at a piano on a day. */
export type PianoMeasurementRecord = PianoNode['allPianoMeasurements'][number] & { id: string };

/** A piano with the id of its client and with all that was measured at it. */
export type PianoRecord = Omit<PianoNode, 'allPianoMeasurements'> & {
  measurements: PianoMeasurementRecord[];
};

const toHead = (
  { id, updatedAt }: Head,
  measurements: readonly { id: string | null; updatedAt: string | null }[],
): Head => ({ id, updatedAt, children: { 'piano-measurements': measurements.map(withId) } });

type PianoFilter = CreatedWithin & { status?: NonNullable<PianoRecord['status']>[] };

/** Pianos with their measurements, and with the id of the client each belongs to. */
export const pianos: Collection<PianoRecord, PianoFilter> = {
  name: 'pianos',
  list: defineList({
    operation: 'Pianos',
    field: 'allPianos',
    variables: '$filters: PrivateAllPianosFilter, $sortBy: [PianoSort!]',
    fragment: PianoFields,
    toRecord: ({ allPianoMeasurements, ...piano }: PianoNode): PianoRecord => ({
      ...piano,
      measurements: allPianoMeasurements.map(withId),
    }),
    headOf: (piano) => toHead(piano, piano.measurements),
    times: ['createdAt', 'updatedAt'],
    head: { fragment: PianoHead, toHead: (node) => toHead(node, node.allPianoMeasurements) },
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
