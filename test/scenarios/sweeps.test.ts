import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { entityNames, selectFlows } from '../../pipeline/flows.ts';
import { eventService, measurement } from '../../sandbox/gazelle/data/populate.ts';
import { SMALL } from '../../sandbox/gazelle/data/sizes.ts';
import { aDayOfChanges } from '../../sandbox/gazelle/day.ts';
import { withoutServices } from '../../sandbox/gazelle/graphql/api.ts';
import { DAY, HOUR, iso } from '../../sandbox/gazelle/instants.ts';
import { startGazelle } from '../../sandbox/gazelle/server.ts';
import { differences } from '../../sandbox/parity/differences.ts';
import { beforeRequest, checkpointOf, markedAsGone, sharedSupabase, sortable } from '../support/scenario.ts';
import { entityOf, type TestBed } from '../support/test-bed.ts';

const openBed = sharedSupabase();
const entities = ['appointments'];

/** An account whose history is several pages, read once. */
async function openWithHistory(): Promise<TestBed> {
  const bed = await openBed({ sizes: { events: 4, pastEvents: 120 }, pageCap: 20 });
  await bed.sync({ entities, full: true });
  return bed;
}

const yearOld = ({ world }: TestBed) =>
  world.events.list().filter(({ start }) => {
    const age = world.now().getTime() - Date.parse(start ?? '');
    return age > 365 * DAY && age < 700 * DAY;
  });

/** One run, which must end well, and when the last sweep was. */
async function night(bed: TestBed) {
  const { summary } = await bed.sync({ entities });
  expect(summary.run.status).toBe('success');
  const { strategy, oldestComparison } = entityOf(summary, 'appointments');
  return { strategy, age: bed.world.now().getTime() - Date.parse(oldestComparison ?? '') };
}

test('an appointment of a year ago that is edited late, or deleted, is put right by the sweep of every fourth week', async () => {
  const bed = await openWithHistory();
  const [edited, gone] = yearOld(bed);
  if (!edited || !gone) throw new Error('the account has no appointment of last year');
  bed.world.advance(HOUR);
  bed.world.events.edit(edited.id, { notes: 'Corrigé' });
  bed.world.events.remove(gone.id);
  const nights = [];
  for (let n = 0; n < 31; n += 1) {
    nights.push(await night(bed));
    bed.world.advance(DAY);
  }
  expect(await differences(bed, { entities })).toEqual([]);
  expect(await markedAsGone(bed, 'gazelle_appointments')).toEqual([gone.id]);
  expect(nights.filter(({ strategy }) => strategy === 'sweep')).toHaveLength(1);
  expect(Math.max(...nights.map(({ age }) => age))).toBeLessThan(30 * DAY);
});

test('a sweep that fails in the middle, and a dry run, leave what is remembered of it as it was', async () => {
  const bed = await openWithHistory();
  bed.world.advance(29 * DAY);
  const before = await checkpointOf(bed, 'appointments');
  await bed.sync({ entities, dryRun: true });
  expect(await checkpointOf(bed, 'appointments')).toBe(before);
  const fault = { kind: 'graphql-errors', withPartialData: true, times: 99 } as const;
  bed.gazelle.http.faults.add({ ...fault, skip: 2, match: ({ operation }) => operation === 'Events_heads' });
  const { summary } = await bed.sync({ entities });
  expect(entityOf(summary, 'appointments')).toMatchObject({ status: 'failed', strategy: 'sweep' });
  expect(await checkpointOf(bed, 'appointments')).toBe(before);
});

test('a first run without --full leaves the history to the first sweep, four weeks later', async () => {
  const bed = await openBed({ sizes: { events: 20, pastEvents: 20 } });
  await bed.sync({ entities });
  const rows = async () =>
    (await bed.supabase.sql('select count(*)::int as n from gazelle_appointments'))[0]?.n;
  for (let n = 0; n < 28; n += 7) {
    expect(await rows()).toBe(20);
    expect((await night(bed)).strategy).toBe('window');
    bed.world.advance(7 * DAY);
  }
  bed.world.advance(HOUR);
  expect((await night(bed)).strategy).toBe('sweep');
  expect(await differences(bed, { entities })).toEqual([]);
});

