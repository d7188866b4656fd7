import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { envOf, expireLeases, startEtl } from '../../sandbox/etl.ts';
import { DAY } from '../../sandbox/gazelle/instants.ts';
import type { RecordedRequest } from '../../sandbox/http/recorded-request.ts';
import { differences } from '../../sandbox/parity/differences.ts';
import { borrowSupabase } from '../support/borrow-supabase.ts';
import { arrival } from '../support/scenario.ts';
import { openTestBed, type TestBed } from '../support/test-bed.ts';

const supabase = await borrowSupabase();
afterAll(() => supabase.close());
let bed: TestBed;
beforeEach(async () => {
  // Some pages of pianos; of the others hardly more than one.
  const few = {
    clients: 4,
    contactsOfLargest: 2,
    events: 4,
    pastEvents: 1,
    timeline: 4,
    timelineThisWeek: 2,
  };
  const fewer = { pastTimeline: 1, invoices: 2, estimates: 1, withoutUpdatedAt: 0 };
  bed = await openTestBed({ supabase, sizes: { pianos: 12, ...few, ...fewer } });
});
afterEach(() => bed.close());

const flags = ['--page-size', '3', '--batch-size', '2'];
const begin = (...more: string[]) => startEtl(['sync', ...flags, ...more], envOf(bed));
const entities = ['users', 'clients', 'contacts', 'pianos', 'piano-measurements', 'timeline'];
const several = ['--entity', entities.join(',')];
const pianos = ['--entity', 'pianos'];
const count = async (table: string) => (await supabase.sql(`select from ${table}`)).length;
const checkpoints = async () =>
  (await supabase.sql("select key from system_settings where key like 'checkpoint:%'")).map(({ key }) => key);

async function expectTheNextRunToBeWhole(): Promise<void> {
  const { summary } = await bed.sync({ entities, pageSize: 3, batchSize: 2 });
  expect(summary.run.status).toBe('success');
  const now = bed.world.now().getTime();
  expect(await differences(bed, { entities, timelineFrom: new Date(now - 29 * DAY) })).toEqual([]);
}

describe.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s', (signal, code) => {
  test(`ends a run in good order: exit code ${code}, run log, no checkpoint, no lease`, async () => {
    const page = arrival(bed.gazelle.http, 'Pianos', 3, 50);
    const child = begin(...several, '--json');
    await page;
    child.process.kill(signal);
    const ended = await child.ended;
    expect(ended.code).toBe(code);
    expect(ended.stderr).toContain(`${signal}: finishing the batch in hand`);
    expect(JSON.parse(ended.stdout).entities).toContainEqual(
      expect.objectContaining({ entity: 'pianos', status: 'failed', error: `interrupted by ${signal}` }),
    );
    expect(await supabase.sql('select status from sync_logs')).toEqual([{ status: 'interrupted' }]);
    expect(await checkpoints()).not.toContain('checkpoint:pianos');
    expect(await count('gazelle_leases')).toBe(0);
    await expectTheNextRunToBeWhole();
  });
});

test('the batches in hand are finished and counted', async () => {
  const write = arrival(supabase.http, 'gazelle_pianos', 1, 300);
  const child = begin(...pianos, '--json');
  await write;
  child.process.kill('SIGTERM');
  const { code, stdout } = await child.ended;
  expect(code).toBe(143);
  const stored = await count('gazelle_pianos');
  // Two of two rows at most: one being stored, one ready to go.
  expect([2, 4]).toContain(stored);
  expect(JSON.parse(stdout).totals.inserted).toBe(stored);
  expect(await checkpoints()).toEqual([]);
});

describe.each([
  ['waits to repeat a write', { kind: 'status', status: 503, headers: { 'retry-after': '60' } }],
  ['waits for the answer to a write', { kind: 'hang' }],
] as const)('a run that %s', (_, fault) => {
  test('ends within a second or so of SIGTERM, with its bookkeeping done and nothing repeated', async () => {
    const isWrite = ({ operation }: RecordedRequest) => operation.endsWith('gazelle_pianos');
    supabase.http.faults.add({ ...fault, times: Number.POSITIVE_INFINITY, match: isWrite });
    const write = arrival(supabase.http, 'gazelle_pianos');
    const child = begin(...pianos);
    await write;
    await sleep(200);
    const before = supabase.http.requests.length;
    const began = Date.now();
    child.process.kill('SIGTERM');
    expect((await child.ended).code).toBe(143);
    expect(Date.now() - began).toBeLessThan(2500);
    expect(supabase.http.requests.slice(before).filter(isWrite)).toEqual([]);
    expect(await supabase.sql('select status from sync_logs')).toEqual([{ status: 'interrupted' }]);
    expect(await count('gazelle_leases')).toBe(0);
  });
});

test('a run that gets no answer at all from Supabase ends within a few seconds of SIGTERM', async () => {
  const asked = arrival(supabase.http, 'gazelle_begin_run');
  const child = begin(...pianos);
  await asked;
  supabase.http.faults.add({ kind: 'hang', times: Number.POSITIVE_INFINITY });
  await sleep(500);
  const began = Date.now();
  child.process.kill('SIGTERM');
  expect((await child.ended).code).toBe(143);
  expect(Date.now() - began).toBeLessThan(5000);
});

test('a second signal ends it at once', async () => {
  const write = arrival(supabase.http, 'gazelle_pianos', 1, 700);
  const child = begin(...pianos);
  await write;
  child.process.kill('SIGINT');
  await sleep(100);
  const began = Date.now();
  child.process.kill('SIGINT');
  expect((await child.ended).code).toBe(130);
  expect(Date.now() - began).toBeLessThan(500);
  // The write it left behind is still on its way.
  await sleep(700);
});

test('an interruption ends a wait for Gazelle at once', async () => {
  bed.gazelle.http.faults.add({
    kind: 'status',
    status: 429,
    headers: { 'retry-after': '60' },
    match: ({ operation }) => operation === 'Pianos',
  });
  const asked = arrival(bed.gazelle.http, 'Pianos');
  const child = begin(...pianos);
  await asked;
  await sleep(100);
  const began = Date.now();
  child.process.kill('SIGINT');
  expect((await child.ended).code).toBe(130);
  expect(Date.now() - began).toBeLessThan(1500);
});

describe('a run killed', () => {
  test.each([
    ['when it has just asked for the lease', 'gazelle_begin_run', 1],
    ['while it stores its second batch', 'gazelle_pianos', 2],
    ['while it stores which company it is', 'gazelle_save_checkpoint', 1],
    ['while it saves its checkpoints and writes itself down', 'gazelle_end_run', 1],
  ])('%s leaves the next one nothing to mend but the rest of the work', async (_when, what, n) => {
    const moment = arrival(supabase.http, what, n, 20);
    const child = begin(...several);
    await moment;
    child.process.kill('SIGKILL');
    expect((await child.ended).signal).toBe('SIGKILL');
    // What it had asked for arrives all the same.
    await sleep(100);
    await expireLeases(bed);
    await expectTheNextRunToBeWhole();
  });
});
