import { graphql } from '../api/graphql.ts';
import { listChildren } from '../list/list-children.ts';

export const InvoiceItemFields = graphql(`
  fragment InvoiceItemFields on PrivateInvoiceItem {
    id
    piano { id }
    masterServiceItem { id }
    sequenceNumber type description billable taxable
    quantity amount subTotal taxTotal total
    createdAt updatedAt
  }
`);

export const InvoicePaymentFields = graphql(`
  fragment InvoicePaymentFields on PrivateInvoicePayment {
    id
    status type paymentSource
    currency { code divisor }
    amount tipTotal notes failureReason
    paidAt createdAt
  }
`);

/** All that is stored of an invoice, with as many items and payments as nearly every invoice has. */
export const InvoiceFields = graphql(
  `
  fragment InvoiceFields on PrivateInvoice {
    id
    number
    client { id }
    contact { id }
    assignedTo { id }
    createdBy { id }
    status
    currency { code divisor }
    subTotal taxTotal tipTotal total paidTotal dueTotal
    dueOn netDays notes tags archived
    createdAt updatedAt
    allInvoiceItems(first: 20) { nodes { ...InvoiceItemFields } pageInfo { hasNextPage } }
    allInvoicePayments(first: 10) { nodes { ...InvoicePaymentFields } pageInfo { hasNextPage } }
  }
`,
  [InvoiceItemFields, InvoicePaymentFields],
);

const ofInvoice = { parent: 'invoice', argument: 'id' };

/** Lists the items of one invoice. */
export const listItems = listChildren({
  ...{ operation: 'ItemsOfInvoice', ...ofInvoice, field: 'allInvoiceItems' },
  fragment: InvoiceItemFields,
  toChild: (item) => item,
});

/** Lists its payments. */
export const listPayments = listChildren({
  ...{ operation: 'PaymentsOfInvoice', ...ofInvoice, field: 'allInvoicePayments' },
  fragment: InvoicePaymentFields,
  toChild: (payment) => payment,
});
