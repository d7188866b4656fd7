import { bare } from './api/bare.ts';
import { fetchByIds } from './api/by-id.ts';
import { totalOf } from './api/count.ts';
import type { GazelleApi } from './api/gazelle-api.ts';
import type { ResultOf, VariablesOf } from './api/graphql.ts';
import { Unreadable } from './api/unreadable.ts';
import { ClientFields, ClientHeads, Clients } from './clients-queries.ts';
import { type ContactRecord, fetchContactOwners, fetchContactsOfClient } from './contacts.ts';
import { aroundUnreadable, idsOf } from './feed/around-unreadable.ts';
import { allAlong } from './feed/children.ts';
import { toPage, withId } from './feed/connection.ts';
import { createdWithin } from './feed/date-ranges.ts';
import { type IncrementalCollection, openIncremental, startOf } from './feed/incremental.ts';
import { type FetchPage, mapPage } from './feed/pages.ts';
import type { Head } from './feed/sweep.ts';
import type { Source } from './source.ts';

type ClientNode = ResultOf<typeof ClientFields>;

/** A client with all its contacts, archived ones too. */
export type ClientRecord = Omit<ClientNode, 'id' | 'allContacts'> & { id: string; contacts: ContactRecord[] };

type ClientHead = Head & { createdAt: string | null; defaultContactId: string | null; contacts: Head[] };

async function toRecord(api: GazelleApi, node: ClientNode): Promise<ClientRecord> {
  const { allContacts, ...rest } = withId(node);
  const along = allAlong(allContacts);
  if (along) return { ...rest, contacts: along };
  const contacts = await fetchContactsOfClient(api, rest.id);
  // Taken from the later answer that holds all contacts, so that the client and its contacts agree.
  const isDefault = ({ id }: ContactRecord) => id === rest.defaultContact?.id;
  const defaultContact = contacts.find(isDefault) ?? contacts.find((contact) => contact.isDefault) ?? null;
  return { ...rest, defaultContact, contacts };
}

type Order = Omit<VariablesOf<typeof Clients>, 'first' | 'after'>;

type Filters = NonNullable<Order['filters']>;

/**
 * A second sort key separates most clients of one import.
 * Sorting by it may omit a client without it, so the reversed pass does not use it.
 */
const byCreation = (filters: Filters | null, reversed: boolean): Order => ({
  filters,
  sortBy: reversed ? ['CREATED_AT_DESC'] : ['CREATED_AT_ASC', 'CLIENT_NAME_ASC'],
});

const byIds = (api: GazelleApi, ids: readonly string[]) =>
  fetchByIds(api, { field: 'client', argument: 'id', fragment: ClientFields }, ids, (node) =>
    toRecord(api, node),
  );

function recordsBy(api: GazelleApi, order: Order): FetchPage<ClientRecord | Unreadable> {
  const ask = (document: typeof Clients) => async (first: number, after: string | null) =>
    toPage((await api.request(document, { first, after, ...order })).allClients);
  return aroundUnreadable<ClientRecord, ClientRecord | Unreadable>({
    fetch: async (first, after) => mapPage(await ask(Clients)(first, after), (node) => toRecord(api, node)),
    bare: bare(Clients, ['createdAt', 'updatedAt']).map(ask),
    complete: (spots) => byIds(api, idsOf(spots)),
    toNode: (client) => client,
  });
}

function headsBy(api: GazelleApi, order: Order): FetchPage<ClientHead> {
  const ask = (document: typeof ClientHeads) => async (first: number, after: string | null) =>
    toPage((await api.request(document, { first, after, ...order })).allClients);
  return aroundUnreadable<ClientRecord, ClientHead>({
    fetch: async (first, after) =>
      mapPage(await ask(ClientHeads)(first, after), async (node) => {
        const { id, createdAt, updatedAt, defaultContact, allContacts } = node;
        const contacts = allAlong<Head>(allContacts) ?? (await fetchContactsOfClient(api, id));
        return { id, createdAt, updatedAt, defaultContactId: defaultContact?.id ?? null, contacts };
      }),
    bare: bare(ClientHeads, ['createdAt', 'updatedAt']).map(ask),
    complete: (spots) => byIds(api, idsOf(spots)),
    toNode: (client) => {
      const { defaultContact = null, contacts = [] } = client instanceof Unreadable ? {} : client;
      const { id, createdAt, updatedAt } = client;
      return { id, createdAt, updatedAt, defaultContactId: defaultContact?.id ?? null, contacts };
    },
  });
}

const collection: IncrementalCollection<ClientRecord, ClientHead, Filters> = {
  entity: 'clients',
  field: 'allClients',
  total: totalOf('allClients'),
  within: createdWithin,
  newest: (api) => recordsBy(api, { sortBy: ['UPDATED_AT_DESC', 'CREATED_AT_DESC'] }),
  records: (api, filters, reversed) => recordsBy(api, byCreation(filters, reversed)),
  heads: (api, filters, reversed) => headsBy(api, byCreation(filters, reversed)),
  byIds,
  isAlike: ({ defaultContactId }, { linkedId }) => linkedId === defaultContactId,
  parts: { contacts: ({ contacts }) => contacts },
};

/** Clients with all their contacts. Gazelle lists contacts only by client, so the two are read and swept together. */
export const clients: Source<ClientRecord> = {
  document: Clients,
  sorting: { field: 'allClients', sortEnum: 'ClientSort' },
  listing: { field: 'allClients', statusEnum: 'ClientStatus' },
  early: collection.total,
  choose: startOf,
  open: (plan) => openIncremental(collection, plan),

  async confirm(api, entity, ids) {
    const owners = entity === 'contacts' ? await fetchContactOwners(api, ids) : null;
    const clientIds = owners
      ? [...new Set([...owners.values()].flatMap((owner) => owner?.clientId ?? []))]
      : ids;
    const records = await collection.byIds(api, clientIds);
    return {
      gone: ids.filter((id, i) => (owners ? owners.get(id) === null : records[i] === null)),
      alive: records.filter((record) => record !== null),
    };
  },
};
