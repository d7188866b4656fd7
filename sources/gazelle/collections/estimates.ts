import { graphql, type ResultOf } from '../api/graphql.ts';
import type { Collection } from '../collection.ts';
import { defineList } from '../list/define-list.ts';
import type { Head } from '../list/head.ts';
import { byYear } from '../ranges.ts';
import { type CreatedWithin, createdWithin } from './created-within.ts';

/** All that is stored of an estimate; its tiers and their items come in plain lists, all of them. */
const EstimateFields = graphql(`
  fragment EstimateFields on PrivateEstimate {
    id
    number
    client { id }
    contact { id }
    piano { id }
    assignedTo { id }
    createdBy { id }
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
        estimateTierGroup { name }
        masterServiceItem { id }
        quantity amount duration subtotal taxTotal total
        createdAt updatedAt
      }
    }
  }
`);

const EstimateHead = graphql(`
  fragment EstimateHead on PrivateEstimate {
    id createdAt updatedAt
    allEstimateTiers { id updatedAt allEstimateTierItems { id updatedAt } }
  }
`);

/** An estimate with its tiers and their items. */
export type EstimateRecord = ResultOf<typeof EstimateFields>;

/** A tier of an estimate, with its items. */
export type EstimateTierRecord = EstimateRecord['allEstimateTiers'][number];

/** A line of a tier. */
export type EstimateTierItemRecord = EstimateTierRecord['allEstimateTierItems'][number];

const toHead = ({ id, updatedAt, allEstimateTiers }: ResultOf<typeof EstimateHead>): Head => ({
  id,
  updatedAt,
  children: {
    'estimate-tiers': allEstimateTiers,
    'estimate-tier-items': allEstimateTiers.flatMap(({ allEstimateTierItems }) => allEstimateTierItems),
  },
});

type EstimateFilter = CreatedWithin & { expiresGet?: string; archived?: boolean };

/** Estimates with their tiers and the items of these. */
export const estimates: Collection<EstimateRecord, EstimateFilter> = {
  name: 'estimates',
  list: defineList({
    operation: 'Estimates',
    field: 'allEstimates',
    variables: '$filters: PrivateAllEstimatesFilter, $sortBy: [EstimateSort!]',
    fragment: EstimateFields,
    toRecord: (estimate): EstimateRecord => estimate,
    headOf: (estimate) => toHead(estimate),
    times: ['createdAt', 'updatedAt'],
    head: { fragment: EstimateHead, toHead },
    order: (filters: EstimateFilter | null, reversed) => ({
      filters,
      sortBy: reversed ? ['CREATED_AT_DESC'] : ['CREATED_AT_ASC', 'NUMBER_ASC'],
    }),
    newestFirst: { sortBy: ['UPDATED_AT_DESC', 'CREATED_AT_DESC'] },
    byId: { field: 'estimate', argument: 'id' },
  }),
  ranges: byYear('allEstimates', createdWithin),
  // One that has expired seldom changes.
  refresh: { by: 'newest-first', unsorted: (from) => [{ expiresGet: from }] },
  sweepDays: 7,
  sorting: { field: 'allEstimates', sortEnum: 'EstimateSort' },
  hidden: { archived: true },
};
