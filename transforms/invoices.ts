import type { RowOf } from '../sinks/supabase/tables.ts';
import type {
  InvoiceItemRecord,
  InvoicePaymentRecord,
  InvoiceRecord,
} from '../sources/gazelle/collections/invoices.ts';
import { columnsOf, integer, type Note, text, texts, times } from './values.ts';

/** An invoice as a row. */
export function toInvoiceRow(invoice: InvoiceRecord, note: Note): RowOf<'gazelle_invoices'> {
  const columns = columnsOf(invoice, note);
  return {
    id: invoice.id,
    client_id: text(invoice.client?.id),
    contact_id: text(invoice.contact?.id),
    assigned_to_id: text(invoice.assignedTo?.id),
    created_by_id: text(invoice.createdBy?.id),
    currency: text(invoice.currency?.code),
    currency_divisor: integer('divisor', invoice.currency?.divisor, note),
    tags: texts(invoice.tags),
    ...columns.text('status', 'notes'),
    ...columns.integer('number', 'subTotal', 'taxTotal', 'tipTotal', 'total', 'paidTotal', 'dueTotal'),
    ...columns.integer('netDays'),
    ...columns.date('dueOn'),
    ...columns.flag('archived'),
    ...times(invoice, note),
  };
}

/** A line of an invoice as a row. */
export function toInvoiceItemRow(
  item: InvoiceItemRecord,
  invoiceId: string,
  note: Note,
): RowOf<'gazelle_invoice_items'> {
  const columns = columnsOf(item, note);
  return {
    id: item.id,
    invoice_id: invoiceId,
    piano_id: text(item.piano?.id),
    service_item_id: text(item.masterServiceItem?.id),
    quantity_hundredths: integer('quantity', item.quantity, note),
    ...columns.text('type', 'description'),
    ...columns.integer('sequenceNumber', 'amount', 'subTotal', 'taxTotal', 'total'),
    ...columns.flag('billable', 'taxable'),
    ...times(item, note),
  };
}

/** A payment of an invoice as a row. */
export function toInvoicePaymentRow(
  payment: InvoicePaymentRecord,
  invoiceId: string,
  note: Note,
): RowOf<'gazelle_invoice_payments'> {
  const columns = columnsOf(payment, note);
  return {
    id: payment.id,
    invoice_id: invoiceId,
    currency: text(payment.currency?.code),
    currency_divisor: integer('divisor', payment.currency?.divisor, note),
    ...columns.text('status', 'type', 'paymentSource', 'notes', 'failureReason'),
    ...columns.integer('amount', 'tipTotal'),
    ...columns.instant('paidAt', 'createdAt'),
    deleted_at: null,
  };
}
