import { describe, expect, test } from 'vitest';
import { exitCodeOf } from '../../bin/exit-codes.ts';
import { differences } from '../../sandbox/parity/differences.ts';
import {
  beforeRequest,
  checkpointOf,
  count,
  markedAsGone,
  requestsDuring,
  sharedSupabase,
} from '../support/scenario.ts';
import { entityOf, type TestBed } from '../support/test-bed.ts';

const open = sharedSupabase();
let bed: TestBed;

const pianos = { entities: ['pianos' as const] };
const small = { pianos: 8, withoutUpdatedAt: 0 };
/** A null where the schema promises none, so that the server can only answer with an error. */
const broken = { tags: JSON.parse('null') };

const ids = () => bed.world.pianos.ids();
const piano = (n: number) => ids().at(n) ?? '';
const stored = async (where = 'true') =>
  (await bed.supabase.sql(`select id from gazelle_pianos where ${where}`)).length;
const rejects = () => bed.supabase.sql('select * from gazelle_rejects order by id');

/** Refuses each write to the pianos that holds `text`, as PostgREST tells it. */
const refuse = (text: string, status: number, code: string) =>
  bed.supabase.http.faults.add({
    kind: 'status',
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, message: 'no', details: null, hint: null }),
    times: Number.POSITIVE_INFINITY,
    match: (request) => isWrite(request) && request.body.includes(text),
  });
const isWrite = ({ operation, method }: { operation: string; method: string }) =>
  operation.endsWith('gazelle_pianos') && method === 'POST';

describe('a value that cannot be read', () => {
  test('costs its column, not the record, in however many records there is one', async () => {
    bed = await open({ sizes: { pianos: 400, withoutUpdatedAt: 0 } });
    for (const [i, id] of ids().entries()) {
      bed.world.pianos.edit(id, { damppChaserMfgDate: i < 134 ? '2019' : '2019-05-01' });
    }
    const result = await bed.sync(pianos);
    expect(await stored()).toBe(400);
    expect(await stored('dampp_chaser_mfg_date is null')).toBe(134);
    expect(entityOf(result.summary, 'pianos')).toMatchObject({
      status: 'partial',
      inserted: 400,
      rejected: 0,
      incomplete: 134,
      newRejects: 134,
      error: null,
    });
    expect(exitCodeOf(result)).toBe(1);
    expect(await rejects()).toHaveLength(134);
    expect((await rejects())[0]).toMatchObject({
      kind: 'value',
      reason: 'damppChaserMfgDate is not a date',
      record: { damppChaserMfgDate: '2019' },
    });
  });

  test('is told once, and resolved when it is mended', async () => {
    bed = await open({ sizes: small });
    bed.world.pianos.edit(piano(3), { damppChaserMfgDate: '2019' });
    await bed.sync(pianos);
    const again = await bed.sync({ ...pianos, full: true });
    expect(entityOf(again.summary, 'pianos')).toMatchObject({
      status: 'success',
      unchanged: 8,
      incomplete: 1,
      newRejects: 0,
    });
    expect(exitCodeOf(again)).toBe(0);
    bed.world.pianos.edit(piano(3), { damppChaserMfgDate: '2019-05-01' });
    expect(entityOf((await bed.sync(pianos)).summary, 'pianos')).toMatchObject({ updated: 1, incomplete: 0 });
    expect(await rejects()).toMatchObject([{ resolved_at: expect.any(String), record: null, reason: null }]);
  });
});

describe('rows that Supabase refuses', () => {
  test("by a trigger of the owner's own are rejected alone, more than a hundred of them too", async () => {
    bed = await open({ sizes: { pianos: 230, withoutUpdatedAt: 0 } });
    for (const id of ids().slice(0, 104)) bed.world.pianos.edit(id, { make: 'Nobody' });
    refuse('"Nobody"', 400, 'P0001');
    const result = await bed.sync({ ...pianos, batchSize: 60 });
    expect(entityOf(result.summary, 'pianos')).toMatchObject({ inserted: 126, rejected: 104, error: null });
    expect(await stored()).toBe(126);
  });

  test('most of them, fail the collection, but not before its good rows are stored', async () => {
    bed = await open({ sizes: { pianos: 130, withoutUpdatedAt: 0 } });
    for (const id of ids().slice(0, 110)) bed.world.pianos.edit(id, { make: 'Nobody' });
    refuse('"Nobody"', 400, 'P0001');
    const { summary } = await bed.sync({ ...pianos, batchSize: 60 });
    expect(entityOf(summary, 'pianos')).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('110 of 130 pianos could not be stored'),
    });
    expect(await stored()).toBe(20);
  });

  test('most of them, are all read again by the next full read, though each of its slices was done', async () => {
    bed = await open({ sizes: { pianos: 130, withoutUpdatedAt: 0 } });
    for (const id of ids().slice(0, 110)) bed.world.pianos.edit(id, { make: 'Nobody' });
    refuse('"Nobody"', 400, 'P0001');
    const full = { ...pianos, full: true, pageSize: 10 };
    for (const fetched of [130, 130]) {
      expect(entityOf((await bed.sync(full)).summary, 'pianos')).toMatchObject({ status: 'failed', fetched });
    }
  });

  test('for a view check of its own are rejected alone', async () => {
    bed = await open({ sizes: small });
    refuse(piano(3), 500, '44000');
    const { summary } = await bed.sync(pianos);
    expect(entityOf(summary, 'pianos')).toMatchObject({ inserted: 7, rejected: 1, error: null });
  });

  test('for its size, is kept without the record, which would be too large as well', async () => {
    bed = await open({ sizes: small });
    const huge = 'x'.repeat(50_000);
    bed.world.pianos.edit(piano(3), { notes: huge });
    bed.supabase.http.faults.add({
      kind: 'status',
      status: 413,
      times: Number.POSITIVE_INFINITY,
      match: ({ body }) => body.includes(huge),
    });
    const { summary } = await bed.sync(pianos);
    expect(entityOf(summary, 'pianos')).toMatchObject({ inserted: 7, rejected: 1, error: null });
    expect(await rejects()).toMatchObject([{ record_id: piano(3), record: null, reason: /413/ }]);
  });
});

