import { expect, test } from 'vitest';
import { DAY, HOUR } from '../../sandbox/gazelle/instants.ts';
import { differences } from '../../sandbox/parity/differences.ts';
import { checkpointOf, markedAsGone, requestsDuring, sharedSupabase } from '../support/scenario.ts';
import { entityOf, type TestBed } from '../support/test-bed.ts';

const openBed = sharedSupabase();
const entities = ['appointments'];

/** An account whose history is several pages, read once. */
async function openWithHistory(): Promise<TestBed> {
  const bed = await openBed({ sizes: { events: 4, pastEvents: 300 }, pageCap: 50 });
  await bed.sync({ entities, full: true });
  return bed;
}

const yearOld = ({ world }: TestBed) =>
  world.events.list().filter(({ start }) => {
    const age = world.now().getTime() - Date.parse(start ?? '');
    return age > 365 * DAY && age < 700 * DAY;
  });

/** The requests beyond the key, the window's page and what is fetched for it: those of the audit. */
async function night(bed: TestBed, auditRequests = 5) {
  const isolated = { entities, auditRequests };
  let oldest: string | null = null;
  const requests = await requestsDuring(bed.gazelle.http, async () => {
    const { summary } = await bed.sync(isolated);
    expect(summary.run.status).toBe('success');
    oldest = entityOf(summary, 'appointments').oldestComparison;
  });
  const age = bed.world.now().getTime() - Date.parse(oldest ?? '');
  return { requests: requests.length, age };
}

test('an appointment of a year ago that is edited late, or gone, is put right within 30 nights, for a few requests', async () => {
  const bed = await openWithHistory();
  const [edited, gone] = yearOld(bed);
  if (!edited || !gone) throw new Error('the account has no appointment of last year');
  bed.world.advance(HOUR);
  bed.world.events.edit(edited.id, { notes: 'Corrigé' });
  bed.world.events.remove(gone.id);

  // Nothing is due yet.
  const { requests: quiet } = await night(bed);
  const nights = [];
  for (let n = 0; n < 30; n += 1) {
    bed.world.advance(DAY);
    nights.push(await night(bed));
  }
  expect(await differences(bed, { entities })).toEqual([]);
  expect(await markedAsGone(bed, 'gazelle_appointments')).toEqual([gone.id]);
  expect(Math.max(...nights.map(({ requests }) => requests))).toBeLessThanOrEqual(quiet + 5);
  expect(Math.max(...nights.map(({ age }) => age))).toBeLessThan(30 * DAY);
  expect(nights.filter(({ requests }) => requests === quiet).length).toBeGreaterThan(15);
});

test('a comparison that fails in the middle, and a dry run, leave what is remembered of it as it was', async () => {
  const bed = await openWithHistory();
  bed.world.advance(29 * DAY);
  const before = await checkpointOf(bed, 'appointments');
  await bed.sync({ entities, dryRun: true });
  expect(await checkpointOf(bed, 'appointments')).toBe(before);
  const fault = { kind: 'graphql-errors', withPartialData: true, times: 99 } as const;
  // The window's page comes first, then the one that tells how long the history is.
  bed.gazelle.http.faults.add({ ...fault, skip: 2, match: ({ operation }) => operation === 'Events_heads' });
  const { summary } = await bed.sync({ entities });
  expect(entityOf(summary, 'appointments').status).toBe('failed');
  expect(await checkpointOf(bed, 'appointments')).toBe(before);
});

test('a budget that is too small is kept, and a warning says that it is; with 0 nothing is compared', async () => {
  const bed = await openWithHistory();
  bed.world.advance(29 * DAY);
  const { requests: none } = await night(bed, 0);
  expect(bed.logged.join('\n')).not.toContain('--audit-requests');
  bed.world.advance(29 * DAY);
  const { requests: one } = await night(bed, 1);
  expect(one).toBe(none + 1);
  expect(bed.logged.join('\n')).toContain('--audit-requests 1 is too little');
});

test('a first run without --full, and a checkpoint of an earlier version, have a history from their window on', async () => {
  const bed = await openBed({ sizes: { events: 20, pastEvents: 20 } });
  const { summary } = await bed.sync({ entities });
  expect(entityOf(summary, 'appointments').oldestComparison).toBeNull();
  await bed.supabase.sql(
    "update system_settings set value = (value::jsonb - 'history')::text where key = 'checkpoint:appointments'",
  );
  await bed.sync({ entities });
  const [event] = bed.world.events
    .list()
    .filter(({ start }) => Math.abs(Date.parse(start ?? '') - bed.world.now().getTime()) < 3 * DAY);
  for (let run = 1; run <= 15; run += 1) {
    bed.world.advance(3 * DAY);
    if (run === 5) bed.world.events.edit(event?.id ?? '', { notes: 'Corrigé' });
    await bed.sync({ entities });
  }
  const stored = await bed.supabase.sql('select count(*)::int as n from gazelle_appointments');
  expect(stored).toEqual([{ n: 20 }]);
  const [row] = await bed.supabase.sql('select notes from gazelle_appointments where id = $1', [event?.id]);
  expect(row?.notes).toBe('Corrigé');
});
