import { describe, expect, test } from 'vitest';
import { DAY, HOUR, iso, MINUTE } from '../../sandbox/gazelle/instants.ts';
import { differences } from '../../sandbox/parity/differences.ts';
import { settingsOf, sharedSupabase } from '../support/scenario.ts';
import { entityOf, type TestBed } from '../support/test-bed.ts';

const openBed = sharedSupabase();
/** What is read by the days of its windows. */
const entities = ['appointments', 'appointment-services', 'timeline'];

const storedIn = async ({ supabase }: TestBed, table: string, id: string) =>
  (await supabase.sql(`select id from ${table} where id = $1`, [id])).length === 1;

/** Where a first run's windows begin: on a local day, 7 days ago for appointments, 30 for the timeline. */
const localDays = [
  ['America/Toronto', '2026-02-10T14:30:00Z', '2026-02-03T05:00:00Z', '2026-01-11T05:00:00Z'],
  ['America/Toronto', '2026-03-10T14:30:00Z', '2026-03-03T05:00:00Z', '2026-02-08T05:00:00Z'],
  ['America/Toronto', '2026-07-15T02:30:00Z', '2026-07-07T04:00:00Z', '2026-06-14T04:00:00Z'],
  ['Asia/Tokyo', '2026-03-10T14:30:00Z', '2026-03-02T15:00:00Z', '2026-02-07T15:00:00Z'],
  ['Pacific/Auckland', '2026-03-10T14:30:00Z', '2026-03-03T11:00:00Z', '2026-02-08T11:00:00Z'],
] as const;

test.each(localDays)(
  'in %s at %s, a window takes the very start of its first day',
  async (timezone, now, first, firstEntry) => {
    const bed = await openBed({
      sizes: { events: 0, pastEvents: 0, timeline: 0, timelineThisWeek: 0, pastTimeline: 0 },
    });
    const { world } = bed;
    world.advance(Date.parse(now) - world.now().getTime());
    const event = world.events.insert({ title: 'Matin', start: first });
    const clientId = world.clients.ids()[0] ?? '';
    const entry = world.timeline.insert({ clientId, occurredAt: firstEntry });
    const earlier = world.timeline.insert({ clientId, occurredAt: iso(Date.parse(firstEntry) - 1000) });
    await bed.sync({ timezone, entities });
    expect(await storedIn(bed, 'gazelle_appointments', event.id)).toBe(true);
    expect(await storedIn(bed, 'gazelle_timeline_entries', entry.id)).toBe(true);
    expect(await storedIn(bed, 'gazelle_timeline_entries', earlier.id)).toBe(false);
  },
);

test('a local time that older time zone data made is corrected by --full', async () => {
  const bed = await openBed();
  const entities = ['appointments'];
  await bed.sync({ entities, full: true });
  const late = "update gazelle_appointments set local_time = local_time + interval '1 hour' where id = $1";
  await bed.supabase.sql(late, [bed.world.events.ids()[0]]);
  expect((await bed.sync({ entities, full: true })).summary.totals).toMatchObject({
    inserted: 0,
    updated: 1,
  });
  expect(await differences(bed, { entities })).toEqual([]);
});

test('a first run takes 7 days of appointments and 30 of the timeline', async () => {
  const { sync } = await openBed({ sizes: { events: 14, pastEvents: 9, timeline: 15, pastTimeline: 9 } });
  const { summary } = await sync({ entities });
  expect(entityOf(summary, 'appointments')).toMatchObject({ strategy: 'window', inserted: 14 });
  expect(entityOf(summary, 'timeline')).toMatchObject({ strategy: 'window', inserted: 15 });
});

describe('after a month without a run', () => {
  test('the windows reach back to 7 days before the last one', async () => {
    const bed = await openBed();
    const { world } = bed;
    const clientId = world.clients.ids()[0] ?? '';
    await bed.sync({ entities });
    const last = world.now().getTime();
    const recent = world.events.list().find(({ start }) => {
      const time = Date.parse(start ?? '');
      return time < last && time > last - 6 * DAY;
    });
    world.events.edit(recent?.id ?? '', { status: 'NO_SHOW' });
    for (let day = 0; day < 30; day += 1) {
      world.advance(DAY);
      world.events.insert({ title: `Jour ${day}`, start: iso(world.now()) });
      world.timeline.insert({ clientId, occurredAt: iso(world.now()) });
      world.timeline.insert({ clientId, occurredAt: iso(world.now().getTime() - 6 * DAY) });
    }
    await bed.sync({ entities });
    const from = new Date(last - 7 * DAY);
    expect(await differences(bed, { entities, appointmentsFrom: from, timelineFrom: from })).toEqual([]);
  });
});

test('tables that were emptied 40 days after the last run miss none of the days between', async () => {
  const bed = await openBed();
  const clientId = bed.world.clients.ids()[0] ?? '';
  await bed.sync({ entities });
  const last = bed.world.now().getTime();
  for (let day = 0; day < 40; day += 1) {
    bed.world.advance(DAY);
    bed.world.events.insert({ title: `Jour ${day}`, start: iso(bed.world.now()) });
    bed.world.timeline.insert({ clientId, occurredAt: iso(bed.world.now()) });
  }
  await bed.supabase.sql('delete from gazelle_appointments; delete from gazelle_timeline_entries');
  const { summary } = await bed.sync({ entities });
  expect(entityOf(summary, 'appointments').strategy).toBe('window');
  const from = new Date(last);
  expect(await differences(bed, { entities, appointmentsFrom: from, timelineFrom: from })).toEqual([]);
});