test.each([
  [
    'compared its history part by part',
    { history: [{ from: null, to: '2026-01-01', comparedAt: '2026-03-01T00:00:00Z' }] },
  ],
  ['never compared all', {}],
])('a checkpoint of an earlier version that %s leads to one sweep', async (_, old) => {
  const bed = await openWithHistory();
  const { watermark, syncedAt } = JSON.parse((await checkpointOf(bed, 'appointments')) ?? '{}');
  await bed.supabase.sql("update system_settings set value = $1 where key = 'checkpoint:appointments'", [
    JSON.stringify({ watermark, syncedAt, ...old }),
  ]);
  const [edited] = yearOld(bed);
  bed.world.events.edit(edited?.id ?? '', { notes: 'Corrigé' });
  expect((await night(bed)).strategy).toBe('sweep');
  expect(await differences(bed, { entities })).toEqual([]);
  expect((await night(bed)).strategy).toBe('window');
});

test.each([
  [true, entityNames],
  [false, sortable],
])('the checkpoints of the version before lose nothing (sort: %s)', async (updatedAtSort, entities) => {
  const bed = await openBed({ sizes: { events: 8, pastEvents: 20, invoices: 20 }, updatedAtSort });
  await bed.sync({ entities, full: true });
  for (const { name } of selectFlows(entities)) {
    const { watermark, syncedAt, sweptAt } = JSON.parse((await checkpointOf(bed, name)) ?? '{}');
    const cut = { days: ['2020-01-01'], pageLength: 100 };
    const history = [{ from: null, to: '2026-03-03', comparedAt: sweptAt ?? syncedAt, sized: true }];
    const old = {
      users: { watermark, syncedAt, sweptAt },
      timeline: { watermark, syncedAt },
      appointments: { watermark, syncedAt, sweptAt, history, cut },
      invoices: { watermark, syncedAt, history },
    }[name] ?? { watermark, syncedAt, sweptAt, cut };
    await bed.supabase.sql(`update system_settings set value = $1 where key = 'checkpoint:${name}'`, [
      JSON.stringify(old),
    ]);
  }
  // What an interrupted full read had left beside them is not needed any more.
  await bed.supabase.sql(
    "insert into system_settings (key, value) values ('checkpoint:pianos:full', '{\"done\":[]}')",
  );
  aDayOfChanges(bed.world);
  const { summary } = await bed.sync({ entities });
  expect(summary.run.status).toBe('success');
  expect(entityOf(summary, 'pianos').strategy).toBe(updatedAtSort ? 'newest-first' : 'sweep');
  expect(entityOf(summary, 'invoices').strategy).toBe('sweep');
  expect(await differences(bed, { entities })).toEqual([]);
});

test('what a plain list leaves out is stored by a full read and by a sweep: cancelled, inactive, archived', async () => {
  const bed = await openBed({ sizes: { ...SMALL, invoices: 30, estimates: 10 }, pageCap: 10 });
  const entities = [...sortable, 'appointments', 'appointment-services'];
  const { clients, pianos, invoices, estimates, events } = bed.world;
  const ids = (all: { ids(): string[] }) => all.ids().slice(0, 3) as [string, string, string];
  const hide = (at: 0 | 1 | 2) => {
    clients.edit(ids(clients)[at], { status: 'INACTIVE' });
    pianos.edit(ids(pianos)[at], { status: 'INACTIVE' });
    invoices.edit(ids(invoices)[at], { archived: true });
    estimates.edit(ids(estimates)[at], { isArchived: true });
    events.edit(ids(events)[at], { status: 'CANCELED' });
  };
  hide(0);
  // Where the plain list has them too, they come twice, and count once.
  const first = (await bed.sync({ entities, full: true })).summary;
  expect(entityOf(first, 'invoices')).toMatchObject({ fetched: 30, inserted: 30, unchanged: 0 });
  expect(await differences(bed, { entities })).toEqual([]);
  hide(1);
  bed.gazelle.quirks = { hidesInactive: true };
  await bed.sync({ entities, full: true });
  expect(await differences(bed, { entities })).toEqual([]);
  hide(2);
  for (const one of [clients, pianos]) one.insert({ status: 'INACTIVE' });
  bed.world.advance(HOUR);
  const { summary } = await bed.sync({ entities, sweep: true });
  expect(await differences(bed, { entities })).toEqual([]);
  expect([summary.totals.inserted, summary.totals.updated, summary.totals.deleted]).toEqual([2, 5, 0]);
  // One that becomes inactive needs no sweep: its list names every status.
  bed.world.advance(HOUR);
  clients.edit(clients.ids().at(-1) ?? '', { status: 'INACTIVE' });
  const { totals } = (await bed.sync({ entities: ['clients'] })).summary;
  expect([totals.updated, totals.requests]).toEqual([1, 2]);
  // What has no status is in the list that names none.
  for (const quirks of [{}, { hidesInactive: true }]) {
    bed.gazelle.quirks = quirks;
    bed.world.advance(HOUR);
    clients.edit(clients.ids().at(-2) ?? '', { status: null });
    // More than are inactive, so that the counts of the two lists differ.
    for (let n = 0; n < 30; n += 1) for (const one of [clients, pianos]) one.insert({ status: null });
    await bed.sync({ sweep: true, entities: ['clients', 'pianos'] });
    expect(await differences(bed, { entities: ['clients', 'contacts', 'pianos'] })).toEqual([]);
    clients.insert({ status: null });
    await bed.sync({ full: true, entities: ['clients'] });
    expect(await differences(bed, { entities: ['clients', 'contacts'] })).toEqual([]);
  }
});

