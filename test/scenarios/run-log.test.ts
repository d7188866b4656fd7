import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exitCodeOf } from '../../bin/exit-codes.ts';
import { summaryTable } from '../../bin/output/table.ts';
import { InterruptedError } from '../../pipeline/errors.ts';
import { flows } from '../../pipeline/flows.ts';
import type { EntitySummary } from '../../pipeline/summary.ts';
import { HOUR } from '../../sandbox/gazelle/instants.ts';
import { borrowSupabase } from '../support/borrow-supabase.ts';
import { arrival, settingsOf } from '../support/scenario.ts';
import { entityOf, openTestBed, type TestBed } from '../support/test-bed.ts';

const supabase = await borrowSupabase();
afterAll(() => supabase.close());
let bed: TestBed;
beforeEach(async () => {
  bed = await openTestBed({ supabase });
});
afterEach(() => bed.close());

const logs = () => supabase.sql('select * from sync_logs order by id');

test('a run that succeeds leaves its counts for each collection', async () => {
  const { summary } = await bed.sync({ entities: ['users', 'pianos'], triggeredBy: 'a test' });
  const [row, ...more] = await logs();
  expect(more).toEqual([]);
  expect(row).toMatchObject({
    run_id: summary.run.id,
    mode: 'incremental',
    status: 'success',
    error: null,
    triggered_by: 'a test',
    duration_ms: expect.any(Number),
  });
  expect(row?.stats).toEqual({ entities: summary.entities, totals: summary.totals });
});

test('a run that fails in one collection leaves the error, and the counts of the others', async () => {
  bed.gazelle.http.faults.add({ kind: 'graphql-errors', match: ({ operation }) => operation === 'Pianos' });
  await bed.sync({ entities: ['users', 'pianos'] });
  const [row] = await logs();
  expect(row).toMatchObject({ status: 'partial', error: expect.stringMatching(/^pianos: Gazelle/) });
  expect(row?.stats).toMatchObject({ totals: { inserted: expect.any(Number) } });
});

test('a run with rejects leaves the first of their ids with reasons', async () => {
  const [id = ''] = bed.world.pianos.ids();
  bed.world.pianos.edit(id, { createdAt: 'never' });
  await bed.sync({ entities: ['pianos'] });
  expect((await logs())[0]).toMatchObject({
    status: 'partial',
    error: `pianos: ${id}: createdAt is not an instant`,
  });
});

test('a run that cannot begin leaves why', async () => {
  bed.gazelle.http.faults.add({ kind: 'status', status: 401, body: '{}', times: 9 });
  await expect(bed.sync()).rejects.toThrow('refused the key');
  expect((await logs())[0]).toMatchObject({
    status: 'failed',
    error: expect.stringContaining('GAZELLE_API_KEY'),
  });
});

test('a run that is interrupted leaves that it was, with what it had counted', async () => {
  const controller = new AbortController();
  arrival(bed.gazelle.http, 'Pianos', 2).then(() => controller.abort(new InterruptedError('SIGTERM')));
  await bed.sync({ pageSize: 3 }, { signal: controller.signal });
  expect((await logs())[0]).toMatchObject({
    status: 'interrupted',
    error: expect.stringContaining('pianos: interrupted by SIGTERM'),
    stats: { totals: { fetched: expect.any(Number) } },
  });
  // What was done is not to be done again.
  const settings = await settingsOf(bed);
  expect(settings).not.toHaveProperty(['checkpoint:pianos']);
  expect(settings).not.toHaveProperty('last_sync_date');
});

test('a signal that comes when all is done changes nothing of what is told', async () => {
  const controller = new AbortController();
  arrival(supabase.http, 'gazelle_end_run').then(() => controller.abort(new InterruptedError('SIGINT')));
  const { summary } = await bed.sync({ entities: ['users'] }, { signal: controller.signal });
  expect(summary.run.status).toBe('success');
  expect((await logs())[0]).toMatchObject({ status: 'success', error: null });
});

test('a run that is killed is seen as one that never ended', async () => {
  const killed = arrival(bed.gazelle.http, 'Pianos', 1, 100);
  const run = bed.sync({ entities: ['pianos'] });
  await killed;
  expect((await logs())[0]).toMatchObject({ status: 'running', finished_at: null });
  await run;
  expect(await logs()).toHaveLength(1);
});

test('the row of a run that was killed is closed as interrupted by the next one, and no other row', async () => {
  await bed.sync({ entities: ['users'] });
  await supabase.sql(
    "insert into sync_logs (run_id, mode, status, started_at) values ('killed', 'incremental', 'running', now())",
  );
  const before = await logs();
  await bed.sync({ entities: ['users'] });
  const [first, killed, last] = await logs();
  expect(killed).toMatchObject({
    status: 'interrupted',
    error: expect.stringContaining('did not end'),
    finished_at: expect.anything(),
  });
  expect(first).toEqual(before[0]);
  expect(last).toMatchObject({ status: 'success' });
});

