import { describe, expect, test } from 'vitest';
import { entityNames, selectFlows } from '../../pipeline/flows.ts';
import type { SyncOptions } from '../../pipeline/options.ts';
import { aDayOfChanges } from '../../sandbox/gazelle/day.ts';
import { DAY, HOUR, iso } from '../../sandbox/gazelle/instants.ts';
import type { World } from '../../sandbox/gazelle/world.ts';
import type { RecordedRequest } from '../../sandbox/http/recorded-request.ts';
import { differences } from '../../sandbox/parity/differences.ts';
import { requestsDuring, settingsOf, sharedSupabase, sortable } from '../support/scenario.ts';
import { entityOf, type TestBed } from '../support/test-bed.ts';

const openBed = sharedSupabase();
const both = [
  { updatedAtSort: true, entities: entityNames },
  { updatedAtSort: false, entities: sortable },
];

const still = (bed: TestBed): [string, Partial<SyncOptions>][] => [
  ['--limit', { limit: 2 }],
  ['a --limit that is not reached', { limit: 10_000 }],
  ['--dry-run', { dryRun: true }],
  ['--full --dry-run', { dryRun: true, full: true }],
  ['--since', { since: iso(bed.world.now().getTime() - DAY) }],
];

describe.each(both)('sort: $updatedAtSort', ({ updatedAtSort, entities }) => {
  const options = { updatedAtSort };

  test('--limit, --dry-run and --since move no checkpoint, and nothing is lost by them', async () => {
    const bed = await openBed(options);
    for (const [name, flags] of still(bed)) {
      await bed.sync({ ...flags, entities });
      const { gazelle_company: _, ...checkpoints } = await settingsOf(bed);
      expect(checkpoints, `${name}, before a first sync`).toEqual({});
    }
    await bed.sync({ entities });
    const settings = await settingsOf(bed);
    const saved = [...selectFlows(entities).map(({ name }) => `checkpoint:${name}`), 'gazelle_company'];
    if (entities === entityNames) saved.push('last_sync_date');
    expect(Object.keys(settings)).toEqual(saved.sort());
    aDayOfChanges(bed.world);
    for (const [name, flags] of still(bed)) {
      await bed.sync({ ...flags, entities });
      expect(await settingsOf(bed), name).toEqual(settings);
    }
    await bed.sync({ entities });
    const from = new Date(bed.world.now().getTime() - 7 * DAY);
    expect(await differences(bed, { entities, appointmentsFrom: from, timelineFrom: from })).toEqual([]);
  });

  test('--limit takes as many records of each collection as it says', async () => {
    const { sync } = await openBed(options);
    const limited = ['clients', 'pianos', 'appointments', 'timeline'].filter((one) => entities.includes(one));
    const { summary } = await sync({ entities: limited, limit: 3, pageSize: 2 });
    for (const entity of limited) expect(entityOf(summary, entity).inserted).toBe(3);
  });

  test('a dry run counts what the real run then does, and only reads', async () => {
    const bed = await openBed({ ...options, sizes: { invoices: 14, estimates: 6 } });
    const exclude = ['clients.personal_notes', 'contacts.phone', 'invoice-items.description'];
    for (const flags of [{}, { exclude }, { full: true }, { full: true, exclude }]) {
      const dry = await requestsDuring(bed.supabase.http, async () => {
        const { summary } = await bed.sync({ ...flags, entities, dryRun: true, pageSize: 6 });
        expected = summary.entities.map(counts);
      });
      // These functions are stable: PostgREST runs them read-only, also by POST.
      const isRead = ({ method, operation }: RecordedRequest) =>
        method === 'GET' || /gazelle_(outdated|stored)$/.test(operation);
      expect(dry.filter((request) => !isRead(request))).toEqual([]);
      const { summary } = await bed.sync({ ...flags, entities, pageSize: 6 });
      expect(summary.entities.map(counts)).toEqual(expected);
      aDayOfChanges(bed.world);
      bed.world.clients.remove(bed.world.clients.ids()[3] ?? '');
      bed.world.pianos.remove(bed.world.pianos.ids()[3] ?? '');
      loseParts(bed.world);
    }
  });
  let expected: unknown[] = [];

  test('--since reads what has changed from then on', async () => {
    const bed = await openBed(options);
    const pianos = { entities: ['pianos'] };
    await bed.sync(pianos);
    bed.world.advance(DAY);
    bed.world.pianos.edit(bed.world.pianos.ids()[4] ?? '', { notes: 'Accordé' });
    const { summary } = await bed.sync({ ...pianos, since: iso(bed.world.now().getTime() - HOUR) });
    expect(entityOf(summary, 'pianos').updated).toBe(1);
    expect(await differences(bed, pianos)).toEqual([]);
  });

  test('--since reads all that has changed from then on once more, and nothing else', async () => {
    const bed = await openBed(options);
    const [old = '', ...recent] = bed.world.pianos.ids().slice(0, 4);
    const now = bed.world.now().getTime();
    const old90 = { updatedAt: iso(now - 90 * DAY), allPianoMeasurements: [] };
    for (const id of bed.world.pianos.ids()) bed.world.pianos.edit(id, old90);
    bed.world.pianos.edit(old, { updatedAt: iso(now - 3 * DAY) });
    for (const id of recent) bed.world.pianos.edit(id, { updatedAt: iso(now - DAY) });
    const pianos = { entities: ['pianos'] };
    await bed.sync(pianos);
    bed.world.advance(HOUR);
    const since = (days: number) => bed.sync({ ...pianos, since: iso(now - days * DAY) });
    expect(entityOf((await since(2)).summary, 'pianos').fetched).toBe(recent.length);
    expect(entityOf((await since(60)).summary, 'pianos').fetched).toBe(recent.length + 1);
    expect(entityOf((await since(91)).summary, 'pianos').fetched).toBe(bed.world.pianos.size());
  });
});

