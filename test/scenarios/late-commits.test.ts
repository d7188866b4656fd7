import { describe, expect, test } from 'vitest';
import { DAY, HOUR, iso, MINUTE } from '../../sandbox/gazelle/instants.ts';
import { differences } from '../../sandbox/parity/differences.ts';
import { sharedSupabase } from '../support/scenario.ts';
import { entityOf, type TestBed } from '../support/test-bed.ts';

const openBed = sharedSupabase();
const entities = ['pianos'] as const;
const parity = { entities };

describe.each([{ updatedAtSort: true }, { updatedAtSort: false }])('with %o', (options) => {
  test('an edit committed five minutes late, behind the watermark, is found', async () => {
    const bed = await openBed(options);
    const [first = '', second = ''] = bed.world.pianos.ids();
    await bed.sync({ entities });
    bed.world.advance(HOUR);
    bed.world.pianos.edit(first, { notes: 'Accordé' });
    const { summary } = await bed.sync({ entities });
    expect(entityOf(summary, 'pianos').watermark.to).toBe(iso(bed.world.now()));

    const updatedAt = iso(bed.world.now().getTime() - 5 * MINUTE);
    bed.world.pianos.edit(second, { notes: 'En retard', updatedAt });
    bed.world.advance(HOUR);
    await bed.sync({ entities });
    expect(await differences(bed, parity)).toEqual([]);
  });

  test('records of one second, over several pages, are all read again at the watermark', async () => {
    const bed = await openBed({ ...options, sizes: { pianos: 20 } });
    await bed.sync({ entities });
    bed.world.advance(HOUR);
    const updatedAt = iso(bed.world.now());
    for (const id of bed.world.pianos.ids()) bed.world.pianos.edit(id, { notes: 'Importé', updatedAt });
    await bed.sync({ entities, pageSize: 4, overlapMs: 0 });
    for (const id of bed.world.pianos.ids()) bed.world.pianos.edit(id, { notes: 'Corrigé', updatedAt });
    bed.world.advance(HOUR);
    await bed.sync({ entities, pageSize: 4, overlapMs: 0 });
    expect(await differences(bed, parity)).toEqual([]);
  });

  test('a record edited twice within one second, seen by a run between, is right after the next run', async () => {
    const bed = await openBed(options);
    const entities = ['clients', 'pianos', 'appointments'];
    await bed.sync({ entities });
    bed.world.advance(HOUR + 300);
    const updatedAt = iso(Math.floor(bed.world.now().getTime() / 1000) * 1000);
    const edit = (text: string) => {
      bed.world.clients.edit(bed.world.clients.ids()[5] ?? '', { personalNotes: text, updatedAt });
      bed.world.pianos.edit(bed.world.pianos.ids()[5] ?? '', { notes: text, updatedAt });
      const coming = bed.world.events
        .list()
        .find(({ start }) => Date.parse(start ?? '') > Date.parse(updatedAt));
      bed.world.events.edit(coming?.id ?? '', { notes: text, updatedAt });
    };
    edit('une fois');
    await bed.sync({ entities, overlapMs: 0 });
    bed.world.advance(400);
    edit('deux fois');
    bed.world.advance(DAY);
    await bed.sync({ entities, overlapMs: 0 });
    const appointmentsFrom = new Date(bed.world.now().getTime() - 7 * DAY);
    expect(await differences(bed, { entities, appointmentsFrom })).toEqual([]);
  });

  test('a record edited again within the second of an edit that an interrupted first run stored is right after the next run', async () => {
    const bed = await openBed(options);
    const updatedAt = iso(bed.world.now());
    const edit = (text: string) => {
      bed.world.pianos.edit(bed.world.pianos.ids()[5] ?? '', { notes: text, updatedAt });
      const coming = bed.world.events.list().find(({ start }) => (start ?? '') > updatedAt);
      bed.world.events.edit(coming?.id ?? '', { notes: text, updatedAt });
    };
    edit('une fois');
    const match = ({ body }: { body: string }) => body.includes('"checkpoint:');
    bed.supabase.http.faults.add({ kind: 'status', status: 400, times: Number.POSITIVE_INFINITY, match });
    const two = ['pianos', 'appointments'];
    expect((await bed.sync({ entities: two })).summary.run.status).not.toBe('success');
    bed.supabase.http.faults.clear();
    edit('deux fois');
    bed.world.advance(DAY);
    await bed.sync({ entities: two });
    const appointmentsFrom = new Date(bed.world.now().getTime() - 7 * DAY);
    expect(await differences(bed, { entities: two, appointmentsFrom })).toEqual([]);
  });

  test('more than a page of records without a time neither stops the read nor hides an edit', async () => {
    const bed = await openBed({ ...options, sizes: { pianos: 20, withoutUpdatedAt: 12 } });
    await bed.sync({ entities, pageSize: 4 });
    bed.world.advance(HOUR);
    const timeless = bed.world.pianos.list().filter(({ updatedAt }) => updatedAt === null);
    expect(timeless).toHaveLength(12);
    for (const { id } of timeless) bed.world.pianos.edit(id, { notes: 'Sans date' }, { touch: false });
    const dated = bed.world.pianos.list().findLast(({ updatedAt }) => updatedAt !== null);
    bed.world.pianos.edit(dated?.id ?? '', { notes: 'Accordé' });
    const { summary } = await bed.sync({ entities, pageSize: 4 });
    expect(entityOf(summary, 'pianos')).toMatchObject({
      updated: 13,
      watermark: { to: iso(bed.world.now()) },
    });
    expect(await differences(bed, parity)).toEqual([]);
  });

  test('a time in the future is stored as it is, and later edits are still found', async () => {
    const bed = await openBed(options);
    const [first = '', second = ''] = bed.world.pianos.ids().slice(1);
    bed.world.pianos.edit(first, { updatedAt: iso(bed.world.now().getTime() + 30 * DAY) });
    await bed.sync({ entities });
    for (const note of ['un', 'deux']) {
      bed.world.advance(HOUR);
      bed.world.pianos.edit(second, { notes: note });
      const { summary } = await bed.sync({ entities });
      expect(entityOf(summary, 'pianos').watermark.to).toBe(iso(bed.world.now()));
      expect(await differences(bed, parity)).toEqual([]);
    }
  });

  test('times with offsets, milliseconds and microseconds are the instants they say', async () => {
    const bed = await openBed(options);
    const times = [
      '09:00:00-05:00',
      '14:00:00.123Z',
      '14:00:00.123456Z',
      '16:00:00.5+02:00',
      '14:00:01+00:00',
    ];
    const ids = bed.world.pianos.ids().slice(1, 6);
    for (const [i, id] of ids.entries()) bed.world.pianos.edit(id, { updatedAt: `2026-03-10T${times[i]}` });
    await bed.sync({ entities, pageSize: 2 });
    expect(await differences(bed, parity)).toEqual([]);
    bed.world.advance(HOUR);
    bed.world.pianos.edit(ids[4] ?? '', { notes: 'Accordé', updatedAt: '2026-03-10T11:29:59.999-04:00' });
    bed.world.advance(HOUR);
    const { summary } = await bed.sync({ entities, pageSize: 2 });
    expect(entityOf(summary, 'pianos')).toMatchObject({ updated: 1 });
    expect(await differences(bed, parity)).toEqual([]);
  });
});

