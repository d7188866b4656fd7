import { describe, expect, test } from 'vitest';
import { exitCodeOf } from '../../bin/exit-codes.ts';
import { DAY, HOUR, iso } from '../../sandbox/gazelle/instants.ts';
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
const sizes = {
  clients: 90,
  pianos: 90,
  events: 20,
  pastEvents: 90,
  timeline: 20,
  pastTimeline: 90,
  invoices: 90,
};
const full = { full: true, pageSize: 6, batchSize: 20 };

/** The days on which slices may begin and end, to the second, and one second to both sides. */
const edges: [string, ...string[]] = [
  '2019-04-01T00:00:00Z',
  '2019-03-31T23:59:59Z',
  '2019-04-01T23:59:59Z',
  '2019-04-02T00:00:00Z',
];

describe.each([
  ['clients', (world: World, at: string) => world.clients.insert({ createdAt: at, updatedAt: at })],
  ['pianos', (world: World, at: string) => world.pianos.insert({ createdAt: at, updatedAt: at })],
  ['appointments', (world: World, at: string) => world.events.insert({ start: at })],
  [
    'invoices',
    (world: World, at: string) => world.invoices.insert({ invoiceDate: at.slice(0, 10), createdAt: at }),
  ],
] as const)('a full read of %s in slices', (flow, insert) => {
  test('brings every record, at the edges of slices too, and marks what is gone', async () => {
    const bed = await openBed({ sizes });
    for (const at of edges) insert(bed.world, at);
    const requests = await requestsDuring(bed.gazelle.http, () => bed.sync({ ...full, entities: [flow] }));
    expect(requests.some(({ operation }) => operation.startsWith('Counts_'))).toBe(true);
    expect(await differences(bed, { entities: [flow] })).toEqual([]);
    const collection = flow === 'appointments' ? bed.world.events : bed.world[flow];
    const [gone = ''] = collection.ids();
    collection.remove(gone);
    const { summary } = await bed.sync({ ...full, entities: [flow] });
    expect(entityOf(summary, flow)).toMatchObject({ status: 'success', deleted: 1 });

    // A sweep is cut in the same way, by the length of the pages that the server gives; the next one needs no counts.
    const sweep = { ...full, full: false, sweep: true, pageSize: 4, allowDeletes: 50, entities: [flow] };
    for (const counts of flow === 'clients' || flow === 'pianos' ? [1, 0] : [1, 1]) {
      bed.world.advance(HOUR);
      const [next = '', edited = ''] = collection.ids();
      collection.remove(next);
      collection.edit(edited, {});
      insert(bed.world, edges[0]);
      const swept = await requestsDuring(bed.gazelle.http, async () => {
        const { summary } = await bed.sync(sweep);
        expect(entityOf(summary, flow)).toMatchObject({ status: 'success', inserted: 1, deleted: 1 });
      });
      expect(swept.filter(({ operation }) => operation.startsWith('Counts_'))).toHaveLength(counts);
      expect(await differences(bed, { entities: [flow] })).toEqual([]);
    }

    // What has no date is found beside the parts.
    if (flow === 'appointments') bed.world.events.insert({ start: null });
    else bed.world[flow].insert({ createdAt: null });
    await bed.sync(sweep);
    expect(await differences(bed, { entities: [flow] })).toEqual([]);
  });

  test('leaves no record out because it lacks the date', async () => {
    const bed = await openBed({ sizes });
    if (flow === 'appointments') bed.world.events.insert({ start: null });
    else if (flow === 'invoices') bed.world.invoices.insert({ invoiceDate: null, createdAt: null });
    else bed.world[flow].insert({ createdAt: null });
    const requests = await requestsDuring(bed.gazelle.http, () => bed.sync({ ...full, entities: [flow] }));
    expect(requests.some(({ operation }) => operation.startsWith('Counts_'))).toBe(true);
    expect(await differences(bed, { entities: [flow] })).toEqual([]);
  });
});

test('entries of a type that is not known are read with all others', async () => {
  const bed = await openBed({ sizes });
  const [clientId = ''] = bed.world.clients.ids();
  bed.world.timeline.insert({ clientId, type: 'TELEGRAM', occurredAt: iso(bed.world.now().getTime() - DAY) });
  await bed.sync({ ...full, entities: ['timeline'] });
  expect(await differences(bed, { entities: ['timeline'] })).toEqual([]);
});

