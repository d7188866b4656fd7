import type {
  InvoiceItemRecord,
  InvoicePaymentRecord,
  InvoiceRecord,
} from '../sources/gazelle/collections/invoices.ts';
import { toRow } from './to-row.ts';
import { integer, type Note, text } from './values.ts';

/** An invoice as a row. */
export const toInvoiceRow = (invoice: InvoiceRecord, note: Note) =>
  toRow('gazelle_invoices', invoice, note, {
    currency: text(invoice.currency?.code),
    currency_divisor: integer('divisor', invoice.currency?.divisor, note),
  });

/** A line of an invoice as a row. */
export const toInvoiceItemRow = (item: InvoiceItemRecord, invoiceId: string, note: Note) =>
  toRow('gazelle_invoice_items', item, note, {
    invoice_id: invoiceId,
    service_item_id: text(item.masterServiceItem?.id),
    quantity_hundredths: integer('quantity', item.quantity, note),
  });

/** A payment of an invoice as a row. */
export const toInvoicePaymentRow = (payment: InvoicePaymentRecord, invoiceId: string, note: Note) =>
  toRow('gazelle_invoice_payments', payment, note, {
    invoice_id: invoiceId,
    currency: text(payment.currency?.code),
    currency_divisor: integer('divisor', payment.currency?.divisor, note),
  });
