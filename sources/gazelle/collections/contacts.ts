import { fetchByIds } from '../api/by-id.ts';
import type { GazelleApi } from '../api/gazelle-api.ts';
import { graphql, type ResultOf } from '../api/graphql.ts';
import { Unreadable } from '../api/unreadable.ts';
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

const ContactOwner = graphql(`
  fragment ContactOwner on PrivateContact {
    id
    client { id }
  }
`);

/** Lists every contact of one client: for the clients whose contacts do not fit into a page of clients. */
export const listContacts = listChildren({
  operation: 'ContactsOfClient',
  ...{ parent: 'client', argument: 'id', field: 'allContacts', more: 'includeArchived: true' },
  fragment: ContactFields,
  toChild: (contact): ContactRecord => contact,
});

/** The clients that contacts belong to, in the order of the ids; null for a contact that is deleted. */
export async function fetchContactOwners(
  api: GazelleApi,
  ids: readonly string[],
): Promise<({ clientId: string | null } | null)[]> {
  const byId = { field: 'contact', argument: 'id', fragment: ContactOwner };
  const owners = await fetchByIds(api, byId, ids, ({ client }) => ({ clientId: client?.id ?? null }));
  return owners.map((owner) => (owner instanceof Unreadable ? { clientId: null } : owner));
}
