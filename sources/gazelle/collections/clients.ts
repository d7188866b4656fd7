import { fetchByIds } from '../api/by-id.ts';
import type { GazelleApi } from '../api/gazelle-api.ts';
import { graphql, type ResultOf } from '../api/graphql.ts';
import type { Collection } from '../collection.ts';
import { defineList } from '../list/define-list.ts';
import { byYear } from '../ranges.ts';
import { ContactFields, type ContactRecord, listContacts } from './contacts.ts';

const ContactOwner = graphql(`
  fragment ContactOwner on PrivateContact {
    id
    client { id }
  }
`);

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

type ClientNode = ResultOf<typeof ClientFields> & { id: string };

async function toRecord({ allContacts, ...client }: ClientNode, api: GazelleApi) {
  const contacts = await listContacts(api, client.id, allContacts);
  if (!allContacts.pageInfo.hasNextPage) return { ...client, contacts };
  // Taken from the later answer that holds all contacts, so that the client and its contacts agree.
  const isDefault = ({ id }: ContactRecord) => id === client.defaultContact?.id;
  const defaultContact = contacts.find(isDefault) ?? contacts.find((contact) => contact.isDefault) ?? null;
  return { ...client, defaultContact, contacts };
}

/** A client with all its contacts, archived ones too. */
export type ClientRecord = Awaited<ReturnType<typeof toRecord>>;

/** Clients with all their contacts. Gazelle lists contacts only by client, so the two are read and swept together. */
export const clients: Collection<ClientRecord> = {
  name: 'clients',
  list: defineList({
    field: 'allClients',
    fragment: ClientFields,
    toRecord,
    link: ({ defaultContact }) => defaultContact?.id ?? null,
    children: ({ contacts }) => ({ contacts }),
    childrenInHead: 50,
    sort: { enum: 'ClientSort', by: ['CREATED_AT_ASC', 'CLIENT_NAME_ASC'] },
    // Inactive ones too, whatever a list without a filter leaves out.
    always: { status: ['ACTIVE', 'INACTIVE', 'PROSPECT', 'NEW'] },
    byId: { field: 'client', argument: 'id' },
  }),
  ranges: byYear('created'),
  refresh: { by: 'newest-first' },
  sweepDays: 7,
  statusEnum: 'ClientStatus',

  /** A contact that is not seen may have moved to another client, which is then read. */
  async confirm(api, _contacts, ids) {
    const contact = { field: 'contact', argument: 'id', fragment: ContactOwner };
    const owners = await fetchByIds(api, contact, ids, ({ client }) => ({ clientId: client?.id }));
    const ofClients = owners.flatMap((owner) => (owner && 'clientId' in owner ? (owner.clientId ?? []) : []));
    const clientIds = [...new Set(ofClients)];
    const records = (await clients.list.byIds?.(api, clientIds)) ?? [];
    return {
      deleted: ids.filter((_, i) => owners[i] === null),
      alive: records.filter((record) => record !== null),
    };
  },
};
