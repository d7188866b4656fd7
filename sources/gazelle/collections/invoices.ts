import { graphql } from '../api/graphql.ts';
import type { Collection } from '../collection.ts';
import { toFilterDate } from '../instants.ts';
import { defineList, type RecordOf } from '../list/define-list.ts';
import { byYear } from '../ranges.ts';

/** All that is stored of an invoice, with as many items and payments as nearly every invoice has. */
const InvoiceFields = graphql(`
  fragment InvoiceFields on PrivateInvoice {
    id number
    client { id } contact { id } assignedTo { id } createdBy { id }
    status currency { code divisor }
    subTotal taxTotal tipTotal total paidTotal dueTotal
    dueOn netDays notes tags archived
    createdAt updatedAt
    allInvoiceItems(first: 20) {
      nodes {
        id piano { id } masterServiceItem { id }
        sequenceNumber type description billable taxable
        quantity amount subTotal taxTotal total
        createdAt updatedAt
      }
      pageInfo { hasNextPage }
    }
    allInvoicePayments(first: 10) {
      nodes {
        id status type paymentSource currency { code divisor }
        amount tipTotal notes failureReason
        paidAt createdAt
      }
      pageInfo { hasNextPage }
    }
  }
`);

const list = defineList({
  field: 'allInvoices',
  fragment: InvoiceFields,
  lists: { items: 'allInvoiceItems', payments: 'allInvoicePayments' },
  children: ({ items, payments }) => ({
    'invoice-items': items,
    // A payment has no time of its last change: a change of one shows in its invoice. Its creation tells it from others.
    'invoice-payments': payments.map(({ id, createdAt }) => ({ id, updatedAt: createdAt })),
  }),
  sort: { enum: 'InvoiceSort', by: ['CREATED_AT_ASC', 'NUMBER_ASC'] },
  byId: { field: 'invoice', argument: 'id' },
});

/** An invoice with all its items and payments. */
export type InvoiceRecord = RecordOf<typeof list>;

/** Invoices with all their items and payments, which Gazelle lists only by invoice. */
export const invoices: Collection<InvoiceRecord> = {
  name: 'invoices',
  list,
  // The list has no filter by creation.
  ranges: byYear('invoiceDate'),
  refresh: {
    by: 'newest-first',
    // What is not settled may change however old it is.
    recent: (from) => [
      { invoiceDateGet: toFilterDate(from) },
      { paymentDateGet: toFilterDate(from) },
      { status: ['DRAFT', 'OPEN', 'OVERDUE'] },
    ],
  },
  sweepDays: 7,
  statusEnum: 'InvoiceStatus',
  hidden: { archived: true },
};