describe('a run whose end is refused', () => {
  const error = expect.stringContaining('gazelle_end_run with HTTP 400');
  const isEnd = ({ operation }: { operation: string }) => operation.endsWith('gazelle_end_run');
  const refuse = () => supabase.http.faults.add({ kind: 'status', status: 400, body: '{}', match: isEnd });

  test('says so, and keeps what its collections have saved', async () => {
    await bed.sync();
    bed.world.advance(HOUR);
    const [id = ''] = bed.world.pianos.ids();
    bed.world.pianos.edit(id, { notes: 'Accordé' });
    const before = await settingsOf(bed);
    bed.gazelle.http.faults.add({
      kind: 'graphql-errors',
      match: ({ operation }) => operation === 'Clients',
    });
    refuse();
    const told: EntitySummary[] = [];
    const { summary, ...result } = await bed.sync({}, { onEntity: (entity) => told.push(entity) });
    expect(exitCodeOf({ summary, ...result })).toBe(1);
    expect(summary.run).toMatchObject({ status: 'partial', error });
    expect(entityOf(summary, 'pianos')).toMatchObject({ status: 'success', updated: 1 });
    expect(entityOf(summary, 'clients').status).toBe('failed');
    expect(new Set(told)).toEqual(new Set(summary.entities));
    const after = await settingsOf(bed);
    expect(after['checkpoint:clients']).toBe(before['checkpoint:clients']);
    expect(after['checkpoint:pianos']).not.toBe(before['checkpoint:pianos']);
    expect(after.last_sync_date).toBe(before.last_sync_date);
    expect((await logs())[1]).toMatchObject({
      status: 'partial',
      error: expect.stringMatching(/gazelle_end_run with HTTP 400/),
    });
    expect(await supabase.sql('select * from gazelle_leases')).toEqual([]);
  });

  test('with nothing to save is written down as one that is not done', async () => {
    refuse();
    const result = await bed.sync({ entities: ['users'], limit: 5 });
    expect(result.errors).toMatchObject([{ name: 'SupabaseError' }]);
    expect(result.summary.run).toMatchObject({ status: 'partial', failed: [], error });
    expect((await logs())[0]).toMatchObject({ status: 'partial', error });
    expect(summaryTable(result.summary)).toMatch(/gazelle_end_run with HTTP 400\n.*: partial in/);
  });
});

test('no collection is reported before its checkpoint is saved', async () => {
  const early: string[] = [];
  const isSaved = (name: string) =>
    supabase.http.requests.some(({ body }) => body.includes(`"checkpoint:${name}"`));
  supabase.http.requests.length = 0;
  const { summary } = await bed.sync(
    {},
    {
      onEntity: ({ entity }) => {
        const flow = flows.find(({ tables }) => tables.some((table) => table.entity === entity));
        if (!flow || !isSaved(flow.name)) early.push(entity);
      },
    },
  );
  expect([early, summary.run.status]).toEqual([[], 'success']);
});

test.each([
  ['whose log cannot be written', { kind: 'status', status: 400, body: '{}' }],
  ['that takes the lease, and never gets the answer,', { kind: 'reset-after', times: 99 }],
] as const)('a run %s does not begin, and leaves no lease', async (_, fault) => {
  const match = ({ operation }: { operation: string }) => operation.endsWith('gazelle_begin_run');
  supabase.http.faults.add({ ...fault, match });
  await expect(bed.sync()).rejects.toThrow('gazelle_begin_run');
  expect(await supabase.sql('select * from gazelle_leases')).toEqual([]);
});

test.each(['gazelle_begin_run', 'gazelle_save_checkpoint', 'gazelle_end_run'])(
  'an answer of %s that is lost on the way does no harm',
  async (what) => {
    const match = ({ operation }: { operation: string }) => operation.endsWith(what);
    supabase.http.faults.add({ kind: 'reset-after', match });
    const { summary } = await bed.sync({ entities: ['users', 'pianos'] });
    expect(summary.run.status).toBe('success');
    expect(entityOf(summary, 'pianos')).toMatchObject({ inserted: 10 });
    expect(summary.entities.some(({ lowerBound }) => lowerBound)).toBe(false);
    expect(await logs()).toMatchObject([{ status: 'success' }]);
    expect(await supabase.sql('select * from gazelle_leases')).toEqual([]);
  },
);
