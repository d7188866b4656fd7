import { DAY, HOUR, iso } from '../instants.ts';
import type { InvoiceItemRecord, InvoicePaymentRecord, InvoiceRecord, PianoRecord } from '../records.ts';
import { hundredths, lineTotals, sumOf } from './amounts.ts';
import type { Dice } from './dice.ts';

/** Who and what an invoice may be about. */
type InvoiceCast = {
  userIds: readonly string[];
  clientIds: readonly string[];
  contactIds: readonly string[];
  pianos: readonly PianoRecord[];
  serviceItemIds: readonly string[];
};

const WORK = ['Accord', 'Réglage', 'Déplacement', 'Replacement of strings', 'Dampp-Chaser'];

/** The day of an instant in Toronto, nearly: its own clock is 4 or 5 hours behind. */
export const localDay = (time: number) => iso(time - 5 * HOUR).slice(0, 10);

/** The totals that follow from the items and payments of an invoice: a tip is paid beside what the items come to. */
export function withTotals<I extends Pick<InvoiceRecord, 'items' | 'payments'>>(invoice: I) {
  const paid = invoice.payments.filter(({ status }) => status === 'SUCCEEDED');
  const subTotal = sumOf(invoice.items, (item) => item.subTotal);
  const taxTotal = sumOf(invoice.items, (item) => item.taxTotal);
  const tipTotal = sumOf(paid, (payment) => payment.tipTotal);
  const total = subTotal + taxTotal + tipTotal;
  const paidTotal = sumOf(paid, ({ amount }) => amount);
  return { ...invoice, subTotal, taxTotal, tipTotal, total, paidTotal, dueTotal: total - paidTotal };
}

/** A payment of an invoice. */
export const paymentFields = (
  dice: Dice,
  { id, amount, tipTotal = 0, at }: { id: string; amount: number; tipTotal?: number; at: number },
): InvoicePaymentRecord => ({
  ...{ id, amount, tipTotal, status: 'SUCCEEDED', failureReason: null },
  notes: amount % 2 === 0 ? 'Reçu sur place' : null,
  type: dice.pick(['CASH', 'CHECK', 'CREDIT_CARD', 'ELECTRONIC_FUNDS_TRANSFER']),
  paymentSource: dice.pick(['MANUAL', 'STRIPE']),
  paidAt: iso(at),
  createdAt: iso(at),
});

/**
 * The `number`th invoice, made at `created` (milliseconds), with so many items: they add up to its totals, its payments to
 * what is paid, and its status is what its dates and payments make it.
 */
export function invoiceFields(
  dice: Dice,
  cast: InvoiceCast,
  { number, created, items: count, now }: { number: number; created: number; items: number; now: Date },
): Partial<InvoiceRecord> {
  const createdAt = iso(created);
  const items = Array.from({ length: count }, (_, i): InvoiceItemRecord => {
    const [whole, amount, taxable] = [dice.int(1, 3), dice.int(20, 180) * 100, dice.chance(0.9)];
    const quantity = hundredths(whole, amount);
    return {
      id: `ini_${number}_${i + 1}`,
      pianoId: dice.maybe(cast.pianos.length > 0 ? 0.8 : 0, () => dice.pick(cast.pianos).id),
      sequenceNumber: i + 1,
      type: dice.pick(['LABOR_FIXED_RATE', 'LABOR_HOURLY', 'EXPENSE', 'MILEAGE']),
      description: dice.pick(WORK),
      // Some lines are written by hand.
      serviceItemId: i % 2 === 0 ? (cast.serviceItemIds[number % cast.serviceItemIds.length] ?? null) : null,
      ...{ billable: true, taxable, quantity, amount, ...lineTotals(quantity, amount, taxable) },
      ...{ createdAt, updatedAt: createdAt },
    };
  });
  const owed = sumOf(items, (item) => item.total);
  const netDays = dice.pick([0, 15, 30, 30]);
  // Some are dated some weeks before they are written; of the newest, none.
  const isDatedBack = dice.chance(0.05) && created < now.getTime() - 10 * DAY;
  const invoiced = created - (isDatedBack ? dice.int(3, 50) * DAY : 0);
  const fate = dice.weighted({ paid: 78, unpaid: 14, CANCELED: 4, DELETED: 4 });
  const payments = fate === 'paid' || fate === 'unpaid' ? pay(fate) : [];
  const paidAt = payments.map((payment) => Date.parse(payment.createdAt));
  const updated = Math.max(created, ...paidAt);
  const dueOn = localDay(invoiced + netDays * DAY);
  const unpaid = dueOn < localDay(now.getTime()) ? 'OVERDUE' : dice.pick(['DRAFT', 'OPEN', 'OPEN']);
  const invoice = withTotals({ items, payments });
  return {
    ...invoice,
    number,
    clientId: dice.maybe(cast.clientIds.length > 0 ? 0.98 : 0, () => dice.pick(cast.clientIds)),
    contactId: dice.maybe(cast.contactIds.length > 0 ? 0.3 : 0, () => dice.pick(cast.contactIds)),
    assignedToId: dice.maybe(cast.userIds.length > 0 ? 0.9 : 0, () => dice.pick(cast.userIds)),
    createdById: dice.maybe(cast.userIds.length > 0 ? 0.9 : 0, () => dice.pick(cast.userIds)),
    status: fate === 'CANCELED' || fate === 'DELETED' ? fate : invoice.dueTotal === 0 ? 'PAID' : unpaid,
    invoiceDate: localDay(invoiced),
    ...{ dueOn, netDays },
    notes: dice.maybe(0.2, () => dice.faker.lorem.sentence()),
    tags: dice.chance(0.1) ? ['école'] : [],
    archived: dice.chance(0.02),
    ...{ createdAt, updatedAt: iso(updated) },
  };

  /** Payments of the days after, but none of the future: in one or two, at times with a tip, or after one that failed. */
  function pay(fate: 'paid' | 'unpaid'): InvoicePaymentRecord[] {
    const latest = Math.max(created, now.getTime() - 2 * HOUR);
    const at = (days: number) => {
      const then = created + days * DAY;
      return then < latest ? then : created + Math.floor(dice.int(0, latest - created) / 1000) * 1000;
    };
    const id = (place: number) => `inp_${number}_${place}`;
    const half = Math.floor(owed / 2);
    if (fate === 'unpaid')
      return dice.chance(0.3) ? [paymentFields(dice, { id: id(1), amount: half, at: at(3) })] : [];
    const failed = dice.chance(0.05)
      ? [
          {
            ...paymentFields(dice, { id: id(3), amount: owed, at: at(1) }),
            status: 'FAILED',
            failureReason: 'card_declined',
          },
        ]
      : [];
    const tipTotal = dice.chance(0.1) ? dice.int(5, 20) * 100 : 0;
    if (dice.chance(0.75))
      return [...failed, paymentFields(dice, { id: id(1), amount: owed + tipTotal, tipTotal, at: at(2) })];
    return [
      paymentFields(dice, { id: id(1), amount: half, at: at(2) }),
      paymentFields(dice, { id: id(2), amount: owed - half, at: at(20) }),
    ];
  }
}
