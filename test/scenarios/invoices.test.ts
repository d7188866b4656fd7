import { describe, expect, test } from 'vitest';
import { readStatus } from '../../pipeline/operate/status.ts';
import { SMALL } from '../../sandbox/gazelle/data/sizes.ts';
import { DAY, HOUR, iso } from '../../sandbox/gazelle/instants.ts';
import type { InvoiceRecord } from '../../sandbox/gazelle/records.ts';
import { differences } from '../../sandbox/parity/differences.ts';
import { markedAsGone, requestsDuring, sharedSupabase } from '../support/scenario.ts';
import { captureLog, entityOf, type TestBed } from '../support/test-bed.ts';

const openBed = sharedSupabase();
const sizes = { ...SMALL, invoices: 60, estimates: 20 };
const invoices = ['invoices', 'invoice-items', 'invoice-payments'];
const estimates = ['estimates', 'estimate-tiers', 'estimate-tier-items'];
const entities = [...invoices, ...estimates];

const payment = (at: Date) => ({
  ...{ id: `inp_${at.getTime()}`, status: 'SUCCEEDED', type: 'CASH', paymentSource: 'MANUAL', amount: 100 },
  ...{ tipTotal: 0, notes: null, failureReason: null, paidAt: null, createdAt: iso(at) },
});

/** Invoices by whether they are settled and by how many days ago they were made, those with several items alone. */
const madeAgo = ({ world }: TestBed, isWanted: (invoice: InvoiceRecord, days: number) => boolean) =>
  world.invoices
    .list()
    .filter((one) => one.items.length > 1 && one.items.length < 9)
    .filter((one) => isWanted(one, (world.now().getTime() - Date.parse(one.createdAt ?? '')) / DAY));
const isOpen = ({ status }: InvoiceRecord) => ['DRAFT', 'OPEN', 'OVERDUE'].includes(status ?? '');

test('every item and payment of an invoice is stored, also where they do not come along with it', async () => {
  const bed = await openBed({ sizes, pageCap: 10 });
  const [invoice] = bed.world.invoices.list();
  const payments = Array.from({ length: 25 }, (_, i) => payment(new Date(Date.UTC(2026, 0, i + 1))));
  bed.world.invoices.edit(invoice?.id ?? '', { payments });
  await bed.sync({ entities: invoices });
  expect(Math.max(...bed.world.invoices.list().map(({ items }) => items.length))).toBe(23);
  expect(await differences(bed, { entities: invoices })).toEqual([]);
});