describe('a statement that takes too long', () => {
  test('is sent in halves', async () => {
    bed = await open({ sizes: small });
    bed.supabase.http.faults.add({
      kind: 'status',
      status: 500,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code: '57014', message: 'canceling statement due to statement timeout' }),
      times: Number.POSITIVE_INFINITY,
      match: (request) => isWrite(request) && JSON.parse(request.body).length > 4,
    });
    const { summary } = await bed.sync(pianos);
    expect(entityOf(summary, 'pianos')).toMatchObject({ status: 'success', inserted: 8 });
  });

  test('even with one row, fails the collection and names the code', async () => {
    bed = await open({ sizes: small });
    refuse('', 500, '57014');
    const requests = await requestsDuring(bed.supabase.http, async () => {
      const { summary } = await bed.sync(pianos);
      expect(entityOf(summary, 'pianos').error).toMatch(/57014.*a lock or a trigger/);
    });
    expect(requests.filter(isWrite)).toHaveLength(4);
    expect(await rejects()).toEqual([]);
  });
});

describe('a record that breaks the schema', () => {
  const five = () => [0, 1, 2, 4, 5].map(piano);
  const expectFive = async () => expect(await stored("notes = 'edited'")).toBe(5);
  async function breakOne(options: Parameters<typeof open>[0] = {}) {
    bed = await open({ sizes: small, ...options });
    await bed.sync(pianos);
    bed.world.advance(60 * 60_000);
    for (const id of five()) bed.world.pianos.edit(id, { notes: 'edited' });
    bed.world.pianos.edit(piano(3), broken);
  }

  test.each([
    ['newest-first', { updatedAtSort: true }, {}],
    ['sweep', { updatedAtSort: false }, {}],
    ['full', {}, { full: true }],
  ])('does not keep the others from being stored: %s', async (strategy, options, over) => {
    await breakOne(options);
    const result = await bed.sync({ ...pianos, ...over });
    expect(entityOf(result.summary, 'pianos')).toMatchObject({
      strategy,
      status: 'partial',
      updated: 5,
      rejected: 1,
      deleted: 0,
      rejects: [{ id: piano(3), reason: expect.stringContaining('Gazelle failed within the query') }],
    });
    await expectFive();
    expect(await rejects()).toMatchObject([{ record_id: piano(3), entity: 'pianos', resolved_at: null }]);
    bed.world.pianos.edit(piano(3), { tags: ['mended'] });
    expect(exitCodeOf(await bed.sync({ ...pianos, ...over }))).toBe(0);
    expect(await rejects()).toMatchObject([{ resolved_at: expect.any(String) }]);
  });

  test('does not keep the others from being stored: the window of the timeline', async () => {
    bed = await open({ sizes: { timelineThisWeek: 30 } });
    const times = bed.world.timeline.list().toSorted((a, b) => b.occurredAt.localeCompare(a.occurredAt));
    bed.world.timeline.edit(times.at(5)?.id ?? '', { type: JSON.parse('null') });
    const { summary } = await bed.sync({ entities: ['timeline'], pageSize: 10 });
    const { fetched, inserted, rejected, status } = entityOf(summary, 'timeline');
    expect([status, rejected, inserted]).toEqual(['partial', 1, fetched - 1]);
  });

  test('in a timeline that moves while it is looked for fails the collection: no other entry is taken for it', async () => {
    bed = await open({ sizes: { timelineThisWeek: 30 } });
    const times = bed.world.timeline.list().toSorted((a, b) => b.occurredAt.localeCompare(a.occurredAt));
    bed.world.timeline.edit(times.at(5)?.id ?? '', { type: JSON.parse('null') });
    beforeRequest(bed.gazelle, 'TimelineEntries', 2, () => bed.world.timeline.remove(times[0]?.id ?? ''));
    const { summary } = await bed.sync({ entities: ['timeline'], pageSize: 10 });
    expect(entityOf(summary, 'timeline')).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('the list changed'),
    });
  });

  test('does not keep the others from being stored: clients by their contacts, appointments by their pianos', async () => {
    bed = await open();
    const [contact] = bed.world.contacts.list();
    bed.world.contacts.edit(contact?.id ?? '', { archived: JSON.parse('null') });
    const soon = bed.world.events.list().at(-1);
    bed.world.events.edit(soon?.id ?? '', { pianoIds: JSON.parse('5') });
    const { summary } = await bed.sync({ full: true });
    for (const entity of ['clients', 'appointments']) {
      const { rejected, error, inserted, fetched } = entityOf(summary, entity);
      expect([entity, rejected, error, inserted]).toEqual([entity, 1, null, fetched - 1]);
    }
  });

  test('costs a few requests, not one for each of the others', async () => {
    bed = await open({ sizes: { pianos: 100, withoutUpdatedAt: 0 } });
    bed.world.pianos.edit(piano(37), broken);
    const requests = await requestsDuring(bed.gazelle.http, () => bed.sync(pianos));
    expect(requests.length).toBeLessThan(20);
    expect(await stored()).toBe(99);
  });

  test('many of them with none that can be read are no single records: the collection fails', async () => {
    bed = await open({ sizes: { pianos: 60, withoutUpdatedAt: 0 } });
    for (const id of ids()) bed.world.pianos.edit(id, broken);
    const requests = await requestsDuring(bed.gazelle.http, async () => {
      const { summary } = await bed.sync(pianos);
      expect(entityOf(summary, 'pianos')).toMatchObject({ status: 'failed', rejected: 0 });
    });
    expect(requests.length).toBeLessThan(120);
  });

  test('a dozen of them, which are all that is left to read, stay rejects in every later run', async () => {
    bed = await open({ sizes: { pianos: 30, withoutUpdatedAt: 0 }, updatedAtSort: false });
    for (const id of ids().slice(0, 12)) bed.world.pianos.edit(id, broken);
    for (const status of ['partial', 'partial', 'partial'])
      expect(entityOf((await bed.sync(pianos)).summary, 'pianos')).toMatchObject({ status, rejected: 12 });
  });
});

