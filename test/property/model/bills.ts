import { DAY, iso } from '../../../sandbox/gazelle/instants.ts';
import type {
  EstimateRecord,
  EstimateTierItemRecord,
  InvoiceItemRecord,
  InvoicePaymentRecord,
  InvoiceRecord,
} from '../../../sandbox/gazelle/records.ts';
import type { World } from '../../../sandbox/gazelle/world.ts';
import type { Effect } from './changes.ts';
import type { Change } from './steps.ts';

export type BillKind = 'invoices' | 'estimates';
export const isBill = (kind: string): kind is BillKind => kind === 'invoices' || kind === 'estimates';

const isOpen = ({ status }: InvoiceRecord) => status === 'OPEN';

/** The ids of what goes with a bill. */
const partsOf = (world: World, kind: BillKind, id: string): string[] => {
  const { items, payments } = { items: [], payments: [], ...world.invoices.get(id) };
  const { allEstimateTiers } = { allEstimateTiers: [], ...world.estimates.get(id) };
  return kind === 'invoices'
    ? [...items, ...payments].map((part) => part.id)
    : allEstimateTiers.flatMap((tier) => [tier.id, ...tier.allEstimateTierItems.map((item) => item.id)]);
};

/** When a bill counts as dated: one that is not settled is always in the lists of a run; a day early, since a date is a local day. */
function timeOf(world: World, kind: BillKind, id: string): string {
  const invoice = world.invoices.get(id);
  if (invoice && isOpen(invoice)) return iso(world.now().getTime() + 365 * DAY);
  const day = kind === 'invoices' ? invoice?.invoiceDate : world.estimates.need(id).expiresOn;
  return iso(Date.parse(`${day ?? '1970-01-01'}T00:00:00Z`) - DAY);
}

/** What became of a bill, with all that went and goes with it. */
export const billEffect = (
  world: World,
  kind: BillKind,
  id: string,
  { shows, before = [] }: { shows: boolean; before?: string[] },
): Effect => {
  const gone = !world[kind].has(id);
  const also = [...new Set([...before, ...(gone ? [] : partsOf(world, kind, id))])];
  return { id, gone, time: gone ? null : timeOf(world, kind, id), shows, also };
};

/** Lets a bill be written, changed or taken away; null when there is none for it to happen to. */
export function changeBill(world: World, kind: BillKind, change: Change): Effect | null {
  const ids = world[kind].ids();
  const id = ids[change.which % Math.max(1, ids.length)];
  if (change.how === 'insert') return insert(world, kind, change);
  if (!id) return null;
  const before = partsOf(world, kind, id);
  if (change.how === 'remove') {
    world[kind].remove(id);
    return billEffect(world, kind, id, { shows: false, before });
  }
  return kind === 'invoices' ? editInvoice(world, change, id) : editEstimate(world, change, id);
}

const stamp = (world: World, { lateMs }: Change) => iso(world.now().getTime() - lateMs);
const dayIn = (world: World, days: number) => iso(world.now().getTime() + days * DAY).slice(0, 10);

const item = (world: World, at: string): InvoiceItemRecord => ({
  ...{ id: `ini_${world.version}`, pianoId: null, sequenceNumber: 1, type: 'OTHER', description: 'Accord' },
  ...{ billable: true, taxable: true, quantity: 100, amount: 100, subTotal: 100, taxTotal: 15, total: 115 },
  ...{ createdAt: at, updatedAt: at },
});

const payment = (world: World): InvoicePaymentRecord => ({
  ...{ id: `inp_${world.version}`, status: 'SUCCEEDED', type: 'CASH', paymentSource: 'MANUAL', amount: 115 },
  ...{ tipTotal: 0, notes: null, failureReason: null, paidAt: null, createdAt: iso(world.now()) },
});

const tierItem = (world: World, at: string): EstimateTierItemRecord => ({
  ...{ id: `eti_${world.version}`, sequenceNumber: 1, groupName: null, name: 'Accord', description: null },
  ...{
    educationDescription: null,
    type: 'OTHER',
    isTaxable: true,
    isTuning: true,
    quantity: 100,
    amount: 100,
  },
  ...{ duration: 60, subtotal: 100, taxTotal: 15, total: 115, createdAt: at, updatedAt: at },
});

function insert(world: World, kind: BillKind, change: Change): Effect | null {
  const at = stamp(world, change);
  const createdAt = stamp(world, { ...change, lateMs: Math.max(0, change.lateMs) });
  const times = { createdAt, updatedAt: at };
  const day = dayIn(world, change.moves ? change.days : 0);
  if (kind === 'invoices') {
    // More lines than a run may mark as deleted by itself, at times.
    const length = change.which > 17 ? 12 : 1;
    const items = Array.from({ length }, (_, i) => ({
      ...item(world, at),
      id: `ini_new_${world.version}_${i}`,
    }));
    const invoiceDate = change.undated ? null : day;
    const fields = { status: change.touch ? 'OPEN' : 'PAID', invoiceDate, items };
    return billEffect(world, kind, world.invoices.insert({ ...fields, ...times }).id, { shows: true });
  }
  const [piano] = world.pianos.ids();
  const [user] = world.users.ids();
  if (!piano || !user) return null;
  const whose = { clientId: 'cli_of_estimate', pianoId: piano, createdById: user };
  const { id } = world.estimates.insert({ ...whose, estimatedOn: day, expiresOn: day, ...times });
  return billEffect(world, kind, id, { shows: true });
}

