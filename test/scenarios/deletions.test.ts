import { describe, expect, test } from 'vitest';
import { DAY, HOUR, iso } from '../../sandbox/gazelle/instants.ts';
import { differences } from '../../sandbox/parity/differences.ts';
import { beforeRequest, count, markedAsGone, requestsDuring, sharedSupabase } from '../support/scenario.ts';
import { entityOf, type TestBed } from '../support/test-bed.ts';

const openBed = sharedSupabase();
const swept = { updatedAtSort: false };

/** Takes a client with its contacts, a piano, an event of this week and a technician away. */
function takeSome({ world }: TestBed) {
  world.clients.remove(world.clients.ids()[4] ?? '');
  world.pianos.remove(world.pianos.ids()[4] ?? '');
  const coming = world.events.list().find(({ start }) => Date.parse(start ?? '') > world.now().getTime());
  world.events.remove(coming?.id ?? '');
}

test('what is gone is marked by the next run, where it compares every id', async () => {
  const bed = await openBed({ ...swept, sizes: { pastEvents: 0, pastTimeline: 0 } });
  await bed.sync();
  takeSome(bed);
  const { summary } = await bed.sync();
  expect(entityOf(summary, 'clients').deleted).toBe(1);
  expect(entityOf(summary, 'pianos').deleted).toBe(1);
  expect(entityOf(summary, 'appointments').deleted).toBe(1);
  expect(await differences(bed)).toEqual([]);
  const { summary: quiet } = await bed.sync();
  expect(quiet.totals).toMatchObject({ inserted: 0, updated: 0, deleted: 0 });
});

test('where the newest are read first, appointments are marked each run, the rest by --full', async () => {
  const bed = await openBed({ sizes: { pastEvents: 0, pastTimeline: 0 } });
  await bed.sync();
  takeSome(bed);
  const { summary } = await bed.sync();
  expect(entityOf(summary, 'appointments').deleted).toBe(1);
  expect(entityOf(summary, 'pianos').deleted).toBe(0);
  await bed.sync({ full: true });
  expect(await differences(bed)).toEqual([]);
});

test('only what answers as gone when it is asked for by id is marked', async () => {
  const bed = await openBed(swept);
  await bed.sync({ entities: ['pianos'] });
  const piano = bed.world.pianos.list()[4];
  if (!piano) throw new Error('the account has no fifth piano');
  bed.world.pianos.remove(piano.id);
  bed.world.advance(HOUR);
  // It is hidden while the list is read, and there again when it is asked for.
  let asked = 0;
  bed.gazelle.http.before(({ operation, body }) => {
    if (operation !== 'ById_piano' || !body.includes(piano.id)) return;
    asked += 1;
    bed.world.pianos.insert({ ...piano, notes: 'Retrouvé' });
  });
  const { summary } = await bed.sync({ entities: ['pianos'] });
  expect(asked).toBe(1);
  expect(entityOf(summary, 'pianos')).toMatchObject({ deleted: 0, updated: 1 });
  expect(await differences(bed, { entities: ['pianos'] })).toEqual([]);
});

describe.each([swept, { updatedAtSort: true }])('with %o', (options) => {
  test('more than the cap are not marked: the run says so, the next one too, --allow-deletes allows it', async () => {
    const bed = await openBed({ ...options, sizes: { pianos: 40 } });
    await bed.sync({ entities: ['pianos'] });
    for (const id of bed.world.pianos.ids().slice(0, 12)) bed.world.pianos.remove(id);
    for (const full of [true, false, false]) {
      bed.world.advance(HOUR);
      const { summary } = await bed.sync({ entities: ['pianos'], full });
      const { deleted, status, error } = entityOf(summary, 'pianos');
      expect({ deleted, status }).toEqual({ deleted: 0, status: 'partial' });
      expect(error).toContain('--allow-deletes 12');
    }
    expect(await markedAsGone(bed, 'gazelle_pianos')).toEqual([]);
    const { summary } = await bed.sync({ entities: ['pianos'], allowDeletes: 12 });
    expect(entityOf(summary, 'pianos')).toMatchObject({ deleted: 12, status: 'success' });
    expect(await differences(bed, { entities: ['pianos'] })).toEqual([]);
  });

  test('a record that comes back is not marked any more', async () => {
    const bed = await openBed(options);
    await bed.sync({ entities: ['pianos'] });
    const piano = bed.world.pianos.list()[4];
    if (!piano) throw new Error('the account has no fifth piano');
    bed.world.pianos.remove(piano.id);
    await bed.sync({ entities: ['pianos'], full: true });
    expect(await markedAsGone(bed, 'gazelle_pianos')).toEqual([piano.id]);
    bed.world.pianos.insert(piano);
    bed.world.advance(7 * DAY + HOUR);
    await bed.sync({ entities: ['pianos'] });
    expect(await markedAsGone(bed, 'gazelle_pianos')).toEqual([]);
    expect(await differences(bed, { entities: ['pianos'] })).toEqual([]);
  });
});

