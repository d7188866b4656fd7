import { describe, expect, test } from 'vitest';
import { HOUR } from '../../sandbox/gazelle/instants.ts';
import type { World } from '../../sandbox/gazelle/world.ts';
import { differences } from '../../sandbox/parity/differences.ts';
import { beforeRequest, count, markedAsGone, requestsDuring, sharedSupabase } from '../support/scenario.ts';
import { entityOf } from '../support/test-bed.ts';

const openBed = sharedSupabase();
const sizes = { clients: 13, pianos: 13, events: 13, pastEvents: 0, timeline: 13, contactsOfLargest: 10 };

const byTime = <T>(records: readonly T[], time: (record: T) => string | null) =>
  [...records].sort((a, b) => Date.parse(time(a) ?? '') - Date.parse(time(b) ?? ''));

const remove = (
  collection: { remove(id: string): boolean },
  records: readonly ({ id: string } | undefined)[],
) => records.flatMap((record) => (record && collection.remove(record.id) ? [record.id] : []));

/** The contacts of the client with the most of them. */
function ofLargest(world: World) {
  const groups = [...Map.groupBy(world.contacts.list(), ({ clientId }) => clientId).values()];
  return groups.reduce((most, group) => (group.length > most.length ? group : most), []);
}

/** Every way a collection is read page by page, and how two records of the first page are taken away. */
const readings = [
  {
    flow: 'clients',
    first: 'Clients',
    later: 'Clients_heads',
    table: 'gazelle_clients',
    take: (world: World) => remove(world.clients, world.clients.list().slice(0, 2)),
  },
  {
    flow: 'clients',
    first: 'ContactsOfClient',
    later: 'ContactsOfClient',
    table: 'gazelle_contacts',
    take: (world: World) => remove(world.contacts, ofLargest(world).slice(1, 3)),
  },
  {
    flow: 'pianos',
    first: 'Pianos',
    later: 'Pianos_heads',
    table: 'gazelle_pianos',
    take: (world: World) => remove(world.pianos, world.pianos.list().slice(0, 2)),
  },
  {
    flow: 'appointments',
    first: 'Events',
    later: 'Events_heads',
    table: 'gazelle_appointments',
    take: (world: World) =>
      remove(world.events, byTime(world.events.list(), ({ start }) => start).slice(0, 2)),
  },
  {
    flow: 'timeline',
    first: 'TimelineEntries',
    later: 'TimelineEntries',
    table: 'gazelle_timeline_entries',
    take: (world: World) =>
      remove(world.timeline, byTime(world.timeline.list(), ({ occurredAt }) => occurredAt).slice(-2)),
  },
] as const;

describe.each(readings)(
  'when records go between two pages of $first',
  ({ flow, first, later, table, take }) => {
    const parityOf = (gone: readonly string[], contactsGone: ReadonlySet<string>) => ({
      entities: flow === 'clients' ? (['clients', 'contacts'] as const) : ([flow] as const),
      isUnseen: (_: string, id: string) => gone.includes(id) || contactsGone.has(id),
      timelineFrom: new Date('2026-02-10T00:00:00Z'),
    });

    test('no other record is lost on a first read', async () => {
      const bed = await openBed({ sizes, updatedAtSort: false, pageCap: 4 });
      const contacts = new Set(bed.world.contacts.ids());
      let gone: string[] = [];
      beforeRequest(bed.gazelle, first, 2, () => {
        gone = take(bed.world);
      });
      const { summary } = await bed.sync({ entities: [flow] });
      expect(gone).toHaveLength(2);
      expect(summary.run.status).toBe('success');
      const contactsGone = contacts.difference(new Set(bed.world.contacts.ids()));
      expect(await differences(bed, parityOf(gone, contactsGone))).toEqual([]);
    });

    test(`no other record is taken for deleted on a later one (${later})`, async () => {
      const bed = await openBed({ sizes, updatedAtSort: false, pageCap: 4 });
      await bed.sync({ entities: [flow] });
      bed.world.advance(HOUR);
      const contacts = new Set(bed.world.contacts.ids());
      let gone: string[] = [];
      beforeRequest(bed.gazelle, later, 2, () => {
        gone = take(bed.world);
      });
      await bed.sync({ entities: [flow] });
      const contactsGone = contacts.difference(new Set(bed.world.contacts.ids()));
      const marked = await markedAsGone(bed, table);
      expect(marked.filter((id) => !gone.includes(id) && !contactsGone.has(id))).toEqual([]);
      expect(await differences(bed, parityOf(gone, contactsGone))).toEqual([]);
    });
  },
);

test('when the newest goes between two pages of a newest-first read, no edit is lost', async () => {
  const bed = await openBed({ sizes });
  await bed.sync({ entities: ['pianos'] });
  bed.world.advance(HOUR);
  const edited = bed.world.pianos.ids().slice(0, 9);
  for (const id of edited) {
    bed.world.advance(1000);
    bed.world.pianos.edit(id, { notes: 'Accordé' });
  }
  const newest = edited.at(-1) ?? '';
  beforeRequest(bed.gazelle, 'Pianos', 2, () => bed.world.pianos.remove(newest));
  const { summary } = await bed.sync({ entities: ['pianos'], pageSize: 3 });
  expect(entityOf(summary, 'pianos')).toMatchObject({ strategy: 'newest-first', updated: 9 });
  expect(await differences(bed, { entities: ['pianos'], isUnseen: (_, id) => id === newest })).toEqual([]);
});

test('a quiet list is read with no extra request', async () => {
  const { sync, gazelle } = await openBed({ sizes, updatedAtSort: false });
  const read = () =>
    requestsDuring(gazelle.http, () => sync({ entities: ['pianos'], pageSize: 5, limit: null }));
  // 13 records: 5, then 4 new ones a page.
  expect(count(await read(), 'Pianos')).toBe(3);
  const second = await read();
  expect(count(second, 'Pianos_heads')).toBe(3);
  // The one without a time is fetched each run.
  expect(second.map(({ operation }) => operation).filter((name) => name === 'ById_piano')).toHaveLength(1);
});

test('records that come in at the front push nothing out of sight', async () => {
  const bed = await openBed({ sizes });
  beforeRequest(bed.gazelle, 'Pianos', 2, () => {
    for (let n = 0; n < 7; n += 1) bed.world.pianos.insert({ make: 'Yamaha' });
  });
  await bed.sync({ entities: ['pianos'], pageSize: 4 });
  const { summary } = await bed.sync({ entities: ['pianos'], pageSize: 4 });
  expect(entityOf(summary, 'pianos').strategy).toBe('newest-first');
  expect(await differences(bed, { entities: ['pianos'] })).toEqual([]);
});

test('a list that shrinks to nothing while it is read ends the read, and the next one marks what is deleted', async () => {
  const bed = await openBed({ sizes, updatedAtSort: false });
  beforeRequest(bed.gazelle, 'Pianos', 2, () => {
    for (const id of bed.world.pianos.ids()) bed.world.pianos.remove(id);
  });
  const { summary } = await bed.sync({ entities: ['pianos'], pageSize: 4 });
  expect(entityOf(summary, 'pianos')).toMatchObject({ status: 'success', inserted: 4 });
  const empty = await bed.sync({ entities: ['pianos'], pageSize: 4, full: true });
  expect(entityOf(empty.summary, 'pianos')).toMatchObject({ status: 'success', deleted: 4 });
  expect(await differences(bed, { entities: ['pianos'] })).toEqual([]);
});
