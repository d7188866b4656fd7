import { graphql } from './api/graphql.ts';
import { ContactFields } from './contacts.ts';

/** All that is stored of a client, with as many of its contacts as nearly every client has. */
export const ClientFields = graphql(
  `
  fragment ClientFields on PrivateClient {
    id
    companyName status clientType tags personalNotes preferenceNotes
    localization { locale }
    lifecycleState preferredTechnicianId referredBy noContactUntil noContactReason referenceId
    custom1 custom2 custom3 custom4 custom5 custom6 custom7 custom8 custom9 custom10
    createdAt updatedAt
    defaultContact { ...ContactFields }
    allContacts(first: 10, includeArchived: true) { nodes { ...ContactFields } pageInfo { hasNextPage } }
  }
`,
  [ContactFields],
);

/** A page of complete clients. */
export const Clients = graphql(
  `
  query Clients($first: Int!, $after: String, $filters: PrivateAllClientsFilter, $sortBy: [ClientSort!]) {
    allClients(first: $first, after: $after, filters: $filters, sortBy: $sortBy) {
      edges { cursor node { ...ClientFields } }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`,
  [ClientFields],
);

/** A page of ids and times, of the clients and of their contacts. */
export const ClientHeads = graphql(`
  query ClientHeads($first: Int!, $after: String, $filters: PrivateAllClientsFilter, $sortBy: [ClientSort!]) {
    allClients(first: $first, after: $after, filters: $filters, sortBy: $sortBy) {
      edges {
        cursor
        node {
          id createdAt updatedAt
          defaultContact { id }
          allContacts(first: 50, includeArchived: true) { nodes { id updatedAt } pageInfo { hasNextPage } }
        }
      }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`);
