import { describe, expect, test } from 'vitest';
import { HOUR } from '../../sandbox/gazelle/instants.ts';
import type { EventRecord } from '../../sandbox/gazelle/records.ts';
import { differences } from '../../sandbox/parity/differences.ts';
import { count, requestsDuring, sharedSupabase } from '../support/scenario.ts';
import { entityOf } from '../support/test-bed.ts';

const openBed = sharedSupabase();
const byStart = (a: EventRecord, b: EventRecord) => String(a.start).localeCompare(String(b.start));
const entities = ['clients', 'pianos'] as const;

test('with UPDATED_AT_DESC the newest are read first, and the summary and the log say so', async () => {
  const { sync, logged } = await openBed();
  await sync({ entities });
  const { summary } = await sync({ entities });
  expect(entityOf(summary, 'clients').strategy).toBe('newest-first');
  expect(entityOf(summary, 'pianos').strategy).toBe('newest-first');
  expect(logged.join('\n')).toMatch(/newest first, stopped at ins_\w+ \(.*Z < .*Z\) after \d+ records/);
});

test('without UPDATED_AT_DESC every id is compared, and the summary and the log say so', async () => {
  const { sync, logged } = await openBed({ updatedAtSort: false });
  await sync({ entities });
  const { summary } = await sync({ entities });
  expect(entityOf(summary, 'clients').strategy).toBe('sweep');
  expect(entityOf(summary, 'pianos').strategy).toBe('sweep');
  expect(logged.join('\n')).toContain('sweep: the API cannot sort by UPDATED_AT_DESC');
});

test('a server that refuses long pages of ids and times is asked for shorter ones', async () => {
  const { sync, gazelle } = await openBed({ updatedAtSort: false });
  const some = { entities: ['pianos', 'invoices'] };
  await sync(some);
  const body =
    '{"errors":[{"message":"Query has complexity of 20000, which exceeds max complexity of 5000"}]}';
  const match = ({ body }: { body: string }) => body.includes('"first":2000');
  const headers = { 'content-type': 'application/json' };
  gazelle.http.faults.add({
    kind: 'status',
    status: 200,
    headers,
    body,
    match,
    times: Number.POSITIVE_INFINITY,
  });
  const requests = await requestsDuring(gazelle.http, async () => {
    expect((await sync(some)).summary.run.status).toBe('success');
  });
  expect(count(requests, 'Pianos_heads')).toBe(2);
  // The first pages of three lists are asked for at once, and all again: the length is remembered.
  expect(count(requests, 'Invoices_heads')).toBe(3 + 3);
});

test('where introspection is refused, a newest-first query that is answered tells that there is the sort', async () => {
  const { sync, gazelle } = await openBed({ introspection: 'refused' });
  await sync({ entities });
  const requests = await requestsDuring(gazelle.http, async () => {
    const { summary } = await sync({ entities });
    expect(summary.entities.map(({ strategy }) => strategy)).toEqual(
      new Array(summary.entities.length).fill('newest-first'),
    );
  });
  expect(count(requests, 'Newest_allClients')).toBe(1);
  expect(count(requests, 'Newest_allPianos')).toBe(1);
});

test('where introspection is refused, a newest-first query that is refused tells that there is none', async () => {
  const { sync } = await openBed({ introspection: 'refused', updatedAtSort: false });
  await sync({ entities });
  const { summary } = await sync({ entities });
  expect(entityOf(summary, 'clients')).toMatchObject({ strategy: 'sweep', status: 'success' });
  expect(entityOf(summary, 'pianos')).toMatchObject({ strategy: 'sweep', status: 'success' });
});

test('--sweep compares every id now, of appointments too, and --sweep-every says how long it may wait', async () => {
  const bed = await openBed({ sizes: { pastEvents: 3 } });
  const entities = ['clients', 'contacts', 'pianos', 'piano-measurements', 'appointments'];
  await bed.sync({ entities, full: true });
  bed.world.advance(HOUR);
  bed.world.pianos.remove(bed.world.pianos.ids()[0] ?? '');
  const contact = bed.world.contacts
    .list()
    .find(({ clientId }) => bed.world.clients.need(clientId).updatedAt);
  bed.world.contacts.edit(contact?.id ?? '', { lastName: 'Tremblay' });
  bed.world.events.edit(bed.world.events.list().sort(byStart)[0]?.id ?? '', { notes: 'Corrigé' });
  bed.world.advance(HOUR);
  await bed.sync({ entities });
  expect(await differences(bed, { entities })).not.toEqual([]);

  await bed.sync({ entities, sweep: true });
  expect(await differences(bed, { entities })).toEqual([]);

  bed.world.pianos.remove(bed.world.pianos.ids()[0] ?? '');
  bed.world.advance(HOUR);
  const { summary } = await bed.sync({ entities, sweepEveryMs: HOUR / 2 });
  expect(entityOf(summary, 'pianos')).toMatchObject({ strategy: 'sweep', deleted: 1 });
});

describe.each([{ updatedAtSort: true }, { updatedAtSort: false }])('with %o', (options) => {
  test('of seven edits of old records none is missed', async () => {
    const bed = await openBed({ ...options, sizes: { clients: 20, pianos: 20 } });
    const { world, sync } = bed;
    await sync({ entities, pageSize: 5 });
    world.advance(HOUR);
    // The first that were added are the oldest; the very first has no time.
    const clientIds = world.clients.ids().slice(1, 8);
    for (const id of clientIds) world.clients.edit(id, { personalNotes: `Rappelé ${id}` });
    for (const id of world.pianos.ids().slice(1, 8)) world.pianos.edit(id, { notes: `Accordé ${id}` });
    world.advance(HOUR);

    const { summary } = await sync({ entities, pageSize: 5 });

    expect(entityOf(summary, 'clients')).toMatchObject({ inserted: 0, updated: 7 });
    expect(entityOf(summary, 'pianos')).toMatchObject({ inserted: 0, updated: 7 });
    expect(await differences(bed, { entities: ['clients', 'contacts', 'pianos'] })).toEqual([]);
  });
});