test('one record that Gazelle cannot give in a list without pages fails this collection alone, says its place, and none is marked', async () => {
  bed = await open();
  const { users, serviceItems } = bed.world;
  const entities = ['users', 'service-items', 'pianos'];
  await bed.sync({ entities });
  const [user = ''] = users.ids();
  const [, second = '', third = ''] = serviceItems.ids();
  const before = await checkpointOf(bed, 'service-items');
  const none = JSON.parse('null');
  const fails = async (expected: Record<string, string>) => {
    bed.world.advance(60 * 60_000);
    const result = await bed.sync({ entities });
    expect(exitCodeOf(result)).toBe(1);
    expect(entityOf(result.summary, 'pianos').error).toBe(null);
    for (const [entity, place] of Object.entries(expected))
      expect(entityOf(result.summary, entity)).toMatchObject({
        ...{ status: 'failed', inserted: 0, updated: 0, deleted: 0, rejected: 0 },
        error: expect.stringMatching(`^Gazelle failed within the query \\w+: .*at ${place}`),
      });
  };
  // Gazelle then answers without any data ...
  users.edit(user, { email: none });
  serviceItems.edit(second, { duration: none });
  serviceItems.edit(third, { duration: none });
  await fails({ users: 'allUsers.0.email', 'service-items': 'allMasterServiceItems.1.duration' });
  // ... or with the list and a null in it, which is not taken for the value.
  users.edit(user, { email: 'a@example.com', isSchedulable: JSON.parse('"?"') });
  for (const id of [second, third]) serviceItems.edit(id, { duration: 90, amount: 0.5 });
  await fails({ users: 'allUsers.0.isSchedulable', 'service-items': 'allMasterServiceItems.1.amount' });
  for (const table of ['gazelle_users', 'gazelle_service_items'])
    expect(await markedAsGone(bed, table)).toEqual([]);
  expect(await checkpointOf(bed, 'service-items')).toBe(before);

  users.edit(user, { isSchedulable: true });
  for (const id of [second, third]) serviceItems.edit(id, { amount: 50 });
  const { summary } = await bed.sync({ entities });
  expect(entityOf(summary, 'service-items')).toMatchObject({ status: 'success', updated: 2 });
  expect(await differences(bed, { entities: ['users', 'service-items'] })).toEqual([]);
});

test('--page-size holds for requests by id too', async () => {
  bed = await open({ sizes: small, updatedAtSort: false });
  await bed.sync(pianos);
  for (const id of ids()) bed.world.pianos.edit(id, { notes: 'edited' });
  const requests = await requestsDuring(bed.gazelle.http, () => bed.sync({ ...pianos, pageSize: 3 }));
  expect(count(requests, 'ById_piano')).toBe(3);
});
