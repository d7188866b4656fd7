import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exitCodeOf, exitCodeOfError } from '../../bin/exit-codes.ts';
import { InterruptedError } from '../../pipeline/errors.ts';
import { envOf, startEtl } from '../../sandbox/etl.ts';
import type { RecordedRequest } from '../../sandbox/http/recorded-request.ts';
import { clientOf } from '../supabase/project.ts';
import { borrowSupabase } from '../support/borrow-supabase.ts';
import { sharedRunner } from '../support/runner.ts';
import { arrival } from '../support/scenario.ts';
import { entityOf, openTestBed, type TestBed } from '../support/test-bed.ts';

const runner = sharedRunner();
const supabase = await borrowSupabase();
afterAll(() => supabase.close());
let bed: TestBed;
beforeEach(async () => {
  bed = await openTestBed({ supabase, sizes: { pianos: 12, withoutUpdatedAt: 0 } });
});
afterEach(() => bed.close());

const pianos = { entities: ['pianos' as const], pageSize: 3, batchSize: 2 };
const shortLease = fileURLToPath(new URL('../faults/support/short-lease.ts', import.meta.url));

/** Somebody else has the lease, from now on or since an hour, for an hour or no longer. */
const give = (expires = "'1 hour'", acquired = "'-1 hour'") =>
  supabase.sql(
    `insert into gazelle_leases values ('main', 'somebody', now() + interval ${acquired}, now() + interval ${expires})
     on conflict (name) do update set holder = 'somebody', expires_at = excluded.expires_at`,
  );
const holders = async () =>
  (await supabase.sql('select holder from gazelle_leases')).map(({ holder }) => holder);
const checkpoints = () => supabase.sql("select key from system_settings where key like 'checkpoint:%'");
const writesRows = ({ method, operation }: RecordedRequest) =>
  ['POST', 'PATCH'].includes(method) && !operation.includes('/rpc/') && operation.includes('/gazelle_');

describe('a run that finds another one at work', () => {
  test('says who it is and since when, does nothing, and exits 3', async () => {
    await give();
    const { code, stderr, stdout } = await runner.run(['sync'], envOf(bed));
    expect(code).toBe(3);
    expect(stderr).toMatch(
      /another run is at work: somebody since \d{4}-\d\d-\d\dT.* \(etl sync --wait 10m waits\)/,
    );
    expect(stdout).toBe('');
    expect(bed.gazelle.http.requests.filter(({ operation }) => operation !== 'Account')).toEqual([]);
    expect(await supabase.sql('select 1 from sync_logs')).toEqual([]);
    expect(await holders()).toEqual(['somebody']);
  });

  test('waits for it, when it is told to', async () => {
    await give();
    const asked = arrival(supabase.http, 'gazelle_begin_run');
    asked.then(() => setTimeout(() => supabase.sql('delete from gazelle_leases'), 200));
    const { summary } = await bed.sync({ ...pianos, waitMs: 600 });
    expect(summary.run.status).toBe('success');
    expect(bed.logged.filter((line) => line.includes('waiting for another run'))).toHaveLength(1);
  });

  test('stops waiting when the time is over', async () => {
    await give();
    const error = await bed.sync({ ...pianos, waitMs: 200 }).catch((cause: unknown) => cause);
    expect(exitCodeOfError(error)).toBe(3);
  });

  test('stops waiting when it is interrupted', async () => {
    await give();
    const controller = new AbortController();
    setTimeout(() => controller.abort(new InterruptedError('SIGINT')), 200);
    const waiting = bed.sync({ ...pianos, waitMs: 60_000 }, { signal: controller.signal });
    expect(exitCodeOfError(await waiting.catch((cause: unknown) => cause))).toBe(130);
  });

  test('takes over the lease of one that died', async () => {
    await give("'-1 second'");
    expect((await bed.sync(pianos)).summary.run.status).toBe('success');
    expect(await holders()).toEqual([]);
  });
});

