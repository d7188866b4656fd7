import { isDeepStrictEqual } from 'node:util';
import { fetchingByIds } from '../api/by-id.ts';
import { graphql } from '../api/graphql.ts';
import { askAgain, type Collection } from '../collection.ts';
import { defineList, type RecordOf } from '../list/define-list.ts';
import { byYear } from '../ranges.ts';

/** All that is stored of a contact, and what a client takes over from its default one. */
const contactFields = `
  id
  firstName middleName lastName title role
  defaultEmail { email } defaultPhone { phoneNumber }
  defaultLocation { street1 street2 municipality region postalCode }
  isDefault isBillingDefault archived wantsEmail wantsPhone wantsText
  createdAt updatedAt
`;

/** All that is stored of a client, with as many of its contacts as nearly every client has. */
const ClientFields = graphql(`
  fragment ClientFields on PrivateClient {
    id
    companyName status clientType tags personalNotes preferenceNotes
    defaultClientLocalization { locale }
    lifecycleState preferredTechnicianId referredBy noContactUntil noContactReason referenceId
    custom1 custom2 custom3 custom4 custom5 custom6 custom7 custom8 custom9 custom10
    createdAt updatedAt
    defaultContact { ${contactFields} }
    allContacts(first: 10, includeArchived: true) { nodes { ${contactFields} } pageInfo { hasNextPage } }
  }
`);

const ContactOwner = graphql('fragment ContactOwner on PrivateContact { id client { id } }');
const ownersOf = fetchingByIds({ field: 'contact', argument: 'id' }, ContactOwner, (contact) => contact);

const list = defineList({
  field: 'allClients',
  fragment: ClientFields,
  lists: { contacts: 'allContacts' },
  /** Where its contacts came by a later answer, its default contact may have changed: it is taken from them. */
  adjust(client) {
    const { defaultContact: before, contacts } = client;
    const same = contacts.find(({ id }) => id === before?.id);
    if (!before || isDeepStrictEqual(same, before)) return client;
    return { ...client, defaultContact: same ?? contacts.find(({ isDefault }) => isDefault) ?? before };
  },
  link: ({ defaultContact }) => defaultContact?.id ?? null,
  children: ({ contacts }) => ({ contacts }),
  childrenInHead: 50,
  sort: { enum: 'ClientSort', by: ['CREATED_AT_ASC', 'CLIENT_NAME_ASC'] },
  // Inactive ones too, whatever a list without a filter leaves out.
  always: { status: ['ACTIVE', 'INACTIVE', 'PROSPECT', 'NEW'] },
  byId: { field: 'client', argument: 'id' },
});

/** A client with all its contacts, archived ones too. */
export type ClientRecord = RecordOf<typeof list>;

/** Clients with all their contacts. Gazelle lists contacts only by client, so the two are read and swept together. */
export const clients: Collection<ClientRecord> = {
  name: 'clients',
  list,
  ranges: byYear('created'),
  refresh: { by: 'newest-first' },
  sweepDays: 7,
  statusEnum: 'ClientStatus',

  /** A contact that is not seen may have moved to another client, which is then read. */
  async confirm(api, ids) {
    const owners = await ownersOf(api, ids);
    const clientIds = owners.flatMap((owner) => (owner && 'client' in owner && owner.client?.id) || []);
    const { alive } = await askAgain(list, api, [...new Set(clientIds)]);
    return { deleted: ids.filter((_, i) => owners[i] === null), alive };
  },
};