test('entries planned for the future do not move the window past the present', async () => {
  const bed = await openBed();
  const clientId = bed.world.clients.ids()[0] ?? '';
  const planned = iso(bed.world.now().getTime() + 40 * DAY);
  bed.world.timeline.insert({ clientId, occurredAt: planned, type: 'SCHEDULED_MESSAGE_EMAIL' });
  for (let run = 0; run < 3; run += 1) {
    bed.world.timeline.insert({ clientId, occurredAt: iso(bed.world.now().getTime() - MINUTE) });
    const { summary } = await bed.sync({ entities: ['timeline'] });
    expect(entityOf(summary, 'timeline').watermark.to).toBe(iso(bed.world.now().getTime() - MINUTE));
    const timelineFrom = new Date(bed.world.now().getTime() - 7 * DAY);
    expect(await differences(bed, { entities: ['timeline'], timelineFrom })).toEqual([]);
    bed.world.advance(DAY);
  }
});

test('an appointment that is moved out of the window is stored where it went', async () => {
  const bed = await openBed({ sizes: { pastEvents: 0 } });
  const entities = ['appointments'] as const;
  await bed.sync({ entities });
  const [first, second] = bed.world.events.ids();
  bed.world.events.edit(first ?? '', { start: iso(bed.world.now().getTime() - 50 * DAY) });
  bed.world.events.edit(second ?? '', { start: null });
  const { summary } = await bed.sync({ entities });
  expect(entityOf(summary, 'appointments')).toMatchObject({ updated: 2, deleted: 0 });
  expect(await differences(bed, { entities })).toEqual([]);
});

test('old edits are found by --full, and named before by --full --dry-run, which writes nothing', async () => {
  const bed = await openBed({ updatedAtSort: false });
  const { world } = bed;
  const some = { entities: [...entities, 'pianos', 'piano-measurements'] };
  await bed.sync({ ...some, full: true });
  world.advance(HOUR);
  const [event] = world.events
    .list()
    .filter(({ start }) => Date.parse(start ?? '') < world.now().getTime() - 20 * DAY);
  const [entry] = world.timeline.list();
  const piano = world.pianos.ids()[3] ?? '';
  world.events.edit(event?.id ?? '', { notes: 'Corrigé' });
  world.timeline.edit(entry?.id ?? '', { comment: 'Corrigé' });
  world.pianos.remove(piano);
  await bed.sync({ entities });

  const settings = await settingsOf(bed);
  const wrong = await differences(bed, some);
  const { summary } = await bed.sync({ ...some, full: true, dryRun: true });
  const named = summary.entities.flatMap(({ differences = [] }) => differences);
  expect(named).toEqual([
    { id: piano, change: 'delete', columns: [] },
    { id: event?.id, change: 'update', columns: ['notes', 'updated_at'] },
    { id: entry?.id, change: 'update', columns: ['comment'] },
  ]);
  expect(await settingsOf(bed)).toEqual(settings);
  expect(await differences(bed, some)).toEqual(wrong);

  await bed.sync({ ...some, full: true });
  expect(await differences(bed, some)).toEqual([]);
  const { summary: quiet } = await bed.sync({ ...some, full: true, dryRun: true });
  expect(quiet.totals).toMatchObject({ inserted: 0, updated: 0, deleted: 0 });
});

test('an appointment without a start is stored by the next run, new or edited, as the first run stores it', async () => {
  const bed = await openBed({ sizes: { pastEvents: 0 } });
  const entities = ['appointments'];
  const [first, second] = bed.world.events.ids();
  bed.world.events.edit(first ?? '', { start: null });
  await bed.sync({ entities });
  expect(await differences(bed, { entities })).toEqual([]);
  bed.world.advance(HOUR);
  bed.world.events.edit(first ?? '', { title: 'À placer' });
  bed.world.events.edit(second ?? '', { start: null });
  for (let n = 0; n < 40; n += 1) bed.world.events.insert({ title: `Sans date ${n}`, start: null });
  // A page of these may say that it is the last one, and is not.
  bed.gazelle.quirks = { endsEarly: { at: 15 } };
  const { summary } = await bed.sync({ entities });
  expect(entityOf(summary, 'appointments')).toMatchObject({ strategy: 'window', inserted: 40, updated: 2 });
  expect(await differences(bed, { entities })).toEqual([]);
  bed.world.advance(HOUR);
  expect(entityOf((await bed.sync({ entities })).summary, 'appointments').fetched).toBe(42);
});

test('appointments that are all older than the first window come with a sweep', async () => {
  const appointments = ['appointments', 'appointment-services'];
  const bed = await openBed({ sizes: { events: 0, pastEvents: 5 } });
  const strategies: unknown[] = [];
  for (let run = 0; run < 3; run += 1) {
    const { summary } = await bed.sync({ entities: appointments });
    strategies.push(entityOf(summary, 'appointments').strategy);
    bed.world.advance(DAY);
  }
  expect(strategies).toEqual(['window', 'window', 'sweep']);
  expect(await differences(bed, { entities: appointments })).toEqual([]);
});
