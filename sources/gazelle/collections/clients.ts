import type { GazelleApi } from '../api/gazelle-api.ts';
import { graphql, type ResultOf } from '../api/graphql.ts';
import type { Collection } from '../collection.ts';
import { defineList } from '../list/define-list.ts';
import type { Head } from '../list/head.ts';
import { allThatCame } from '../list/list-all.ts';
import { byYear } from '../ranges.ts';
import { ContactFields, type ContactRecord, fetchContactOwners, listContacts } from './contacts.ts';
import { type CreatedWithin, createdWithin } from './created-within.ts';

/** All that is stored of a client, with as many of its contacts as nearly every client has. */
const ClientFields = graphql(
  `
  fragment ClientFields on PrivateClient {
    id
    companyName status clientType tags personalNotes preferenceNotes
    defaultClientLocalization { locale }
    lifecycleState preferredTechnicianId referredBy noContactUntil noContactReason referenceId
    custom1 custom2 custom3 custom4 custom5 custom6 custom7 custom8 custom9 custom10
    createdAt updatedAt
    defaultContact { ...ContactFields }
    allContacts(first: 10, includeArchived: true) { nodes { ...ContactFields } pageInfo { hasNextPage } }
  }
`,
  [ContactFields],
);

const ClientHead = graphql(`
  fragment ClientHead on PrivateClient {
    id createdAt updatedAt
    defaultContact { id }
    allContacts(first: 50, includeArchived: true) { nodes { id updatedAt } pageInfo { hasNextPage } }
  }
`);

type ClientNode = ResultOf<typeof ClientFields> & { id: string };

/** A client with all its contacts, archived ones too. */
export type ClientRecord = Omit<ClientNode, 'allContacts'> & { contacts: ContactRecord[] };

async function toRecord({ allContacts, ...client }: ClientNode, api: GazelleApi): Promise<ClientRecord> {
  const along = allThatCame(allContacts);
  if (along) return { ...client, contacts: along };
  const contacts = await listContacts(api, client.id);
  // Taken from the later answer that holds all contacts, so that the client and its contacts agree.
  const isDefault = ({ id }: ContactRecord) => id === client.defaultContact?.id;
  const defaultContact = contacts.find(isDefault) ?? contacts.find((contact) => contact.isDefault) ?? null;
  return { ...client, defaultContact, contacts };
}

const toHead = (
  {
    id,
    updatedAt,
    defaultContact,
  }: { id: string; updatedAt: string | null; defaultContact: { id: string } | null },
  contacts: readonly Head[],
): Head => ({ id, updatedAt, link: defaultContact?.id ?? null, children: { contacts } });

type ClientFilter = CreatedWithin & { status?: NonNullable<ClientNode['status']>[] };

/** Clients with all their contacts. Gazelle lists contacts only by client, so the two are read and swept together. */
export const clients: Collection<ClientRecord, ClientFilter> = {
  name: 'clients',
  list: defineList({
    operation: 'Clients',
    field: 'allClients',
    variables: '$filters: PrivateAllClientsFilter, $sortBy: [ClientSort!]',
    fragment: ClientFields,
    toRecord,
    headOf: (client) => toHead(client, client.contacts),
    times: ['createdAt', 'updatedAt'],
    head: {
      fragment: ClientHead,
      toHead: async (node, api) =>
        toHead(node, allThatCame<Head>(node.allContacts) ?? (await listContacts(api, node.id))),
    },
    // The second sort key separates most clients of one import. It may omit a client without it, so the reversed order has none.
    order: (filters: ClientFilter | null, reversed) => ({
      filters,
      sortBy: reversed ? ['CREATED_AT_DESC'] : ['CREATED_AT_ASC', 'CLIENT_NAME_ASC'],
    }),
    newestFirst: { sortBy: ['UPDATED_AT_DESC', 'CREATED_AT_DESC'] },
    byId: { field: 'client', argument: 'id' },
  }),
  ranges: byYear('allClients', createdWithin),
  refresh: { by: 'newest-first' },
  sweepDays: 7,
  sorting: { field: 'allClients', sortEnum: 'ClientSort' },
  statusEnum: 'ClientStatus',
  hidden: { status: ['INACTIVE'] },

  /** A contact that is not seen may have moved to another client, which is then read. */
  async confirm(api, _contacts, ids) {
    const owners = await fetchContactOwners(api, ids);
    const clientIds = [...new Set(owners.flatMap((owner) => owner?.clientId ?? []))];
    const records = (await clients.list.byIds?.(api, clientIds)) ?? [];
    return {
      deleted: ids.filter((_, i) => owners[i] === null),
      alive: records.filter((record) => record !== null),
    };
  },
};
