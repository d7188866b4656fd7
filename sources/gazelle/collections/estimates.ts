import { graphql } from '../api/graphql.ts';
import type { Collection } from '../collection.ts';
import { toFilterDate } from '../instants.ts';
import { defineList, type RecordOf } from '../list/define-list.ts';
import { byYear } from '../ranges.ts';

/** All that is stored of an estimate; its tiers and their items come in plain lists, all of them. */
const EstimateFields = graphql(`
  fragment EstimateFields on PrivateEstimate {
    id number
    client { id } contact { id } piano { id } assignedTo { id } createdBy { id }
    estimatedOn expiresOn recommendedTierTotal currentPerformanceLevel
    locale notes tags isArchived
    createdAt updatedAt
    allEstimateTiers {
      id
      sequenceNumber isPrimary allowSelfSchedule notes targetPerformanceLevel
      subtotal taxTotal total
      createdAt updatedAt
      allEstimateTierItems {
        id
        sequenceNumber name description educationDescription type isTaxable isTuning
        estimateTierGroup { name } masterServiceItem { id }
        quantity amount duration subtotal taxTotal total
        createdAt updatedAt
      }
    }
  }
`);

const list = defineList({
  field: 'allEstimates',
  fragment: EstimateFields,
  children: ({ allEstimateTiers: tiers }) => ({
    'estimate-tiers': tiers,
    'estimate-tier-items': tiers.flatMap(({ allEstimateTierItems }) => allEstimateTierItems),
  }),
  sort: { enum: 'EstimateSort', by: ['CREATED_AT_ASC', 'NUMBER_ASC'] },
  byId: { field: 'estimate', argument: 'id' },
});

/** An estimate with its tiers and their items. */
export type EstimateRecord = RecordOf<typeof list>;

/** Estimates with their tiers and the items of these. */
export const estimates: Collection<EstimateRecord> = {
  name: 'estimates',
  list,
  ranges: byYear('created'),
  // One that has expired seldom changes.
  refresh: { by: 'newest-first', recent: (from) => [{ expiresGet: toFilterDate(from) }] },
  sweepDays: 7,
  hidden: { archived: true },
};
