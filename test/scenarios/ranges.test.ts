import { describe, expect, test } from 'vitest';
import { exitCodeOf } from '../../bin/exit-codes.ts';
import { withoutServices } from '../../sandbox/gazelle/graphql/api.ts';
import { DAY, iso } from '../../sandbox/gazelle/instants.ts';
import { startGazelle } from '../../sandbox/gazelle/server.ts';
import type { World } from '../../sandbox/gazelle/world.ts';
import { differences } from '../../sandbox/parity/differences.ts';
import {
  checkpointOf,
  count,
  markedAsGone,
  requestsDuring,
  settingsOf,
  sharedSupabase,
} from '../support/scenario.ts';
import { entityOf, type TestBed } from '../support/test-bed.ts';

const openBed = sharedSupabase();
/** Enough records of each collection for several ranges; those of the others are few. */
const many = {
  clients: { clients: 60 },
  pianos: { pianos: 60 },
  appointments: { events: 10, pastEvents: 60 },
  timeline: { timeline: 10, pastTimeline: 60 },
  invoices: { invoices: 60 },
};
const full = { full: true, pageSize: 6, batchSize: 20 };

/** The edges of every year, to the second, and one second to both sides. */
const edges = [2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024].flatMap((year) => [
  `${year - 1}-12-31T23:59:59Z`,
  `${year}-01-01T00:00:00Z`,
  `${year}-01-01T23:59:59Z`,
  `${year}-01-02T00:00:00Z`,
]);

describe.each([
  ['clients', (world: World, at: string) => world.clients.insert({ createdAt: at, updatedAt: at })],
  ['pianos', (world: World, at: string) => world.pianos.insert({ createdAt: at, updatedAt: at })],
  ['appointments', (world: World, at: string) => world.events.insert({ start: at })],
  [
    'invoices',
    (world: World, at: string) => world.invoices.insert({ invoiceDate: at.slice(0, 10), createdAt: at }),
  ],
] as const)('a full read of %s in ranges', (flow, insert) => {
  test('brings every record once, at the edges of ranges too, and marks what is deleted', async () => {
    const bed = await openBed({ sizes: many[flow] });
    for (const at of edges) insert(bed.world, at);
    const collection = flow === 'appointments' ? bed.world.events : bed.world[flow];
    const requests = await requestsDuring(bed.gazelle.http, async () => {
      const size = collection.size();
      for (const dryRun of [true, false]) {
        const { summary } = await bed.sync({ ...full, entities: [flow], dryRun });
        expect(entityOf(summary, flow)).toMatchObject({ fetched: size, inserted: size, unchanged: 0 });
      }
    });
    expect(requests.some(({ operation }) => operation.startsWith('Counts_'))).toBe(true);
    expect(await differences(bed, { entities: [flow] })).toEqual([]);
    const [gone = ''] = collection.ids();
    collection.remove(gone);
    const { summary } = await bed.sync({ ...full, entities: [flow] });
    expect(entityOf(summary, flow)).toMatchObject({ status: 'success', deleted: 1 });
  });

  test('leaves no record out because it lacks the date', async () => {
    const bed = await openBed({ sizes: many[flow] });
    if (flow === 'appointments') bed.world.events.insert({ start: null });
    else if (flow === 'invoices') bed.world.invoices.insert({ invoiceDate: null, createdAt: null });
    else bed.world[flow].insert({ createdAt: null });
    const requests = await requestsDuring(bed.gazelle.http, () => bed.sync({ ...full, entities: [flow] }));
    expect(requests.some(({ operation }) => operation.startsWith('Counts_'))).toBe(true);
    expect(await differences(bed, { entities: [flow] })).toEqual([]);
  });
});

test('entries of a type that is not known are read with all others', async () => {
  const bed = await openBed({ sizes: many.timeline });
  const [clientId = ''] = bed.world.clients.ids();
  bed.world.timeline.insert({ clientId, type: 'TELEGRAM', occurredAt: iso(bed.world.now().getTime() - DAY) });
  await bed.sync({ ...full, entities: ['timeline'] });
  expect(await differences(bed, { entities: ['timeline'] })).toEqual([]);
});

