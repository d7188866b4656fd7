import { bare, headsIn } from './api/bare.ts';
import { fetchByIds } from './api/by-id.ts';
import type { GazelleApi } from './api/gazelle-api.ts';
import type { ResultOf, VariablesOf } from './api/graphql.ts';
import type { Unreadable } from './api/unreadable.ts';
import { aroundUnreadable, idsOf } from './feed/around-unreadable.ts';
import { allAlong, confirmChildren } from './feed/children.ts';
import { toPage, toPageOf, withId } from './feed/connection.ts';
import type { DateRange } from './feed/date-ranges.ts';
import { type IncrementalCollection, openIncremental, startOf } from './feed/incremental.ts';
import { listAll } from './feed/list-all.ts';
import { type FetchPage, mapPage } from './feed/pages.ts';
import type { Head } from './feed/sweep.ts';
import {
  InvoiceFields,
  type InvoiceItemFields,
  type InvoicePaymentFields,
  Invoices,
  ItemsOfInvoice,
  PaymentsOfInvoice,
} from './invoices-queries.ts';
import { confirmationOf, type Source } from './source.ts';

type InvoiceNode = ResultOf<typeof InvoiceFields>;

/** A line of an invoice. */
export type InvoiceItemRecord = ResultOf<typeof InvoiceItemFields> & { id: string };

/** A payment of an invoice. */
export type InvoicePaymentRecord = ResultOf<typeof InvoicePaymentFields>;

/** An invoice with all its items and payments. */
export type InvoiceRecord = Omit<InvoiceNode, 'id' | 'allInvoiceItems' | 'allInvoicePayments'> & {
  id: string;
  items: InvoiceItemRecord[];
  payments: InvoicePaymentRecord[];
};

type InvoiceHead = Head & {
  createdAt: string | null;
  items?: readonly Head[];
  payments?: readonly Pick<InvoicePaymentRecord, 'id' | 'createdAt'>[];
};

const fetchItems = (api: GazelleApi, id: string) =>
  listAll(`items of ${id}`, async (first, after) => {
    const { invoice } = await api.request(ItemsOfInvoice, { id, first, after });
    return toPageOf(invoice?.allInvoiceItems);
  });

const fetchPayments = (api: GazelleApi, id: string) =>
  listAll(`payments of ${id}`, async (first, after) => {
    const { invoice } = await api.request(PaymentsOfInvoice, { id, first, after });
    return toPageOf(invoice?.allInvoicePayments);
  });

async function toRecord(api: GazelleApi, node: InvoiceNode): Promise<InvoiceRecord> {
  const { allInvoiceItems, allInvoicePayments, ...invoice } = withId(node);
  const [items, payments] = await Promise.all([
    allAlong(allInvoiceItems)?.map(withId) ?? fetchItems(api, invoice.id),
    allAlong(allInvoicePayments) ?? fetchPayments(api, invoice.id),
  ]);
  return { ...invoice, items, payments };
}

type Order = Omit<VariablesOf<typeof Invoices>, 'first' | 'after'>;

type Filters = NonNullable<Order['filters']>;

/** By the date of the invoice, which no field tells: the list has no filter by creation. */
const within = ({ from, to }: DateRange): { invoiceDateGet?: string; invoiceDateLet?: string } => ({
  ...(from && { invoiceDateGet: from }),
  ...(to && { invoiceDateLet: to }),
});

const byCreation = (filters: Filters | null, reversed: boolean): Order => ({
  filters,
  sortBy: reversed ? ['CREATED_AT_DESC'] : ['CREATED_AT_ASC', 'NUMBER_ASC'],
});

const byIds = (api: GazelleApi, ids: readonly string[]) =>
  fetchByIds(api, { field: 'invoice', argument: 'id', fragment: InvoiceFields }, ids, (node) =>
    toRecord(api, node),
  );

/** Reads pages of `document`: of whole invoices or of their heads. */
const pagesOf =
  (document: typeof Invoices) =>
  (api: GazelleApi, order: Order): FetchPage<InvoiceRecord | Unreadable> => {
    const ask = (one: typeof Invoices) => async (first: number, after: string | null) =>
      toPage((await api.request(one, { first, after, ...order })).allInvoices);
    return aroundUnreadable<InvoiceRecord, InvoiceRecord | Unreadable>({
      fetch: async (first, after) =>
        mapPage(await ask(document)(first, after), (node) => toRecord(api, node)),
      bare: bare(Invoices, ['createdAt', 'updatedAt']).map(ask),
      complete: (spots) => byIds(api, idsOf(spots)),
      toNode: (invoice) => invoice,
    });
  };

const recordsBy = pagesOf(Invoices);
const lists = ['allInvoices', 'allInvoiceItems', 'allInvoicePayments'];
const headsBy: (api: GazelleApi, order: Order) => FetchPage<InvoiceHead> = pagesOf(headsIn(Invoices, lists));

/** Payments have no `updatedAt`; what changes of one changes the totals of its invoice. */
const paymentsOf = ({ payments = [] }: InvoiceHead): Head[] =>
  payments.map(({ id, createdAt }) => ({ id, updatedAt: createdAt }));

const itemsOf = ({ items = [] }: InvoiceHead) => items;

/** The statuses of invoices that are not settled, which may change however old they are. */
export const openStatuses: readonly NonNullable<InvoiceRecord['status']>[] = ['DRAFT', 'OPEN', 'OVERDUE'];

const collection: IncrementalCollection<InvoiceRecord, InvoiceHead, Filters> = {
  entity: 'invoices',
  field: 'allInvoices',
  within,
  newest: (api) => recordsBy(api, { sortBy: ['UPDATED_AT_DESC', 'CREATED_AT_DESC'] }),
  records: (api, filters, reversed) => recordsBy(api, byCreation(filters, reversed)),
  heads: (api, filters, reversed) => headsBy(api, byCreation(filters, reversed)),
  byIds,
  parts: { 'invoice-items': itemsOf, 'invoice-payments': paymentsOf },
  current: (from) => [{ invoiceDateGet: from }, { status: [...openStatuses] }],
};

/** Invoices with all their items and payments, which Gazelle lists only by invoice. */
export const invoices: Source<InvoiceRecord> = {
  document: Invoices,
  sorting: { field: 'allInvoices', sortEnum: 'InvoiceSort' },
  listing: { field: 'allInvoices', statusEnum: 'InvoiceStatus' },
  choose: startOf,
  open: (plan) => openIncremental(collection, plan),

  async confirm(api, entity, ids, known) {
    if (entity === 'invoices') return confirmationOf(ids, await byIds(api, ids));
    return confirmChildren(api, ids, known, byIds, ({ items, payments }) => [...items, ...payments]);
  },
};
