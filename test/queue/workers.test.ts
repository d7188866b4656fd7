import { fromPglite } from 'pg-boss';
import { afterAll, expect, test } from 'vitest';
import { openAlerts } from '../../bin/alerts.ts';
import { httpDefaults, withProject } from '../../pipeline/config.ts';
import { InterruptedError } from '../../pipeline/errors.ts';
import { defaults } from '../../pipeline/options.ts';
import type { QueuedAccount } from '../../pipeline/queue/due.ts';
import { addJob, listJobs, retryJob } from '../../pipeline/queue/jobs.ts';
import { workerMetrics } from '../../pipeline/queue/metrics.ts';
import { openQueue, queues } from '../../pipeline/queue/queues.ts';
import { work } from '../../pipeline/queue/worker.ts';
import { serve } from '../../sandbox/http/serve.ts';
import { startCompanies } from '../../sandbox/queue/companies.ts';
import { openPostgres } from '../support/open-postgres.ts';
import { arrival } from '../support/scenario.ts';
import { captureLog } from '../support/test-bed.ts';

const pglite = await openPostgres();
const database = { db: fromPglite(pglite), backend: 'pglite' as const };
const companies = await startCompanies(6, { clients: 150, pianos: 120, pastTimeline: 1200 });
const { supabase } = companies;
afterAll(async () => {
  await companies.close();
  await pglite.close();
});

const { log, lines } = captureLog();
const account = (name: string, key = name): QueuedAccount => ({
  config: {
    account: name,
    gazelle: { url: companies.gazelleUrl, tokenUrl: '', credentials: { kind: 'key', key } },
    supabase: { url: supabase.url, key: supabase.secretKey },
    http: { ...httpDefaults, backoffMs: 1 },
  },
  options: { ...defaults, triggeredBy: 'worker' },
  everyMs: 3_600_000,
});
const accounts = [...companies.worlds.keys()].map((name) => account(name));
type OnRun = NonNullable<Parameters<typeof work>[1]['onRun']>;
const options = { concurrency: 2, tickMs: 1000 };

async function startWorker(members = accounts, onRun?: OnRun) {
  const boss = await openQueue(database, log, 'work');
  const stop = new AbortController();
  const metrics = workerMetrics(boss, members, log);
  const hooks = { log, signal: stop.signal, metrics, ...(onRun && { onRun }) };
  const ended = work(boss, { accounts: members, ...options, ...hooks });
  return {
    boss,
    metrics,
    async stop() {
      stop.abort(new InterruptedError('SIGTERM'));
      await ended;
    },
  };
}

/** Somebody's webhook, which notes what it is told. */
async function startHook() {
  const posts: unknown[] = [];
  const hook = async (request: Request) => {
    posts.push(await request.json());
    return new Response();
  };
  return { posts, ...(await serve(hook, { port: 0 })) };
}

const until = async (isSo: () => Promise<boolean>) => {
  while (!(await isSo())) await new Promise((done) => setTimeout(done, 100));
};
const successes = async () => {
  const [row] = await supabase.sql(
    "select count(*)::int as n from system_settings where key like '%/last_sync_date'",
  );
  return Number(row?.n);
};

test('a worker changes no schema, and says what to do when there is none', async () => {
  await expect(openQueue(database, log, 'work')).rejects.toThrow(
    /tables are missing or of another version: run etl work --migrate/,
  );
  await (await openQueue(database, log, 'migrate')).stop();
  await (await openQueue(database, log, 'ask')).stop();
});