/** Lines, tiers and contacts go, or go to another record, whose time does not show it: a run may come upon these records twice. */
function loseParts({ clients, contacts, invoices, estimates }: World) {
  for (const { id, items, payments } of invoices.list().slice(-3))
    invoices.edit(id, { items: items.slice(1), payments: payments.slice(1), status: 'OPEN' });
  for (const { id, allEstimateTiers } of estimates.list().slice(-3))
    estimates.edit(id, { allEstimateTiers: allEstimateTiers.slice(1) });
  const [from, to] = clients.ids();
  for (const { id, clientId } of contacts.list())
    if (clientId === from) contacts.edit(id, { clientId: to ?? '' }, { touch: false });
  clients.edit(from ?? '', {});
}

const counts = ({
  entity,
  strategy,
  fetched,
  inserted,
  updated,
  unchanged,
  deleted,
}: ReturnType<typeof entityOf>) => ({
  entity,
  strategy,
  fetched,
  inserted,
  updated,
  unchanged,
  deleted,
});

test('--entity reads its own collection and moves only its own checkpoint', async () => {
  const bed = await openBed();
  await bed.sync();
  const before = await settingsOf(bed);
  bed.world.advance(HOUR);
  bed.world.pianos.edit(bed.world.pianos.ids()[4] ?? '', { notes: 'Accordé' });
  bed.world.clients.edit(bed.world.clients.ids()[4] ?? '', { personalNotes: 'Rappelé' });
  const requests = await requestsDuring(bed.gazelle.http, () => bed.sync({ entities: ['pianos'] }));
  expect(requests.map(({ operation }) => operation)).toEqual(['Account', 'Pianos']);
  const { 'checkpoint:pianos': _, ...others } = await settingsOf(bed);
  const { 'checkpoint:pianos': __, ...othersBefore } = before;
  expect(others).toEqual(othersBefore);
  await bed.sync({ entities: ['clients', 'pianos'] });
  expect(await differences(bed, { entities: ['clients', 'pianos'] })).toEqual([]);
});
