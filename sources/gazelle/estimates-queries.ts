import { graphql } from './api/graphql.ts';

/** All that is stored of an estimate; its tiers and their items come in plain lists, all of them. */
export const EstimateFields = graphql(`
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
        quantity amount duration subtotal taxTotal total
        createdAt updatedAt
      }
    }
  }
`);

/** A page of complete estimates. */
export const Estimates = graphql(
  `
  query Estimates($first: Int!, $after: String, $filters: PrivateAllEstimatesFilter, $sortBy: [EstimateSort!]) {
    allEstimates(first: $first, after: $after, filters: $filters, sortBy: $sortBy) {
      edges { cursor node { ...EstimateFields } }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`,
  [EstimateFields],
);