test('where the API cannot sort, what changes of open, of recent and of paid bills is stored by the next run', async () => {
  const bed = await openBed({ sizes, updatedAtSort: false });
  const { invoices, estimates } = bed.world;
  const old = madeAgo(bed, (_, days) => days > 40).slice(0, 3);
  const [paid, shortened, removed] = old.map(({ id }) => invoices.edit(id, { status: 'OVERDUE' }));
  bed.world.advance(HOUR);
  await bed.sync({ entities });
  const [recent] = madeAgo(bed, (one, days) => !isOpen(one) && days < 5);
  const [settled] = madeAgo(bed, (one, days) => !isOpen(one) && days > 100);
  const [offered, withdrawn] = estimates.list().filter(({ expiresOn }) => expiresOn > iso(bed.world.now()));
  if (!paid || !shortened || !removed || !recent || !settled || !offered || !withdrawn)
    throw new Error('the account has too few bills');
  // Not even the time of the invoice tells of a payment, or of a line that is deleted.
  invoices.edit(paid.id, { payments: [...paid.payments, payment(bed.world.now())] }, { touch: false });
  invoices.edit(shortened.id, { items: shortened.items.slice(1) }, { touch: false });
  invoices.edit(recent.id, { status: 'DELETED' });
  invoices.remove(removed.id);
  estimates.edit(offered.id, { allEstimateTiers: offered.allEstimateTiers.slice(1) });
  estimates.remove(withdrawn.id);
  // However old and settled an invoice is: what is paid now is asked for by the day of payment.
  const now = { ...payment(bed.world.now()), id: 'inp_now', paidAt: iso(bed.world.now()) };
  invoices.edit(settled.id, { status: 'PAID', payments: [...settled.payments, now] });
  const { summary } = await bed.sync({ entities });
  expect(summary.run.status).toBe('success');
  expect(entityOf(summary, 'invoices').strategy).toBe('window');
  const bills = [removed.id, ...removed.items.map(({ id }) => id), ...removed.payments.map(({ id }) => id)];
  const tiers = withdrawn.allEstimateTiers.flatMap((tier) => [tier, ...tier.allEstimateTierItems]);
  const waits = [...bills, withdrawn.id, ...tiers.map(({ id }) => id)];
  const isUnseen = (_: string, id: string) => waits.includes(id);
  expect(await differences(bed, { entities, isUnseen })).toEqual([]);
  expect(entityOf(summary, 'invoice-items').deleted).toBe(1);
  // What is deleted altogether waits for the sweep.
  bed.world.advance(7 * DAY + HOUR);
  await bed.sync({ entities });
  expect(await differences(bed, { entities })).toEqual([]);
  expect(await markedAsGone(bed, 'gazelle_invoices')).toEqual([removed.id]);
  expect(await markedAsGone(bed, 'gazelle_estimates')).toEqual([withdrawn.id]);
});

test('an old and settled bill that changes is put right within a week', async () => {
  const bed = await openBed({ sizes, updatedAtSort: false });
  await bed.sync({ entities });
  const [edited, gone, cancelled] = madeAgo(bed, (one, days) => !isOpen(one) && days > 300);
  const [expired, shorter] = bed.world.estimates.list();
  if (!edited || !gone || !cancelled || !expired || !shorter)
    throw new Error('the account has too few old bills');
  bed.world.advance(HOUR);
  const [first, ...items] = edited.items;
  const described = first && { ...first, description: 'Corrigé', updatedAt: iso(bed.world.now()) };
  bed.world.invoices.edit(edited.id, { items: described ? [described, ...items] : [] }, { touch: false });
  bed.world.invoices.remove(gone.id);
  bed.world.invoices.edit(cancelled.id, { status: 'CANCELED' });
  bed.world.estimates.edit(expired.id, { isArchived: true });
  bed.world.estimates.edit(shorter.id, { expiresOn: '2026-01-02' });
  const strategies = [];
  for (let night = 0; night < 8; night += 1) {
    const { summary } = await bed.sync({ entities });
    strategies.push(entityOf(summary, 'invoices').strategy);
    bed.world.advance(DAY);
  }
  expect(strategies.filter((strategy) => strategy === 'sweep')).toHaveLength(1);
  expect(await differences(bed, { entities })).toEqual([]);
  expect(await markedAsGone(bed, 'gazelle_invoice_items')).toEqual(gone.items.map(({ id }) => id).sort());
  const project = { ...bed.config, supabase: { url: bed.supabase.url, key: bed.supabase.secretKey } };
  for (const { entity, lastComparedAt } of await readStatus(project, captureLog().log)) {
    const age = bed.world.now().getTime() - Date.parse(lastComparedAt ?? '');
    if (entities.includes(entity)) expect(age, entity).toBeLessThan(8 * DAY);
  }
});

test('an account with no bill, and one whose invoices nobody has paid, is not read anew in every run', async () => {
  const none = await openBed({ sizes: { invoices: 0, estimates: 0 }, updatedAtSort: false });
  await none.sync({ entities });
  const asked = await requestsDuring(none.gazelle.http, () => none.sync({ entities }));
  // For each of the two, how many there are, the empty list, and that of the archived ones.
  expect(asked).toHaveLength(7);

  const bed = await openBed({ sizes, updatedAtSort: false });
  for (const id of bed.world.invoices.ids()) bed.world.invoices.edit(id, { payments: [] });
  bed.world.advance(HOUR);
  await bed.sync({ entities });
  const { summary } = await bed.sync({ entities });
  expect(entityOf(summary, 'invoices')).toMatchObject({ strategy: 'window', fetched: 0 });
});

