import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY } from '../../sandbox/gazelle/instants.ts';
import { differences } from '../../sandbox/parity/differences.ts';
import { borrowSupabase } from '../support/borrow-supabase.ts';
import { openTestBed, type TestBed } from '../support/test-bed.ts';

const supabase = await borrowSupabase();
afterAll(() => supabase.close());
let bed: TestBed;
beforeEach(async () => {
  bed = await openTestBed({ supabase, sizes: { events: 4, pastEvents: 0, timeline: 4, pastTimeline: 0 } });
});
afterEach(() => bed.close());

/** What is read of two months in which nobody synced. */
const entities = ['appointments', 'appointment-services', 'timeline'];

/** Two months in which nobody synced. */
function twoMonths() {
  const [client = ''] = bed.world.clients.ids();
  for (let day = 0; day < 60; day += 1) {
    bed.world.advance(DAY);
    const now = bed.world.now().toISOString();
    bed.world.events.insert({ start: now });
    bed.world.timeline.insert({ clientId: client, occurredAt: now });
  }
}

const setCheckpoints = (value: string) =>
  supabase.sql("update system_settings set value = $1 where key like 'checkpoint:%'", [value]);

describe('a checkpoint that says nothing of what is stored has everything read again, and the log says so', () => {
  test.each([
    ['that cannot be read', '{"watermark":', 'the checkpoint cannot be read'],
    ['of an older system', '2026-03-10 10:30:00', 'the checkpoint cannot be read'],
    [
      'from the future',
      '{"watermark":"2036-01-01T00:00:00Z","syncedAt":"2036-01-01T00:00:00Z"}',
      'the checkpoint is from the future',
    ],
  ])('one %s', async (_, value, said) => {
    await bed.sync({ entities });
    twoMonths();
    await setCheckpoints(value);
    await bed.sync({ entities });
    expect(await differences(bed, { entities })).toEqual([]);
    expect(bed.logged.join('\n')).toContain(said);
  });

  test('one that was reset', async () => {
    await bed.sync({ entities });
    twoMonths();
    await setCheckpoints('{"watermark":null,"syncedAt":"1970-01-01T00:00:00Z"}');
    await bed.sync({ entities });
    expect(await differences(bed, { entities })).toEqual([]);
  });
});

test('a timeline of planned entries only still remembers when it was read', async () => {
  for (const id of bed.world.timeline.ids()) {
    bed.world.timeline.edit(id, {
      occurredAt: new Date(bed.world.now().getTime() + 300 * DAY).toISOString(),
    });
  }
  const entities = ['timeline'];
  await bed.sync({ entities });
  twoMonths();
  await bed.sync({ entities });
  expect(await differences(bed, { entities })).toEqual([]);
});

test('a client whose default contact left it without a trace is found by a sweep', async () => {
  const entities = ['clients', 'contacts'];
  bed.gazelle.setUpdatedAtSort(false);
  await bed.sync({ entities });
  const [from = '', to = ''] = bed.world.clients.ids();
  const contact = bed.world.contacts.list().find(({ clientId, isDefault }) => clientId === from && isDefault);
  bed.world.contacts.edit(contact?.id ?? '', { clientId: to, isDefault: false });
  bed.supabase.http.faults.add({
    kind: 'status',
    status: 500,
    times: Number.POSITIVE_INFINITY,
    match: ({ method, path }) => method === 'POST' && path.endsWith('gazelle_clients'),
  });
  const broken = await bed.sync({ entities });
  expect(broken.summary.run.status).not.toBe('success');
  bed.supabase.http.faults.clear();
  await bed.sync({ entities });
  expect(await differences(bed, { entities })).toEqual([]);
});

test('a rejected timeline entry that is gone from Gazelle is resolved by a full read', async () => {
  const entities = ['timeline'];
  const [id = ''] = bed.world.timeline.ids();
  bed.world.timeline.edit(id, { occurredAt: '+099999-01-01T00:00:00Z' });
  expect((await bed.sync({ entities })).summary.run.status).toBe('partial');
  const open = () => bed.supabase.sql('select from gazelle_rejects where resolved_at is null');
  bed.world.timeline.remove(id);
  await bed.sync({ entities });
  expect(await open()).toHaveLength(1);
  expect((await bed.sync({ entities, full: true })).summary.run.status).toBe('success');
  expect(await open()).toHaveLength(0);
});
