import type { InvoiceRecord } from '../sources/gazelle/collections/invoices.ts';
import { toRow } from './to-row.ts';
import { integer, type Note, text } from './values.ts';

/** An invoice as a row. */
export const toInvoiceRow = (invoice: InvoiceRecord, note: Note) =>
  toRow('gazelle_invoices', invoice, note, {
    currency: text(invoice.currency?.code),
    currency_divisor: integer('divisor', invoice.currency?.divisor, note),
  });

/** A line of an invoice as a row. */
export const toInvoiceItemRow = (item: InvoiceRecord['items'][number], invoiceId: string, note: Note) =>
  toRow('gazelle_invoice_items', item, note, {
    invoice_id: invoiceId,
    service_item_id: text(item.masterServiceItem?.id),
    quantity_hundredths: integer('quantity', item.quantity, note),
  });

/** A payment of an invoice as a row. */
export const toInvoicePaymentRow = (paid: InvoiceRecord['payments'][number], invoiceId: string, note: Note) =>
  toRow('gazelle_invoice_payments', paid, note, {
    invoice_id: invoiceId,
    currency: text(paid.currency?.code),
    currency_divisor: integer('divisor', paid.currency?.divisor, note),
  });