test('a collection of a few pages is one range', async () => {
  const bed = await openBed({ sizes: { pianos: 20 } });
  const requests = await requestsDuring(bed.gazelle.http, () => bed.sync({ ...full, entities: ['pianos'] }));
  expect(count(requests, 'Pianos')).toBe(4);
});

const pianos = { ...full, entities: ['pianos'] };

/** A full read of which Gazelle answers only so many pages. */
async function breakOff(bed: TestBed, pages: number, what = 'Pianos', options = pianos): Promise<void> {
  const takeBack = bed.gazelle.http.faults.add({
    kind: 'status',
    status: 500,
    skip: pages,
    times: Number.POSITIVE_INFINITY,
    match: ({ operation }) => operation === what,
  });
  const { summary } = await bed.sync(options);
  expect(summary.run.status).not.toBe('success');
  takeBack();
}

describe('a full read that broke off half way', () => {
  test('is resumed with the ranges that are not stored', async () => {
    const bed = await openBed({ sizes: many.pianos });
    const all = await requestsDuring(bed.gazelle.http, () => bed.sync(pianos));
    await breakOff(bed, count(all, 'Pianos') / 2);
    const rest = await requestsDuring(bed.gazelle.http, () => bed.sync(pianos));
    expect(count(rest, 'Pianos')).toBeLessThanOrEqual(count(all, 'Pianos') * 0.6);
    expect(await differences(bed, { entities: ['pianos'] })).toEqual([]);
    expect(await checkpointOf(bed, 'pianos')).toContain('"full":null');
  });

  test.each([1, 3, 8])(
    'brings what a plain list leaves out too, where it broke off after %i pages',
    async (pages) => {
      const bed = await openBed({ sizes: many.pianos });
      bed.gazelle.quirks = { hidesInactive: true };
      for (const id of bed.world.pianos.ids().slice(0, 9)) bed.world.pianos.edit(id, { status: 'INACTIVE' });
      await breakOff(bed, pages);
      await bed.sync(pianos);
      expect(await differences(bed, { entities: ['pianos'] })).toEqual([]);
    },
  );

  test('loses no edit of what was read before it broke off', async () => {
    const bed = await openBed({ sizes: many.pianos });
    await bed.sync(pianos);
    await breakOff(bed, 8);
    bed.world.advance(60_000);
    for (const id of bed.world.pianos.ids()) bed.world.pianos.edit(id, { notes: 'Accordé' });
    await bed.sync(pianos);
    // What changed in a range that was stored before is found by the next run.
    await bed.sync({ entities: ['pianos'] });
    expect(await differences(bed, { entities: ['pianos'] })).toEqual([]);
  });

  test('is read anew after a week', async () => {
    const bed = await openBed({ sizes: many.pianos });
    const all = await requestsDuring(bed.gazelle.http, () => bed.sync(pianos));
    await breakOff(bed, 8);
    bed.world.advance(7 * DAY + 60_000);
    const anew = await requestsDuring(bed.gazelle.http, () => bed.sync(pianos));
    expect(count(anew, 'Pianos')).toBe(count(all, 'Pianos'));
  });

  test('is not resumed by a dry run, which compares both sides, nor by a limited one', async () => {
    const bed = await openBed({ sizes: many.pianos });
    await breakOff(bed, 8);
    const dry = await bed.sync({ ...pianos, dryRun: true });
    expect(entityOf(dry.summary, 'pianos').fetched).toBe(bed.world.pianos.size());
    const limited = await bed.sync({ ...pianos, limit: 7 });
    expect(entityOf(limited.summary, 'pianos').fetched).toBe(7);
  });

  test('marks nothing as deleted on the word of an earlier run', async () => {
    const bed = await openBed({ sizes: many.pianos });
    await bed.sync(pianos);
    await breakOff(bed, 8);
    const before = await markedAsGone(bed, 'gazelle_pianos');
    const { summary } = await bed.sync(pianos);
    expect(entityOf(summary, 'pianos').status).toBe('success');
    expect(await markedAsGone(bed, 'gazelle_pianos')).toEqual(before);
  });

  test('is resumed by the next run of any kind where it was the first, and by the next --full else', async () => {
    const bed = await openBed({ sizes: many.pianos });
    await breakOff(bed, 8, 'Pianos', { ...pianos, full: false });
    const first = await bed.sync({ ...pianos, full: false });
    expect(bed.logged.join('\n')).toContain('resuming a full read');
    expect(entityOf(first.summary, 'pianos').strategy).toBe('full');
    expect(await differences(bed, { entities: ['pianos'] })).toEqual([]);
    await bed.sync({ ...pianos, full: false });
    await breakOff(bed, 8);
    const stored = await checkpointOf(bed, 'pianos');
    const usual = await bed.sync({ ...pianos, full: false });
    expect(entityOf(usual.summary, 'pianos').strategy).toBe('newest-first');
    const progress = (text: string | null) => JSON.parse(text ?? '{}').full;
    expect(progress(await checkpointOf(bed, 'pianos'))).toEqual(progress(stored));
  });

  test('does not read again the collections that it had read, until all are', async () => {
    const bed = await openBed({ sizes: { ...many.pianos, ...many.appointments } });
    const both = { ...full, entities: ['users', 'appointments', 'pianos'] };
    await breakOff(bed, 8, 'Pianos', both);
    const rest = await requestsDuring(bed.gazelle.http, () => bed.sync(both));
    expect([count(rest, 'Events'), count(rest, 'Pianos') > 0]).toEqual([0, true]);
    expect(await differences(bed, { entities: both.entities })).toEqual([]);
    const anew = await requestsDuring(bed.gazelle.http, () => bed.sync(both));
    expect(count(anew, 'Events')).toBeGreaterThan(0);
  });

  test.each([
    ['another column is excluded', { exclude: ['pianos.notes'] }],
    ['another time zone is set', { timezone: 'Asia/Tokyo' }],
  ])('begins anew where %s', async (_, other) => {
    const bed = await openBed({ sizes: many.pianos });
    const all = await requestsDuring(bed.gazelle.http, () => bed.sync(pianos));
    await breakOff(bed, 8);
    const anew = await requestsDuring(bed.gazelle.http, () => bed.sync({ ...pianos, ...other }));
    expect(count(anew, 'Pianos')).toBe(count(all, 'Pianos'));
  });

  test('begins anew where the API has more fields than before', async () => {
    const bed = await openBed({ sizes: { events: 20, pastEvents: 90 } });
    const appointments = { ...full, entities: ['appointments', 'appointment-services'] };
    const { url } = bed.gazelle;
    const older = await startGazelle({
      world: bed.world,
      apiKey: bed.gazelle.apiKey,
      drift: withoutServices,
    });
    bed.config.gazelle.url = older.url;
    await breakOff({ ...bed, gazelle: older }, 10, 'Events', appointments).finally(() => older.close());
    bed.config.gazelle.url = url;
    await bed.sync(appointments);
    expect(await differences(bed, { entities: appointments.entities })).toEqual([]);
  });
});