test('two workers sync every account once, none at the same time, and each becomes as its source', async () => {
  const [one, two] = [await startWorker(), await startWorker()];
  await until(async () => (await successes()) === accounts.length);
  const text = await one.metrics.registry.metrics();
  await Promise.all([one.stop(), two.stop()]);
  expect(await companies.differences()).toEqual([]);
  expect(await companies.overlaps()).toEqual([]);
  const runs = await supabase.sql(
    'select account_id, count(*)::int as n from sync_logs group by 1 having count(*) > 1',
  );
  expect(runs).toEqual([]);
  expect(text).toMatch(/etl_jobs_total\{outcome="success"\} \d+/);
  expect(text).toMatch(/etl_last_success_age_seconds\{account="account-001"\} \d/);
  expect(text).toMatch(/# EOF\n$/);
}, 60_000);

test('an error of the queue never prints the words of the driver, which hold its address', async () => {
  const broken = {
    events: undefined,
    executeSql: async () => {
      throw Object.assign(new Error('connect postgres://etl:hunter2@db'), { code: 'ECONNREFUSED' });
    },
  };
  const opened = openQueue({ db: broken, backend: 'pglite' }, log, 'ask');
  await expect(opened).rejects.toThrow("the queue's database (DATABASE_URL) cannot be used: ECONNREFUSED");
  expect(lines.join('')).not.toContain('hunter2');
});

test('full jobs come after incremental ones, and a failed one is tried four times more, later each time', async () => {
  const boss = await openQueue(database, log, 'ask');
  await addJob(boss, { account: 'nobody', full: true });
  await addJob(boss, { account: 'nobody', full: false });
  const waits: number[] = [];
  for (let failures = 0; failures < 5; failures += 1) {
    await pglite.exec("update gazelle_queue.job set start_after = now() where state = 'retry'");
    const [job] = await boss.fetch<{ full: boolean }>(queues.sync);
    expect(job?.data.full).toBe(false);
    await boss.fail(queues.sync, job?.id ?? '');
    const { rows } = await pglite.query<{ wait: number }>(
      `select extract(epoch from start_after - now())::float as wait from gazelle_queue.job where state = 'retry'`,
    );
    waits.push(...rows.map(({ wait }) => wait));
  }
  expect(waits).toHaveLength(4);
  for (const [i, wait] of waits.entries()) expect(wait).toBeGreaterThan(waits[i - 1] ?? 10);
  const left = await listJobs(boss);
  expect(left.map(({ mode, state }) => `${mode} ${state}`).sort()).toEqual([
    'full waiting',
    'incremental dead',
  ]);
  await boss.deleteAllJobs(queues.sync);
  await boss.deleteAllJobs(queues.dead);
  await boss.stop();
});

const [first, second] = accounts as [QueuedAccount, QueuedAccount];

test('a worker that is stopped gives its job back, to be taken at once, and a job is never there twice', async () => {
  const held = arrival(supabase.http, 'gazelle_begin_run', 1, 500);
  const busy = await startWorker([first]);
  await addJob(busy.boss, { account: 'account-001', full: true });
  expect(await addJob(busy.boss, { account: 'account-001', full: true })).toBe(false);
  await held;
  await busy.stop();
  const client = await openQueue(database, log, 'ask');
  const [job, ...more] = await listJobs(client);
  expect(more).toEqual([]);
  expect(job).toMatchObject({ account: 'account-001', mode: 'full', state: 'waiting', retries: 0 });
  expect(Date.parse(job?.since ?? '')).toBeLessThanOrEqual(Date.now());
  await client.stop();
}, 20_000);

test('a job whose account is being synced waits for half a minute', async () => {
  await supabase.sql(`insert into gazelle_leases (name, holder, acquired_at, expires_at)
    values ('account-001', 'somebody', now(), now() + interval '1 minute')
    on conflict (name) do update set holder = excluded.holder, expires_at = excluded.expires_at`);
  const worker = await startWorker([first]);
  await addJob(worker.boss, { account: 'account-001', full: false });
  await until(async () => (await worker.metrics.registry.metrics()).includes('outcome="busy"'));
  const job = async () => (await listJobs(worker.boss)).find(({ mode }) => mode === 'incremental');
  await until(async () => (await job())?.state === 'waiting');
  expect(Date.parse((await job())?.since ?? '') - Date.now()).toBeGreaterThan(20_000);
  await worker.boss.deleteAllJobs(queues.sync);
  await worker.stop();
  await supabase.sql("delete from gazelle_leases where name = 'account-001'");
});

test('a job of an account that a worker does not know is left to the others, and dead where none knows it', async () => {
  const worker = await startWorker([first]);
  await addJob(worker.boss, { account: 'account-002', full: true });
  await addJob(worker.boss, { account: 'nobody', full: true, passed: 120 });
  const jobs = async () => Object.fromEntries((await listJobs(worker.boss)).map((job) => [job.account, job]));
  await until(async () => (await worker.metrics.registry.metrics()).includes('outcome="given back"'));
  await until(async () => (await jobs()).nobody?.state === 'dead');
  expect((await jobs())['account-002']).toMatchObject({ state: 'waiting', retries: 0, error: null });
  const [left] = await worker.boss.findJobs(queues.sync, { data: { account: 'account-002' }, queued: true });
  expect(left?.data).toMatchObject({ full: true, passed: 1 });
  await worker.boss.deleteAllJobs(queues.dead);
  // A dead job is forgotten once its account has succeeded.
  await worker.boss.send(queues.dead, { account: 'account-002', full: false });
  await worker.stop();
  await pglite.exec('update gazelle_queue.job set start_after = now()');
  const other = await startWorker([second]);
  await until(async () => (await listJobs(other.boss)).every(({ account }) => account !== 'account-002'));
  expect(await other.metrics.registry.metrics()).toContain('outcome="success"');
  await other.boss.deleteAllJobs(queues.sync);
  await other.stop();
}, 30_000);

test('to migrate brings the settings of a queue up to date, and a worker leaves them', async () => {
  const retries = async () =>
    (await pglite.query("select retry_limit from gazelle_queue.queue where name = 'sync'")).rows;
  await pglite.exec("update gazelle_queue.queue set retry_limit = 1 where name = 'sync'");
  await (await openQueue(database, log, 'ask')).stop();
  expect(await retries()).toEqual([{ retry_limit: 1 }]);
  await (await openQueue(database, log, 'migrate')).stop();
  expect(await retries()).toEqual([{ retry_limit: 4 }]);
});

test('a refused key is dead at once, listed and told to the hook, is not tried by every tick, and can be retried', async () => {
  const refused = account('account-002', 'gz_wrong');
  await supabase.sql("delete from system_settings where key = 'account-002/last_sync_date'");
  const { url, posts, close } = await startHook();
  const alerts = openAlerts({ ETL_WEBHOOK_URL: url }, log);
  const onRun: OnRun = (config, outcome, began) => alerts.account(withProject(config), outcome, began);
  const worker = await startWorker([first, refused], onRun);
  const dead = async () => (await listJobs(worker.boss)).filter(({ state }) => state === 'dead');
  await until(async () => (await dead()).length > 0);
  await new Promise((done) => setTimeout(done, 2500));
  const [job, ...more] = await dead();
  expect(more).toEqual([]);
  expect(job).toMatchObject({ account: 'account-002', error: expect.stringContaining('Gazelle refused') });
  expect((await listJobs(worker.boss)).filter(({ account }) => account === 'account-002')).toHaveLength(1);
  await worker.stop();

  const mended = await startWorker([first, second], onRun);
  await retryJob(mended.boss, job?.id ?? '');
  await expect(retryJob(mended.boss, job?.id ?? '')).rejects.toThrow('no dead job has the id');
  await until(async () => (await listJobs(mended.boss)).length === 0);
  await mended.stop();
  await close();
  expect(posts).toEqual([
    expect.objectContaining({ event: 'failed', account: 'account-002', exitCode: 2 }),
    expect.objectContaining({ event: 'recovered', account: 'account-002', exitCode: 0 }),
  ]);
  expect(lines.join('')).not.toContain('gz_wrong');
}, 30_000);

test('a full read is several jobs where its time does not suffice for one', async () => {
  const short = (one: QueuedAccount) => ({ ...one, options: { ...one.options, timeBudgetMs: 1 } });
  const worker = await startWorker(accounts.map(short));
  await addJob(worker.boss, { account: 'account-006', full: true });
  await until(async () => /outcome="continued"\} [2-9]/.test(await worker.metrics.registry.metrics()));
  await worker.stop();
  const runs = await supabase.sql(
    "select count(*)::int as n from sync_logs where account_id = 'account-006' and mode = 'full'",
  );
  expect(Number(runs[0]?.n)).toBeGreaterThan(1);
  expect(await companies.overlaps()).toEqual([]);
}, 30_000);

test('a job without data, which no program of ours sends, does not stop the queue', async () => {
  const boss = await openQueue(database, log, 'ask');
  const id = await boss.send(queues.sync, null);
  expect(await listJobs(boss)).toContainEqual(expect.objectContaining({ id, mode: 'incremental' }));
  await boss.deleteJob(queues.sync, id ?? '');
  await boss.stop({ graceful: false });
});