test('an edit is read twice, by the run that finds it and by the next one, and then no more', async () => {
  const bed = await openBed({ updatedAtSort: false });
  const two = ['pianos', 'appointments'];
  await bed.sync({ entities: two });
  bed.world.advance(HOUR);
  bed.world.pianos.edit(bed.world.pianos.ids()[5] ?? '', { notes: 'Accordé' });
  const coming = bed.world.events.list().find(({ start }) => (start ?? '') > iso(bed.world.now()));
  bed.world.events.edit(coming?.id ?? '', { notes: 'Accordé' });
  const timeless = bed.world.pianos.list().filter(({ updatedAt }) => updatedAt === null).length;
  for (const times of [1, 1, 0]) {
    const { summary } = await bed.sync({ entities: two });
    expect(entityOf(summary, 'pianos').fetched).toBe(times + timeless);
    expect(entityOf(summary, 'appointments').fetched).toBe(times);
    bed.world.advance(HOUR);
  }
});

test('a feed that is not in the order asked for is read to its end, and the log says so', async () => {
  const bed = await openBed({ sizes: { pianos: 30 } });
  await bed.sync({ entities });
  bed.world.advance(HOUR);
  for (const id of bed.world.pianos.ids().slice(3)) bed.world.pianos.edit(id, { notes: 'Accordé' });
  bed.gazelle.quirks = { unorderedUpdatedAt: true };
  // The first three records are old and out of order, so a reader that trusts the order stops there.
  const [newest, older] = bed.world.pianos.list().slice(0, 3).toReversed();
  bed.world.pianos.edit(older?.id ?? '', { updatedAt: iso(bed.world.now().getTime() - 900 * DAY) });
  bed.world.pianos.edit(newest?.id ?? '', { updatedAt: iso(bed.world.now().getTime() - 800 * DAY) });
  const { summary } = await bed.sync({ entities, pageSize: 4 });
  expect(entityOf(summary, 'pianos').strategy).toBe('newest-first');
  expect(bed.logged.join('\n')).toContain('the feed is not in the order asked for');
  expect(await differences(bed, parity)).toEqual([]);
});

