import { graphql } from '../api/graphql.ts';

export const InvoiceItemFields = graphql(`
  fragment InvoiceItemFields on PrivateInvoiceItem {
    id
    piano { id }
    sequenceNumber type description billable taxable
    quantity amount subTotal taxTotal total
    createdAt updatedAt
  }
`);

export const InvoicePaymentFields = graphql(`
  fragment InvoicePaymentFields on PrivateInvoicePayment {
    id
    status type paymentSource
    currency { code }
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
    currency { code }
    subTotal taxTotal tipTotal total paidTotal dueTotal
    dueOn netDays notes tags archived
    createdAt updatedAt
    allInvoiceItems(first: 20) { nodes { ...InvoiceItemFields } pageInfo { hasNextPage } }
    allInvoicePayments(first: 10) { nodes { ...InvoicePaymentFields } pageInfo { hasNextPage } }
  }
`,
  [InvoiceItemFields, InvoicePaymentFields],
);

/** What is compared of an invoice. */
export const InvoiceHead = graphql(`
  fragment InvoiceHead on PrivateInvoice {
    id createdAt updatedAt
    allInvoiceItems(first: 20) { nodes { id updatedAt } pageInfo { hasNextPage } }
    allInvoicePayments(first: 10) { nodes { id createdAt } pageInfo { hasNextPage } }
  }
`);

/** A page of the items of one invoice. */
export const ItemsOfInvoice = graphql(
  `
  query ItemsOfInvoice($id: String!, $first: Int!, $after: String) {
    invoice(id: $id) {
      allInvoiceItems(first: $first, after: $after) {
        edges { cursor node { ...InvoiceItemFields } }
        pageInfo { hasNextPage endCursor }
        totalCount
      }
    }
  }
`,
  [InvoiceItemFields],
);

/** A page of its payments. */
export const PaymentsOfInvoice = graphql(
  `
  query PaymentsOfInvoice($id: String!, $first: Int!, $after: String) {
    invoice(id: $id) {
      allInvoicePayments(first: $first, after: $after) {
        edges { cursor node { ...InvoicePaymentFields } }
        pageInfo { hasNextPage endCursor }
        totalCount
      }
    }
  }
`,
  [InvoicePaymentFields],
);