test('a line that Supabase refuses is a reject alone, and stored by the first run that can', async () => {
  const bed = await openBed({ sizes, updatedAtSort: false });
  const [{ items: [line] = [], id = '' } = {}] = madeAgo(bed, (_, days) => days < 5);
  await bed.supabase.sql(`alter table gazelle_invoice_items add constraint no check (id <> '${line?.id}')`);
  const first = await bed
    .sync({ entities: invoices })
    .finally(() => bed.supabase.sql('alter table gazelle_invoice_items drop constraint no'));
  expect(entityOf(first.summary, 'invoice-items')).toMatchObject({ status: 'partial', rejected: 1 });
  expect(entityOf(first.summary, 'invoices')).toMatchObject({ status: 'success', rejected: 0 });
  const isUnseen = (_: string, other: string) => other === line?.id;
  expect(await differences(bed, { entities: invoices, isUnseen })).toEqual([]);
  bed.world.advance(HOUR);
  const { summary } = await bed.sync({ entities: invoices });
  expect(entityOf(summary, 'invoices').fetched).toBe(1);
  expect(entityOf(summary, 'invoice-items')).toMatchObject({ inserted: 1, rejected: 0, newRejects: 0 });
  expect(await differences(bed, { entities: invoices }), id).toEqual([]);
});

/** Lets what belongs to one bill go to another that no usual run looks at; only the old one gets a new time. */
const moves: [string, string[], (bed: TestBed) => string][] = [
  [
    'a line of an invoice',
    invoices,
    (bed) => {
      const [from] = madeAgo(bed, (one, days) => !isOpen(one) && days < 5);
      const [to] = madeAgo(bed, (one, days) => !isOpen(one) && days > 100);
      const [moved, ...items] = from?.items ?? [];
      if (!from || !to || !moved) throw new Error('the account has too few lines');
      bed.world.invoices.edit(from.id, { items });
      bed.world.invoices.edit(to.id, { items: [...to.items, moved] }, { touch: false });
      return moved.id;
    },
  ],
  [
    'a payment of an invoice',
    invoices,
    (bed) => {
      const [from] = madeAgo(bed, (one, days) => one.payments.length > 0 && days < 20);
      const [to] = madeAgo(bed, (one, days) => !isOpen(one) && days > 100);
      const [moved, ...payments] = from?.payments ?? [];
      if (!from || !to || !moved) throw new Error('the account has too few payments');
      bed.world.invoices.edit(from.id, { payments, status: 'OPEN' });
      bed.world.invoices.edit(to.id, { payments: [moved] }, { touch: false });
      return moved.id;
    },
  ],
  [
    'a tier of an estimate with its items',
    estimates,
    ({ world }) => {
      const today = iso(world.now());
      const before = iso(world.now().getTime() - 40 * DAY);
      const from = world.estimates.list().find(({ expiresOn }) => expiresOn > today);
      const to = world.estimates.list().find(({ expiresOn }) => expiresOn < before);
      const [moved, ...allEstimateTiers] = from?.allEstimateTiers ?? [];
      if (!from || !to || !moved) throw new Error('the account has too few estimates');
      world.estimates.edit(from.id, { allEstimateTiers });
      world.estimates.edit(to.id, { allEstimateTiers: [...to.allEstimateTiers, moved] }, { touch: false });
      return moved.id;
    },
  ],
];