function editInvoice(world: World, change: Change, id: string): Effect {
  const { which, touch, undated, days } = change;
  const { items, payments, status } = world.invoices.need(id);
  const before = partsOf(world, 'invoices', id);
  const at = stamp(world, change);
  const [first, ...rest] = items;
  const changes: Partial<InvoiceRecord>[] = [
    { items: [...items, item(world, at)] },
    { items: rest },
    {
      items: first
        ? [{ ...first, description: `Edited ${world.version}`, total: which, updatedAt: at }, ...rest]
        : [],
    },
    { payments: [...payments, payment(world)] },
    { payments: payments.slice(1) },
    { notes: `Edited ${world.version}`, total: which, archived: touch, updatedAt: at },
    { status: status === 'OPEN' ? 'PAID' : 'OPEN', updatedAt: at },
    { invoiceDate: undated ? null : dayIn(world, days), updatedAt: at },
    { items: [], payments: [] },
  ];
  const made = changes[which % changes.length] ?? {};
  const shows = touch || made.updatedAt !== undefined;
  world.invoices.edit(id, shows ? { ...made, updatedAt: at } : made, { touch: false });
  return billEffect(world, 'invoices', id, { shows, before });
}

function editEstimate(world: World, change: Change, id: string): Effect {
  const { which, touch, days } = change;
  const { allEstimateTiers: tiers } = world.estimates.need(id);
  const before = partsOf(world, 'estimates', id);
  const at = stamp(world, change);
  const [first, ...rest] = tiers;
  const items = first?.allEstimateTierItems ?? [];
  const withItems = (allEstimateTierItems: readonly EstimateTierItemRecord[]) => ({
    allEstimateTiers: first ? [{ ...first, allEstimateTierItems }, ...rest] : [],
  });
  const changes: Partial<EstimateRecord>[] = [
    withItems([...items, tierItem(world, at)]),
    withItems(items.slice(1)),
    { allEstimateTiers: rest },
    { allEstimateTiers: [] },
    withItems([]),
    { notes: `Edited ${world.version}`, isArchived: touch, recommendedTierTotal: which, updatedAt: at },
    { expiresOn: dayIn(world, days), updatedAt: at },
  ];
  const made = changes[which % changes.length] ?? {};
  const shows = touch || made.updatedAt !== undefined;
  world.estimates.edit(id, shows ? { ...made, updatedAt: at } : made, { touch: false });
  return billEffect(world, 'estimates', id, { shows, before });
}

const unseen = { touch: false };

/** Lets a part of one bill go to the next one, shown by the time of either, of both or of none; nothing where there is no part. */
export function movePart(world: World, kind: BillKind, change: Change): Effect[] {
  const ids = world[kind].ids();
  const [from, to] = [change.which, change.which + 1].map((n) => ids[n % Math.max(1, ids.length)]);
  if (!from || !to || from === to) return [];
  const bills = [
    { id: from, before: partsOf(world, kind, from), shows: change.touch },
    { id: to, before: partsOf(world, kind, to), shows: change.days % 2 === 0 },
  ];
  if (!(kind === 'invoices' ? moveLine(world, from, to) : moveTier(world, from, to, change))) return [];
  const updatedAt = stamp(world, change);
  for (const { id, shows } of bills) if (shows) world[kind].edit(id, { updatedAt }, unseen);
  return bills.map(({ id, ...what }) => billEffect(world, kind, id, what));
}

function moveLine({ invoices }: World, from: string, to: string): boolean {
  const [moved, ...items] = invoices.need(from).items;
  if (!moved) return false;
  invoices.edit(from, { items }, unseen);
  invoices.edit(to, { items: [...invoices.need(to).items, moved] }, unseen);
  return true;
}

/** A tier with its items, or the first item of a tier. */
function moveTier({ estimates }: World, from: string, to: string, { which }: Change): boolean {
  const [first, ...others] = estimates.need(from).allEstimateTiers;
  const [target, ...more] = estimates.need(to).allEstimateTiers;
  if (!first) return false;
  const isWhole = which % 2 === 0 || !target;
  const [moved, ...left] = first.allEstimateTierItems;
  if (!isWhole && !moved) return false;
  const tiers = {
    left: isWhole ? others : [{ ...first, allEstimateTierItems: left }, ...others],
    gained:
      isWhole || !moved
        ? [...estimates.need(to).allEstimateTiers, first]
        : [{ ...target, allEstimateTierItems: [...target.allEstimateTierItems, moved] }, ...more],
  };
  estimates.edit(from, { allEstimateTiers: tiers.left }, unseen);
  estimates.edit(to, { allEstimateTiers: tiers.gained }, unseen);
  return true;
}
