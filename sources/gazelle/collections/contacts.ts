import { graphql, type ResultOf } from '../api/graphql.ts';
import { listChildren } from '../list/list-children.ts';

/** All that is stored of a contact, and what a client takes over from its default one. */
export const ContactFields = graphql(`
  fragment ContactFields on PrivateContact {
    id
    firstName middleName lastName title role
    defaultEmail { email }
    defaultPhone { phoneNumber }
    defaultLocation { street1 street2 municipality region postalCode }
    isDefault isBillingDefault archived wantsEmail wantsPhone wantsText
    createdAt updatedAt
  }
`);

/** A contact as it comes along with its client. */
export type ContactRecord = ResultOf<typeof ContactFields>;

/** Lists every contact of one client: for the clients whose contacts do not fit into a page of clients. */
export const listContacts = listChildren({
  operation: 'ContactsOfClient',
  ...{ parent: 'client', argument: 'id', field: 'allContacts', more: 'includeArchived: true' },
  fragment: ContactFields,
  toChild: (contact) => contact,
});