test('where one list of ids fails, the others are waited for: nothing is asked once the run has ended', async () => {
  const bed = await openBed({ updatedAtSort: false, sizes: { invoices: 60 } });
  const invoices = { entities: ['invoices'] };
  await bed.sync({ ...invoices, full: true });
  bed.gazelle.http.faults.add({
    ...{ kind: 'status', status: 400, body: '{"errors":[{"message":"no"}]}' },
    headers: { 'content-type': 'application/json' },
    match: ({ body }) => body.includes('"archived":true'),
  });
  const { summary } = await bed.sync({ ...invoices, sweep: true, pageSize: 5 });
  expect(entityOf(summary, 'invoices').status).toBe('failed');
  const asked = bed.gazelle.http.requests.length;
  await sleep(100);
  expect(bed.gazelle.http.requests).toHaveLength(asked);
});

test('what is archived and changes while a full read is at the current ones is stored as it is now', async () => {
  const bed = await openBed({ sizes: { ...SMALL, invoices: 60 }, updatedAtSort: false });
  const { invoices } = bed.world;
  const one = invoices.list().toSorted((a, b) => (a.createdAt ?? '').localeCompare(b.createdAt ?? ''))[15];
  if (!one) throw new Error('the account has too few invoices');
  invoices.edit(one.id, { archived: true });
  bed.world.advance(HOUR);
  beforeRequest(bed.gazelle, 'Invoices', 3, () => {
    bed.world.advance(1000);
    invoices.edit(one.id, { notes: 'payée en partie' });
  });
  const entities = ['invoices'];
  await bed.sync({ entities, full: true, pageSize: 10, batchSize: 10 });
  expect(await differences(bed, { entities })).toEqual([]);
});

test('the list of prices is as Gazelle has it after every run, and a measurement after the next sweep', async () => {
  const bed = await openBed();
  const entities = ['service-items', 'piano-measurements'];
  await bed.sync({ entities });
  expect(await differences(bed, { entities })).toEqual([]);
  const { serviceItems, pianos } = bed.world;
  const [tuning, advice] = serviceItems.ids();
  const [first, second] = pianos.list().filter((one) => one.allPianoMeasurements.length > 0);
  if (!tuning || !advice || !first || !second) throw new Error('the account has too little');
  bed.world.advance(HOUR);
  serviceItems.edit(tuning, { name: { fr_CA: 'Accord de piano', en_CA: 'Tuning\0 \ud83d' }, amount: 21_000 });
  serviceItems.remove(advice);
  serviceItems.insert({ name: { fr_CA: 'Réglage' } });
  // Neither what is measured nor what is taken back moves the time of the piano.
  const now = bed.world.now().getTime();
  const more = [...first.allPianoMeasurements, measurement(1, now)];
  pianos.edit(first.id, { allPianoMeasurements: more }, { touch: false });
  pianos.edit(second.id, { allPianoMeasurements: [] }, { touch: false });
  const { summary } = await bed.sync({ entities });
  expect(entityOf(summary, 'service-items')).toMatchObject({ inserted: 1, updated: 1, deleted: 1 });
  const [names] = await bed.supabase.sql('select names from gazelle_service_items where id = $1', [tuning]);
  expect(names).toEqual({ names: { fr_CA: 'Accord de piano', en_CA: 'Tuning \ufffd' } });
  serviceItems.edit(tuning, { name: { fr_CA: 'Accord de piano' } });
  await bed.sync({ entities, sweep: true });
  expect(await differences(bed, { entities })).toEqual([]);
  const gone = await markedAsGone(bed, 'gazelle_piano_measurements');
  expect(gone).toEqual(second.allPianoMeasurements.map(({ id }) => id));
});

