import { graphql } from '../api/graphql.ts';
import type { Collection } from '../collection.ts';
import { defineList, type RecordOf } from '../list/define-list.ts';
import { byYear } from '../ranges.ts';

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

const list = defineList({
  field: 'allPianos',
  fragment: PianoFields,
  lists: { measurements: 'allPianoMeasurements' },
  children: ({ measurements }) => ({ 'piano-measurements': measurements }),
  sort: { enum: 'PianoSort', by: ['CREATED_AT_ASC', 'MAKE_ASC'] },
  // Inactive ones too, whatever a list without a filter leaves out.
  always: { status: ['ACTIVE', 'INACTIVE', 'TEMPORARY_STORAGE', 'UNDER_RESTORATION'] },
  byId: { field: 'piano', argument: 'id' },
});

/** A piano with the id of its client and with all that was measured at it. */
export type PianoRecord = RecordOf<typeof list>;

/** Pianos with their measurements, and with the id of the client each belongs to. */
export const pianos: Collection<PianoRecord> = {
  name: 'pianos',
  list,
  ranges: byYear('created'),
  refresh: { by: 'newest-first' },
  sweepDays: 7,
  statusEnum: 'PianoStatus',
};