test.each([1, 2, 3])('a read that fails on page %i marks nothing', async (page) => {
  const bed = await openBed(swept);
  await bed.sync({ entities: ['pianos'] });
  bed.world.pianos.remove(bed.world.pianos.ids()[0] ?? '');
  bed.gazelle.http.faults.add({
    kind: 'graphql-errors',
    withPartialData: true,
    match: ({ operation }) => operation === 'PianoHeads',
    skip: page - 1,
    times: 99,
  });
  const { summary } = await bed.sync({ entities: ['pianos'], pageSize: 4 });
  expect(entityOf(summary, 'pianos').status).toBe('failed');
  expect(await markedAsGone(bed, 'gazelle_pianos')).toEqual([]);
});

test('a run whose question for the missing ids fails marks nothing', async () => {
  const bed = await openBed({ ...swept, sizes: { withoutUpdatedAt: 0 } });
  await bed.sync({ entities: ['pianos'] });
  bed.world.pianos.remove(bed.world.pianos.ids()[0] ?? '');
  const match = ({ operation }: { operation: string }) => operation === 'ById_piano';
  bed.gazelle.http.faults.add({ kind: 'graphql-errors', withPartialData: true, match, times: 99 });
  const { summary } = await bed.sync({ entities: ['pianos'] });
  expect(entityOf(summary, 'pianos').status).toBe('failed');
  expect(await markedAsGone(bed, 'gazelle_pianos')).toEqual([]);
});

test('timeline entries that are gone are marked by --full, once their client does not show them', async () => {
  const bed = await openBed({ sizes: { clients: 2 } });
  const entities = ['timeline'] as const;
  await bed.sync({ entities, full: true });
  const [gone, hidden] = bed.world.timeline.list();
  if (!gone || !hidden) throw new Error('the account has no timeline');
  bed.world.timeline.remove(gone.id);
  await bed.sync({ entities });
  expect(await markedAsGone(bed, 'gazelle_timeline_entries')).toEqual([]);

  // One is not there while the whole timeline is read, and back when its client is asked.
  bed.world.timeline.remove(hidden.id);
  beforeRequest(bed.gazelle, 'EntriesOfClient', 1, () => bed.world.timeline.insert(hidden));
  const requests = await requestsDuring(bed.gazelle.http, () => bed.sync({ entities, full: true }));
  expect(count(requests, 'EntriesOfClient')).toBeGreaterThan(0);
  expect(await markedAsGone(bed, 'gazelle_timeline_entries')).toEqual([gone.id]);
  expect(await differences(bed, { entities })).toEqual([]);
});

test('a removed technician is marked as gone, and a new one arrives, each run', async () => {
  const bed = await openBed({ sizes: { users: 3 } });
  const entities = ['users'] as const;
  await bed.sync({ entities });
  for (let run = 0; run < 2; run += 1) {
    bed.world.advance(HOUR);
    bed.world.users.insert({ firstName: `Nouvelle ${run}`, email: 'nouvelle@example.org' });
    bed.world.users.remove(bed.world.users.ids()[0] ?? '');
    const { summary } = await bed.sync({ entities });
    expect(entityOf(summary, 'users')).toMatchObject({ strategy: 'snapshot', inserted: 1, deleted: 1 });
    expect(await differences(bed, { entities })).toEqual([]);
  }
  expect(await markedAsGone(bed, 'gazelle_users')).toHaveLength(2);
});

test('the time of the mark is that of Gazelle', async () => {
  const bed = await openBed(swept);
  await bed.sync({ entities: ['pianos'] });
  bed.world.pianos.remove(bed.world.pianos.ids()[0] ?? '');
  bed.world.advance(HOUR);
  await bed.sync({ entities: ['pianos'] });
  const rows = await bed.supabase.sql('select deleted_at from gazelle_pianos where deleted_at is not null');
  expect(rows.map(({ deleted_at }) => iso(Date.parse(String(deleted_at))))).toEqual([iso(bed.world.now())]);
});