describe('the services of appointments', () => {
  const entities = ['appointments', 'appointment-services'];
  const servicesOf = (bed: TestBed) => bed.world.events.list().flatMap(({ services }) => services);

  test('are stored; one is edited with its appointment, one taken away is marked, and those of a deleted one too', async () => {
    const bed = await openBed();
    await bed.sync({ entities, full: true });
    expect(servicesOf(bed).length).toBeGreaterThan(5);
    expect(await differences(bed, { entities })).toEqual([]);
    const { events } = bed.world;
    const [first, second, third] = events.list().filter(({ services }) => services.length > 0);
    if (!first || !second || !third) throw new Error('the account has too little');
    bed.world.advance(HOUR);
    const [edited] = first.services;
    const many = Array.from({ length: 40 }, (_, i) => eventService(`evs_more_${i}`));
    events.edit(first.id, { services: [{ ...edited, amount: 1 } as typeof edited & object, ...many] });
    events.edit(second.id, { services: [] });
    events.remove(third.id);
    const { summary } = await bed.sync({ entities, sweep: true });
    expect(await differences(bed, { entities })).toEqual([]);
    const lost = [...first.services.slice(1), ...second.services, ...third.services].map(({ id }) => id);
    expect(await markedAsGone(bed, 'gazelle_appointment_services')).toEqual(lost.sort());
    expect(entityOf(summary, 'appointment-services')).toMatchObject({ deleted: lost.length, rejected: 0 });
    bed.world.advance(HOUR);
    // What heads do not list is not read again, but with an appointment whose time is not known, and with the newest.
    const newest = events.get(first.id)?.updatedAt;
    const read = events.list().filter(({ updatedAt }) => updatedAt === null || updatedAt === newest);
    const again = entityOf((await bed.sync({ entities, sweep: true })).summary, 'appointment-services');
    expect(again.fetched).toBe(read.flatMap(({ services }) => services).length);
  });

  test('stay rejects, where Supabase refuses them, until their appointment is read again', async () => {
    const bed = await openBed();
    const [service] = bed.world.events.list().find(({ services }) => services.length > 0)?.services ?? [];
    const table = 'alter table gazelle_appointment_services';
    await bed.supabase.sql(`${table} add constraint no check (id <> '${service?.id}')`);
    await bed.sync({ entities, full: true }).finally(() => bed.supabase.sql(`${table} drop constraint no`));
    for (const sweep of [false, true]) {
      const { summary } = await bed.sync({ entities, sweep });
      expect(entityOf(summary, 'appointment-services')).toMatchObject({ rejected: 1, newRejects: 0 });
    }
    await bed.sync({ entities, full: true });
    expect(await differences(bed, { entities })).toEqual([]);
  });

  test('are marked by the next run where a run breaks off before them: their appointment is marked last', async () => {
    const bed = await openBed();
    await bed.sync({ entities, full: true });
    const event = bed.world.events.list().find(({ services, start }) => {
      return services.length > 0 && Date.parse(start ?? '') > bed.world.now().getTime();
    });
    bed.world.events.remove(event?.id ?? '');
    const takeBack = bed.supabase.http.faults.add({
      ...{ kind: 'status', status: 503, times: Number.POSITIVE_INFINITY },
      match: ({ operation, method }) =>
        method === 'PATCH' && operation.endsWith('gazelle_appointment_services'),
    });
    expect((await bed.sync({ entities })).summary.run.status).toBe('failed');
    takeBack();
    await bed.sync({ entities });
    expect(await differences(bed, { entities })).toEqual([]);
  });

  test('are marked once it is allowed, where a sweep refused to mark so many', async () => {
    const bed = await openBed({ sizes: { events: 40, pastEvents: 4 } });
    await bed.sync({ entities, full: true });
    bed.world.advance(HOUR);
    const losers = bed.world.events.list().filter(({ services }) => services.length > 0);
    for (const { id } of losers.slice(0, 14)) bed.world.events.edit(id, { services: [] });
    bed.world.advance(HOUR);
    const { summary } = await bed.sync({ entities, sweep: true });
    expect(entityOf(summary, 'appointments').error).toContain('--allow-deletes');
    bed.world.advance(HOUR);
    await bed.sync({ entities, allowDeletes: 14 });
    expect(await differences(bed, { entities })).toEqual([]);
  });

  test('are marked where their appointment was refused and is deleted then', async () => {
    const bed = await openBed();
    const { events } = bed.world;
    const event = events.list().find(({ services }) => services.length > 0);
    events.edit(event?.id ?? '', { title: 'refuse' });
    await bed.supabase.sql(`alter table gazelle_appointments add constraint no check (title <> 'refuse')`);
    try {
      await bed.sync({ entities, full: true });
      events.remove(event?.id ?? '');
      await bed.sync({ entities });
      expect(await differences(bed, { entities })).toEqual([]);
    } finally {
      await bed.supabase.sql('alter table gazelle_appointments drop constraint no');
    }
  });

  test('are marked where their appointment is stored by trying again what was rejected', async () => {
    const bed = await openBed({ sizes: { pastEvents: 20 } });
    await bed.sync({ entities, full: true });
    const { events } = bed.world;
    const monthAgo = iso(bed.world.now().getTime() - 20 * DAY);
    const old = events.list().find(({ services, start }) => services.length > 0 && (start ?? '') < monthAgo);
    bed.world.advance(HOUR);
    events.edit(old?.id ?? '', { services: JSON.parse('null') });
    bed.world.advance(HOUR);
    const { summary } = await bed.sync({ entities, sweep: true });
    expect(entityOf(summary, 'appointments').rejected).toBe(1);
    events.edit(old?.id ?? '', { services: [] }, { touch: false });
    bed.world.advance(HOUR);
    await bed.sync({ entities });
    expect(await differences(bed, { entities })).toEqual([]);
  });

  test('leave no reject once they are marked as deleted', async () => {
    const bed = await openBed();
    await bed.sync({ entities, full: true });
    const now = bed.world.now().getTime();
    const { events } = bed.world;
    const event = events
      .list()
      .find(({ services, start }) => services.length > 0 && Date.parse(start ?? '') > now);
    const [service] = event?.services ?? [];
    if (!event || !service) throw new Error('the account has too little');
    const table = 'alter table gazelle_appointment_services';
    await bed.supabase.sql(`${table} add constraint no check (amount <> 777)`);
    bed.world.advance(HOUR);
    events.edit(event.id, { services: event.services.map((one) => ({ ...one, amount: 777 })) });
    await bed.sync({ entities }).finally(() => bed.supabase.sql(`${table} drop constraint no`));
    bed.world.advance(HOUR);
    events.edit(event.id, { services: [] });
    const { summary } = await bed.sync({ entities });
    expect(entityOf(summary, 'appointment-services').deleted).toBeGreaterThan(0);
    expect(await bed.supabase.sql('select id from gazelle_rejects where resolved_at is null')).toEqual([]);
  });

  test('are read all the same where the first question of a run meets a passing fault', async () => {
    const bed = await openBed();
    bed.gazelle.http.faults.add({
      ...{ kind: 'status', status: 200, headers: { 'content-type': 'application/json' }, times: 1 },
      body: '{"data":null,"errors":[{"message":"Something went wrong"}]}',
      match: ({ operation }) => operation === 'Account',
    });
    const { summary } = await bed.sync({ entities, full: true });
    expect(entityOf(summary, 'appointment-services').inserted).toBe(servicesOf(bed).length);
  });

  test.each(['allowed', 'refused'] as const)(
    'are unknown where the API does not tell of them, with introspection %s: none is read, none is marked',
    async (introspection) => {
      const bed = await openBed();
      await bed.sync({ entities, full: true });
      const stored = servicesOf(bed).length;
      const other = await startGazelle({
        ...{ world: bed.world, apiKey: bed.gazelle.apiKey, introspection },
        ...(introspection === 'allowed' && { drift: withoutServices }),
      });
      bed.config.gazelle.url = other.url;
      try {
        bed.world.advance(HOUR);
        for (const { id, services } of bed.world.events.list())
          if (services.length > 0) bed.world.events.edit(id, { title: 'Later' });
        await bed.supabase.sql(`insert into gazelle_rejects (id, entity, kind, record_id)
          values ('appointment-services:itm_1', 'appointment-services', 'value', 'itm_1')`);
        for (const options of [{ sweep: true }, { full: true }]) {
          const { summary } = await bed.sync({ entities, ...options });
          expect(summary.run.status).toBe('success');
          expect(entityOf(summary, 'appointment-services')).toMatchObject({ fetched: 0, deleted: 0 });
        }
        expect(await differences(bed, { entities: ['appointments'] })).toEqual([]);
        const left = await bed.supabase.sql(
          'select count(*) from gazelle_appointment_services where deleted_at is null',
        );
        expect(Number(left[0]?.count)).toBe(stored);
        const isSaid = bed.logged.some((line) => line.includes('the services of appointments are left out'));
        expect(isSaid).toBe(introspection === 'refused');
        expect(
          await bed.supabase.sql('select id from gazelle_rejects where resolved_at is null'),
        ).toHaveLength(1);
      } finally {
        await other.close();
      }
    },
  );
});
