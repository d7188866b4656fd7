import type { RowOf } from '../sinks/supabase/tables.ts';
import type {
  InvoiceItemRecord,
  InvoicePaymentRecord,
  InvoiceRecord,
} from '../sources/gazelle/collections/invoices.ts';
import { date, instant, integer, type Note, text, texts, times } from './values.ts';

/** An invoice as a row. */
export function toInvoiceRow(invoice: InvoiceRecord, note: Note): RowOf<'gazelle_invoices'> {
  return {
    id: invoice.id,
    number: integer('number', invoice.number, note),
    client_id: text(invoice.client?.id),
    contact_id: text(invoice.contact?.id),
    assigned_to_id: text(invoice.assignedTo?.id),
    created_by_id: text(invoice.createdBy?.id),
    status: text(invoice.status),
    currency: text(invoice.currency?.code),
    currency_divisor: integer('divisor', invoice.currency?.divisor, note),
    sub_total: integer('subTotal', invoice.subTotal, note),
    tax_total: integer('taxTotal', invoice.taxTotal, note),
    tip_total: integer('tipTotal', invoice.tipTotal, note),
    total: integer('total', invoice.total, note),
    paid_total: integer('paidTotal', invoice.paidTotal, note),
    due_total: integer('dueTotal', invoice.dueTotal, note),
    due_on: date('dueOn', invoice.dueOn, note),
    net_days: integer('netDays', invoice.netDays, note),
    notes: text(invoice.notes),
    tags: texts(invoice.tags),
    archived: invoice.archived,
    ...times(invoice, note),
  };
}

/** A line of an invoice as a row. */
export function toInvoiceItemRow(
  item: InvoiceItemRecord,
  invoiceId: string,
  note: Note,
): RowOf<'gazelle_invoice_items'> {
  return {
    id: item.id,
    invoice_id: invoiceId,
    piano_id: text(item.piano?.id),
    service_item_id: text(item.masterServiceItem?.id),
    sequence_number: integer('sequenceNumber', item.sequenceNumber, note),
    type: text(item.type),
    description: text(item.description),
    billable: item.billable,
    taxable: item.taxable,
    quantity_hundredths: integer('quantity', item.quantity, note),
    amount: integer('amount', item.amount, note),
    sub_total: integer('subTotal', item.subTotal, note),
    tax_total: integer('taxTotal', item.taxTotal, note),
    total: integer('total', item.total, note),
    ...times(item, note),
  };
}

/** A payment of an invoice as a row. */
export function toInvoicePaymentRow(
  payment: InvoicePaymentRecord,
  invoiceId: string,
  note: Note,
): RowOf<'gazelle_invoice_payments'> {
  return {
    id: payment.id,
    invoice_id: invoiceId,
    status: text(payment.status),
    type: text(payment.type),
    payment_source: text(payment.paymentSource),
    currency: text(payment.currency?.code),
    currency_divisor: integer('divisor', payment.currency?.divisor, note),
    amount: integer('amount', payment.amount, note),
    tip_total: integer('tipTotal', payment.tipTotal, note),
    notes: text(payment.notes),
    failure_reason: text(payment.failureReason),
    paid_at: instant('paidAt', payment.paidAt, note),
    created_at: instant('createdAt', payment.createdAt, note),
    deleted_at: null,
  };
}