describe.each(['clients', 'pianos', 'invoices', 'estimates'] as const)('of %s', (flow) => {
  const edit = ({ world }: TestBed, place: number, updatedAt: string) => {
    const id = world[flow].ids()[place] ?? '';
    const text = `Edited ${world.version}`;
    if (flow === 'clients') world.clients.edit(id, { personalNotes: text, updatedAt });
    else world[flow].edit(id, { notes: text, updatedAt });
  };

  test('an edit and a new record that become visible a minute behind the watermark are found', async () => {
    const bed = await openBed({ sizes: { invoices: 12, estimates: 6 } });
    await bed.sync({ entities: [flow] });
    bed.world.advance(HOUR);
    edit(bed, 1, iso(bed.world.now()));
    await bed.sync({ entities: [flow] });
    const late = iso(bed.world.now().getTime() - MINUTE);
    edit(bed, 2, late);
    const [record] = bed.world[flow].list();
    const copy = { ...record, id: 'late', createdAt: late, updatedAt: late };
    // Its fields come from this very kind.
    bed.world[flow].insert(copy as never);
    bed.world.advance(HOUR);
    await bed.sync({ entities: [flow] });
    const isUnseen = (entity: string) => entity !== flow;
    expect(await differences(bed, { entities: [flow], isUnseen })).toEqual([]);
  });

  test.each([
    ['with --overlap, where a record was edited meanwhile', true, 20 * HOUR],
    ['as always, where none was', false, 5 * MINUTE],
  ])(
    "after a run for which Gazelle's clock was 20 hours ahead, edits are found %s",
    async (_, isStamped, overlapMs) => {
      const bed = await openBed({ sizes: { invoices: 12, estimates: 6 } });
      await bed.sync({ entities: [flow] });
      bed.world.advance(20 * HOUR);
      if (isStamped) edit(bed, 1, iso(bed.world.now()));
      await bed.sync({ entities: [flow] });
      bed.world.advance(-19 * HOUR);
      for (const place of [2, 3]) {
        edit(bed, place, iso(bed.world.now()));
        await bed.sync({ entities: [flow], overlapMs });
        expect(await differences(bed, { entities: [flow] })).toEqual([]);
        bed.world.advance(HOUR);
      }
    },
  );
});