test('progress that cannot be saved fails the collection', async () => {
  const bed = await openBed({ sizes: many.pianos });
  bed.supabase.http.faults.add({
    kind: 'status',
    status: 500,
    times: bed.config.http.retries + 1,
    match: ({ body }) => body.includes('checkpoint:pianos'),
  });
  const { summary } = await bed.sync(pianos);
  expect(entityOf(summary, 'pianos').status).toBe('failed');
});

test('a run with a time budget finishes a range, whatever the budget, and the next runs resume it', async () => {
  const bed = await openBed({ sizes: many.pianos });
  let runs = 0;
  for (let isDone = false; !isDone; runs += 1) {
    const result = await bed.sync({ ...pianos, timeBudgetMs: 0 });
    expect(exitCodeOf(result)).toBe(0);
    const { status, toBeContinued, fetched } = entityOf(result.summary, 'pianos');
    expect([status, fetched > 0]).toEqual(['success', true]);
    isDone = !toBeContinued;
    if (!isDone) expect(JSON.parse((await checkpointOf(bed, 'pianos')) ?? '{}').syncedAt).toBeNull();
    expect((await settingsOf(bed)).last_sync_date).toBeUndefined();
  }
  expect(runs).toBeGreaterThan(2);
  expect(await differences(bed, { entities: ['pianos'] })).toEqual([]);
});