describe.each([true, false])('where the API sorts: %o', (updatedAtSort) => {
  test.each(moves)(
    '%s that goes to another one is stored there, and not marked',
    async (_, entities, move) => {
      const bed = await openBed({ sizes, updatedAtSort });
      await bed.sync({ entities });
      bed.world.advance(HOUR);
      const id = move(bed);
      await bed.sync({ entities });
      const deleted = await Promise.all(
        ['invoice_items', 'invoice_payments', 'estimate_tiers'].map((one) =>
          markedAsGone(bed, `gazelle_${one}`),
        ),
      );
      expect(deleted.flat()).not.toContain(id);
      bed.world.advance(7 * DAY + HOUR);
      await bed.sync({ entities });
      expect(await differences(bed, { entities })).toEqual([]);
    },
  );

  test('a line that is taken off an invoice is marked by the next run', async () => {
    const bed = await openBed({ sizes, updatedAtSort });
    await bed.sync({ entities: invoices });
    bed.world.advance(HOUR);
    const [{ id = '', items: [line, ...items] = [] } = {}] = madeAgo(bed, (_, days) => days < 5);
    bed.world.invoices.edit(id, { items });
    await bed.sync({ entities: invoices });
    expect(await markedAsGone(bed, 'gazelle_invoice_items')).toEqual([line?.id]);
  });

  test('the last invoice and the last estimate are marked with all that was theirs', async () => {
    const bed = await openBed({ sizes: { ...sizes, invoices: 1, estimates: 1 }, updatedAtSort });
    const [{ id = '', items: [line] = [] } = {}] = bed.world.invoices.list();
    if (!line) throw new Error('the invoice has no line');
    const items = Array.from({ length: 41 }, (_, i) => ({ ...line, id: `ini_${i}` }));
    bed.world.invoices.edit(id, { items });
    await bed.sync({ entities });
    bed.world.invoices.remove(id);
    bed.world.estimates.remove(bed.world.estimates.ids()[0] ?? '');
    bed.world.advance(7 * DAY + HOUR);
    const { summary } = await bed.sync({ entities });
    expect(summary.run.status).toBe('success');
    expect(entityOf(summary, 'invoice-items').deleted).toBe(41);
    expect(await differences(bed, { entities })).toEqual([]);
  });

  test('what records lose counts by the records: 41 lines of one invoice are marked, a line of each of 11 is not', async () => {
    const entities = invoices;
    const bed = await openBed({ sizes, updatedAtSort });
    const [long, ...others] = bed.world.invoices.list().filter(({ items }) => items[0]);
    const [line] = long?.items ?? [];
    if (!long || !line) throw new Error('no invoice has a line');
    const items = Array.from({ length: 42 }, (_, i) => ({ ...line, id: `ini_${i}` }));
    bed.world.invoices.edit(long.id, { items, status: 'OPEN' });
    bed.world.advance(HOUR);
    await bed.sync({ entities });
    bed.world.invoices.edit(long.id, { items: items.slice(0, 1) });
    bed.world.advance(HOUR);
    const one = await bed.sync({ entities });
    expect(entityOf(one.summary, 'invoice-items')).toMatchObject({ status: 'success', deleted: 41 });

    // Those of deleted invoices count for nothing.
    for (const { id } of others.slice(0, 5)) bed.world.invoices.remove(id);
    for (const { id, items: lines } of others.slice(5, 15))
      bed.world.invoices.edit(id, { items: lines.slice(1) });
    bed.world.advance(7 * DAY + HOUR);
    expect(entityOf((await bed.sync({ entities })).summary, 'invoices')).toMatchObject({ status: 'success' });
    for (const { id, items: lines } of others.slice(15, 26))
      bed.world.invoices.edit(id, { items: lines.slice(1) });
    bed.world.advance(7 * DAY + HOUR);
    const many = await bed.sync({ entities });
    expect(entityOf(many.summary, 'invoices')).toMatchObject({ status: 'partial' });
    expect(entityOf(many.summary, 'invoices').error).toContain('--allow-deletes 11');
    await bed.sync({ entities, allowDeletes: 11 });
    expect(await differences(bed, { entities })).toEqual([]);
  });
});
