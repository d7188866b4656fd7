import type { GazelleApi } from '../api/gazelle-api.ts';
import type { ResultOf } from '../api/graphql.ts';
import type { Collection } from '../collection.ts';
import { withId } from '../list/connection.ts';
import { defineList } from '../list/define-list.ts';
import type { Head } from '../list/head.ts';
import { allThatCame } from '../list/list-all.ts';
import { byYear } from '../ranges.ts';
import {
  InvoiceFields,
  InvoiceHead,
  type InvoiceItemFields,
  type InvoicePaymentFields,
  listItems,
  listPayments,
} from './invoices-queries.ts';

type InvoiceNode = ResultOf<typeof InvoiceFields> & { id: string };

/** A line of an invoice. */
export type InvoiceItemRecord = ResultOf<typeof InvoiceItemFields> & { id: string };

/** A payment of an invoice. */
export type InvoicePaymentRecord = ResultOf<typeof InvoicePaymentFields>;

/** An invoice with all its items and payments. */
export type InvoiceRecord = Omit<InvoiceNode, 'allInvoiceItems' | 'allInvoicePayments'> & {
  items: InvoiceItemRecord[];
  payments: InvoicePaymentRecord[];
};

async function toRecord(
  { allInvoiceItems, allInvoicePayments, ...invoice }: InvoiceNode,
  api: GazelleApi,
): Promise<InvoiceRecord> {
  const [items, payments] = await Promise.all([
    allThatCame(allInvoiceItems)?.map(withId) ?? listItems(api, invoice.id),
    allThatCame(allInvoicePayments) ?? listPayments(api, invoice.id),
  ]);
  return { ...invoice, items, payments };
}

/** A payment has no time of its last change: a change of one shows in its invoice. Its creation tells it from others. */
const toHead = (
  { id, updatedAt }: Head,
  items: readonly Head[],
  payments: readonly { id: string; createdAt: string | null }[],
): Head => ({
  id,
  updatedAt,
  children: {
    'invoice-items': items,
    'invoice-payments': payments.map((payment) => ({ id: payment.id, updatedAt: payment.createdAt })),
  },
});

/** By the date of the invoice, which no field tells: the list has no filter by creation. Both days are included. */
type InvoiceFilter = {
  invoiceDateGet?: string;
  invoiceDateLet?: string;
  paymentDateGet?: string;
  status?: NonNullable<InvoiceRecord['status']>[];
  archived?: boolean;
};

/** Invoices with all their items and payments, which Gazelle lists only by invoice. */
export const invoices: Collection<InvoiceRecord, InvoiceFilter> = {
  name: 'invoices',
  list: defineList({
    operation: 'Invoices',
    field: 'allInvoices',
    variables: '$filters: PrivateAllInvoicesFilter, $sortBy: [InvoiceSort!]',
    fragment: InvoiceFields,
    toRecord,
    headOf: (invoice) => toHead(invoice, invoice.items, invoice.payments),
    times: ['createdAt', 'updatedAt'],
    head: {
      fragment: InvoiceHead,
      toHead: async (node, api) =>
        toHead(
          node,
          allThatCame(node.allInvoiceItems)?.map(withId) ?? (await listItems(api, node.id)),
          allThatCame(node.allInvoicePayments) ?? (await listPayments(api, node.id)),
        ),
    },
    order: (filters: InvoiceFilter | null, reversed) => ({
      filters,
      sortBy: reversed ? ['CREATED_AT_DESC'] : ['CREATED_AT_ASC', 'NUMBER_ASC'],
    }),
    newestFirst: { sortBy: ['UPDATED_AT_DESC', 'CREATED_AT_DESC'] },
    byId: { field: 'invoice', argument: 'id' },
  }),
  ranges: byYear('allInvoices', ({ from, to }) => ({
    ...(from && { invoiceDateGet: from }),
    ...(to && { invoiceDateLet: to }),
  })),
  refresh: {
    by: 'newest-first',
    // What is not settled may change however old it is.
    unsorted: (from) => [
      { invoiceDateGet: from },
      { paymentDateGet: from },
      { status: ['DRAFT', 'OPEN', 'OVERDUE'] },
    ],
  },
  sweepDays: 7,
  sorting: { field: 'allInvoices', sortEnum: 'InvoiceSort' },
  statusEnum: 'InvoiceStatus',
  hidden: { archived: true },
};