describe('a run that loses its lease', () => {
  test('stops, saves no checkpoint, leaves the lease to its new holder, and exits 3', async () => {
    const takeBack = bed.gazelle.http.before(async ({ operation }) => {
      if (operation === 'Pianos') await give();
    });
    const result = await bed.sync({ pageSize: 3, batchSize: 2 });
    takeBack();
    expect(exitCodeOf(result)).toBe(3);
    expect(entityOf(result.summary, 'pianos')).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('lease'),
    });
    expect(await checkpoints()).toEqual([]);
    expect(await holders()).toEqual(['somebody']);
    expect(await supabase.sql('select status from sync_logs')).toEqual([{ status: 'failed' }]);
  });

  test('is refused its checkpoint by the database itself, in one statement', async () => {
    const takeBack = supabase.http.before(async ({ body }) => {
      if (body.includes('checkpoint:')) await give();
    });
    const result = await bed.sync(pianos);
    takeBack();
    expect(exitCodeOf(result)).toBe(3);
    expect(await checkpoints()).toEqual([]);
  });

  test('is refused its rows by the database itself, and sends no more', async () => {
    let writes = 0;
    const takeBack = supabase.http.before(async (request) => {
      if (writesRows(request) && ++writes === 3) await give();
    });
    const result = await bed.sync(pianos);
    takeBack();
    expect(writes).toBeGreaterThanOrEqual(3);
    expect(await supabase.sql('select id from gazelle_pianos')).toHaveLength(4);
    expect(exitCodeOf(result)).toBe(3);
    expect(entityOf(result.summary, 'pianos').error).toContain('the lease was lost to another run');
    // Whoever names no run may write.
    await supabase.sql("update gazelle_pianos set notes = 'by hand'");
    const { error } = await clientOf(supabase, supabase.secretKey).from('gazelle_users').insert({ id: 'a' });
    expect(error).toBeNull();
  });

  test('while it is asleep writes no row when it wakes up', async () => {
    const page = arrival(bed.gazelle.http, 'Pianos', 2, 300);
    const child = startEtl([], envOf(bed), { script: shortLease });
    await page;
    // What it was writing has arrived by now; it waits for a page.
    await sleep(200);
    child.process.kill('SIGSTOP');
    await sleep(200);
    await supabase.sql("update gazelle_leases set expires_at = now() - interval '1 second'");
    await give();
    const rows = () => supabase.sql('select id, synced_at from gazelle_pianos order by id');
    const before = await rows();
    await sleep(600);
    child.process.kill('SIGCONT');
    const { code } = await child.ended;
    expect(code).toBe(3);
    expect(await rows()).toEqual(before);
    expect(await checkpoints()).toEqual([]);
    expect(await holders()).toEqual(['somebody']);
  });

  test('while it waits to repeat a write stores nothing by it', async () => {
    const isWrite = ({ operation }: RecordedRequest) => operation.endsWith('gazelle_pianos');
    supabase.http.faults.add({
      kind: 'status',
      status: 503,
      headers: { 'retry-after': '1' },
      times: 9,
      match: isWrite,
    });
    const write = arrival(supabase.http, 'gazelle_pianos');
    const child = startEtl([], envOf(bed), { script: shortLease });
    await write;
    await sleep(100);
    child.process.kill('SIGSTOP');
    await give();
    await sleep(1200);
    child.process.kill('SIGCONT');
    expect((await child.ended).code).toBe(3);
    expect(await supabase.sql('select id from gazelle_pianos')).toEqual([]);
  });
});

test('a renewal that hangs does not keep a run that is done, and is no reason to warn', async () => {
  // A page waits for a renewal, which then hangs.
  let isAwaited = false;
  const takeBack = bed.gazelle.http.before(async ({ operation }) => {
    if (operation !== 'Pianos' || isAwaited) return;
    isAwaited = true;
    await arrival(supabase.http, 'gazelle_renew_lease');
  });
  const match = ({ operation }: RecordedRequest) => isAwaited && operation.endsWith('gazelle_renew_lease');
  supabase.http.faults.add({ kind: 'hang', times: 1, match });
  const released = arrival(supabase.http, 'gazelle_end_run');
  const child = startEtl([], envOf(bed), { script: shortLease });
  await released;
  const began = Date.now();
  const { code, stderr } = await child.ended;
  takeBack();
  expect(isAwaited).toBe(true);
  expect([code, Date.now() - began < 2000]).toEqual([0, true]);
  expect(stderr).not.toContain('could not be renewed');
});

describe('renewals that get no answer', () => {
  const renewals = ({ operation }: RecordedRequest) => operation.endsWith('gazelle_renew_lease');
  const slowly = () => {
    bed.config.leaseTtlMs = 600;
    bed.config.http = { ...bed.config.http, retries: 0 };
    bed.gazelle.http.faults.add({
      kind: 'slow',
      ms: 250,
      times: 99,
      match: ({ operation }) => operation === 'Pianos',
    });
  };

  test('for a while do no harm', async () => {
    slowly();
    supabase.http.faults.add({ kind: 'status', status: 503, times: 1, match: renewals });
    expect((await bed.sync(pianos)).summary.run.status).toBe('success');
    expect(bed.logged.some((line) => line.includes('the lease could not be renewed'))).toBe(true);
  });

  test('at all fail the run, which saves no checkpoint', async () => {
    slowly();
    supabase.http.faults.add({ kind: 'status', status: 503, times: 99, match: renewals });
    const { summary } = await bed.sync(pianos);
    expect(entityOf(summary, 'pianos')).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('the lease was lost'),
    });
    expect(await checkpoints()).toEqual([]);
  });
});