test('a collection of a few pages is not cut', async () => {
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
  test('goes on where it was', async () => {
    const bed = await openBed({ sizes });
    const all = await requestsDuring(bed.gazelle.http, () => bed.sync(pianos));
    await breakOff(bed, count(all, 'Pianos') / 2);
    const rest = await requestsDuring(bed.gazelle.http, () => bed.sync(pianos));
    expect(count(rest, 'Pianos')).toBeLessThanOrEqual(count(all, 'Pianos') * 0.6);
    expect(await differences(bed, { entities: ['pianos'] })).toEqual([]);
    expect((await settingsOf(bed))['checkpoint:pianos:full']).toBe('null');
  });

  test('goes on in the middle of a type of entries that is most of the timeline', async () => {
    const bed = await openBed({ sizes: { timeline: 20, pastTimeline: 0 } });
    const [clientId = ''] = bed.world.clients.ids();
    const now = bed.world.now().getTime();
    // Always two of one time, and some in the future.
    for (let i = 0; i < 240; i += 1) {
      const occurredAt = iso(now - 115 * DAY + (i >> 1) * DAY);
      bed.world.timeline.insert({ clientId, type: 'INVOICE', occurredAt });
    }
    const timeline = { ...full, entities: ['timeline'] };
    const pages = async () => {
      const requests = await requestsDuring(bed.gazelle.http, () => bed.sync(timeline));
      // A place that holds knows nothing of what is new.
      await bed.sync({ entities: ['timeline'] });
      expect(await differences(bed, { entities: ['timeline'] })).toEqual([]);
      return count(requests, 'TimelineEntries');
    };
    const all = await pages();
    await breakOff(bed, all / 2, 'TimelineEntries', timeline);
    // What is new meanwhile moves the list.
    bed.world.advance(60_000);
    for (let i = 0; i < 9; i += 1)
      bed.world.timeline.insert({ clientId, type: 'INVOICE', occurredAt: iso(bed.world.now().getTime()) });
    expect(await pages()).toBeLessThanOrEqual(all * 0.6);

    // One that is dated back to where all was read shows that the place does not hold any more.
    await breakOff(bed, all / 2, 'TimelineEntries', timeline);
    bed.world.timeline.insert({ clientId, type: 'INVOICE', occurredAt: iso(now - 9 * DAY) });
    expect(await pages()).toBeGreaterThan(all * 0.6);
  });

  test('loses no edit of what was read before it broke off', async () => {
    const bed = await openBed({ sizes });
    await bed.sync(pianos);
    await breakOff(bed, 8);
    bed.world.advance(60_000);
    for (const id of bed.world.pianos.ids()) bed.world.pianos.edit(id, { notes: 'Accordé' });
    await bed.sync(pianos);
    expect(await differences(bed, { entities: ['pianos'] })).toEqual([]);
  });

  test('brings an old appointment that was edited since, though no window would ever show it', async () => {
    const bed = await openBed({ sizes: { events: 0, pastEvents: 200 } });
    const events = { ...full, entities: ['appointments'] };
    const mend = bed.gazelle.http.faults.add({
      kind: 'status',
      status: 500,
      skip: 30,
      times: Number.POSITIVE_INFINITY,
      match: ({ operation }) => operation === 'Events',
    });
    await bed.sync(events);
    mend();
    const [stored] = await bed.supabase.sql('select count(*)::int as rows from gazelle_appointments');
    expect(stored?.rows).toBeGreaterThan(0);
    bed.world.advance(60_000);
    const [removed = '', ...rest] = bed.world.events.ids();
    for (const id of rest) bed.world.events.edit(id, { title: 'Moved' });
    bed.world.events.remove(removed);
    const { summary } = await bed.sync(events);
    expect(entityOf(summary, 'appointments').status).toBe('success');
    expect(await differences(bed, { entities: ['appointments'] })).toEqual([]);
  });

  test('is read anew after a day', async () => {
    const bed = await openBed({ sizes });
    const all = await requestsDuring(bed.gazelle.http, () => bed.sync(pianos));
    await breakOff(bed, 8);
    bed.world.advance(DAY + 60_000);
    const anew = await requestsDuring(bed.gazelle.http, () => bed.sync(pianos));
    expect(count(anew, 'Pianos')).toBe(count(all, 'Pianos'));
  });

  test('is not gone on with by a dry run, which compares both sides, nor by a limited one', async () => {
    const bed = await openBed({ sizes });
    await breakOff(bed, 8);
    const dry = await bed.sync({ ...pianos, dryRun: true });
    expect(entityOf(dry.summary, 'pianos').fetched).toBe(bed.world.pianos.size());
    const limited = await bed.sync({ ...pianos, limit: 7 });
    expect(entityOf(limited.summary, 'pianos').fetched).toBe(7);
  });

  test('marks nothing as gone on the word of an earlier run', async () => {
    const bed = await openBed({ sizes });
    await bed.sync(pianos);
    await breakOff(bed, 8);
    const before = await markedAsGone(bed, 'gazelle_pianos');
    const { summary } = await bed.sync(pianos);
    expect(entityOf(summary, 'pianos').status).toBe('success');
    expect(await markedAsGone(bed, 'gazelle_pianos')).toEqual(before);
  });
});

test('a time budget ends a run well, moves no checkpoint, and the next run goes on', async () => {
  const bed = await openBed({ sizes });
  const before = await checkpointOf(bed, 'pianos');
  const result = await bed.sync({ ...pianos, timeBudgetMs: 0 });
  expect(exitCodeOf(result)).toBe(0);
  expect(entityOf(result.summary, 'pianos')).toMatchObject({ status: 'success', toBeContinued: true });
  expect(await checkpointOf(bed, 'pianos')).toBe(before);
  expect((await settingsOf(bed)).last_sync_date).toBeUndefined();
  await bed.sync(pianos);
  expect(await differences(bed, { entities: ['pianos'] })).toEqual([]);
});
