import { setTimeout as sleep } from 'node:timers/promises';
import pino from 'pino';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { openAlerts } from '../../bin/alerts.ts';
import { answer as answerCall } from '../../bin/edge-function.ts';
import { exitCodeOf } from '../../bin/exit-codes.ts';
import { findUnusual } from '../../pipeline/unusual.ts';
import { envOf, startEtl } from '../../sandbox/etl.ts';
import { serve } from '../../sandbox/http/serve.ts';
import type { PastReads } from '../../sinks/sink.ts';
import { runEtl } from '../support/run-etl.ts';
import { sharedRunner } from '../support/runner.ts';
import { sharedSupabase } from '../support/scenario.ts';

const openBed = sharedSupabase();
const runner = sharedRunner();

/** Somebody else's monitor, which notes what it is told. */
const told: { path: string; body: string }[] = [];
let answer = 200;
const monitor = await serve(
  async (request) => {
    const { pathname, search } = new URL(request.url);
    told.push({ path: pathname + search, body: await request.text() });
    return new Response('OK', { status: answer });
  },
  { port: 0 },
);
afterAll(() => monitor.close());
beforeEach(() => {
  told.length = 0;
  answer = 200;
});
const paths = () => told.map(({ path }) => path);
const settings = { ETL_PING_URL: `${monitor.url}/ping/`, ETL_WEBHOOK_URL: `${monitor.url}/hook` };

test('a monitor is told when a run begins and with which code it ends; a dry run tells nobody', async () => {
  const env = { ...envOf(await openBed()), ETL_PING_URL: settings.ETL_PING_URL };
  await runEtl(['sync', '--entity', 'users'], env);
  expect(paths()).toEqual(['/ping/start', '/ping/0']);
  await runEtl(['sync'], { ...env, GAZELLE_API_KEY: 'gz_wrong' });
  expect(paths().slice(2)).toEqual(['/ping/start', '/ping/2']);
  await runEtl(['sync', '--entity', 'users', '--dry-run'], env);
  expect(told).toHaveLength(4);
  await runEtl(['sync', '--entity', 'users'], { ...env, ETL_PING_URL: `${monitor.url}/ping/slug?create=1` });
  expect(paths().slice(4)).toEqual(['/ping/slug/start?create=1', '/ping/slug/0?create=1']);
});

test('a hook hears of the first failure and of the recovery, not of every night, and of nothing personal', async () => {
  const bed = await openBed();
  const sync = ['sync', '--entity', 'clients,pianos'];
  const [client = ''] = bed.world.clients.ids();
  bed.world.clients.edit(client, { companyName: 'Nobody Else' });
  const env = { ...envOf(bed), ETL_WEBHOOK_URL: settings.ETL_WEBHOOK_URL };
  await runEtl(sync, env);
  expect(told).toEqual([]);
  const mend = bed.gazelle.http.faults.add({
    kind: 'graphql-errors',
    match: ({ operation }) => /Piano/.test(operation),
    times: 99,
  });
  for (const code of [1, 1]) expect((await runEtl(sync, env)).code).toBe(code);
  mend();
  for (const code of [0, 0]) expect((await runEtl(sync, env)).code).toBe(code);
  for (const code of [2, 2])
    expect((await runEtl(sync, { ...env, GAZELLE_API_KEY: 'gz_wrong' })).code).toBe(code);
  expect(told.map(({ body }) => JSON.parse(body))).toEqual([
    expect.objectContaining({
      text: expect.stringMatching(
        /^gazelle-etl main: sync failed \(exit 1\): pianos, piano-measurements\. \d+ read, 0 rejected\.$/,
      ),
      event: 'failed',
      account: 'main',
      exitCode: 1,
      totals: expect.objectContaining({ rejected: 0 }),
    }),
    expect.objectContaining({ event: 'recovered', exitCode: 0 }),
    expect.objectContaining({ event: 'failed', exitCode: 2, run: null, totals: null }),
  ]);
  const all = told.map(({ body }) => body).join('');
  expect(all).not.toMatch(new RegExp(['Nobody Else', client, 'gz_', 'sb_secret'].join('|')));
});

test('the Edge Function tells both too, takes the newer keys, and says what is not set; without a secret it takes no call', async () => {
  const { SUPABASE_SECRET_KEY, ...rest } = envOf(await openBed());
  const keys = { SUPABASE_SECRET_KEYS: JSON.stringify({ default: SUPABASE_SECRET_KEY }) };
  const printed = vi.spyOn(console, 'log').mockReturnValue();
  const call = async (env: Record<string, string>, authorization = 'Bearer a-secret') => {
    const request = new Request('https://project.example', { method: 'POST', headers: { authorization } });
    const response = await answerCall(request, { ...rest, ...keys, ...settings, ...env });
    const text = await response.text();
    expect(text).not.toMatch(/gz_|sb_secret|a-secret/);
    return [response.status, text];
  };
  const ETL_FUNCTION_SECRET = 'a-secret';
  expect(await call({ ETL_FUNCTION_SECRET })).toEqual([200, expect.stringContaining('"status":"success"')]);
  const refused = 'Gazelle refused the key (HTTP 401)';
  const wrong = { ETL_FUNCTION_SECRET, GAZELLE_API_KEY: 'gz_wrong' };
  expect(await call(wrong)).toEqual([500, expect.stringContaining(refused)]);
  expect(paths()).toEqual(['/ping/start', '/ping/0', '/ping/start', '/hook', '/ping/2']);
  expect(JSON.parse(printed.mock.lastCall?.[0])).toEqual({
    level: 'error',
    msg: expect.stringContaining(refused),
  });
  const unset = [500, expect.stringContaining('GAZELLE_API_KEY is missing')];
  expect(await call({ ETL_FUNCTION_SECRET, GAZELLE_API_KEY: '' })).toEqual(unset);
  printed.mockRestore();
  expect((await call({}, 'Bearer undefined'))[0]).toBe(401);
  expect((await call({ ETL_FUNCTION_SECRET: '' }, 'Bearer '))[0]).toBe(401);
});

test('a monitor that is down changes nothing but a warning, which does not tell its address', async () => {
  answer = 503;
  const { code, stderr } = await runner.run(['sync', '--entity', 'users'], {
    ...envOf(await openBed()),
    ...settings,
  });
  expect([code, stderr]).toEqual([0, expect.stringMatching(/WARN.*the ping could not be sent: HTTP 503/)]);
  expect(stderr).not.toContain(monitor.url);
});

test('an address that cannot be used is not told either', async () => {
  let logged = '';
  const log = pino({}, { write: (line: string) => (logged += line) });
  const gone = await serve(() => new Response(), { port: 0 });
  await gone.close();
  for (const url of ['hc-ping.example/SECRET', 'https://SECRET@hc-ping.example', `${gone.url}/SECRET`])
    await openAlerts({ ETL_PING_URL: url }, log).round(async () => 0);
  expect(logged.match(/the ping could not be sent: the connection/g)).toHaveLength(6);
  expect(logged).toContain('ECONNREFUSED');
  expect(logged).not.toContain('SECRET');
});

test('a start that is slow to arrive does not come after the end', async () => {
  const arrived: string[] = [];
  const slow = await serve(
    async ({ url }) => {
      if (url.endsWith('/start')) await sleep(100);
      arrived.push(new URL(url).pathname);
      return new Response('OK');
    },
    { port: 0 },
  );
  const alerts = openAlerts({ ETL_PING_URL: slow.url }, pino({ level: 'silent' }));
  await alerts.round(async () => 0);
  await slow.close();
  expect(arrived).toEqual(['/start', '/0']);
});

test('with --every it goes on, a failed round too, until SIGTERM ends it', async () => {
  const bed = await openBed();
  bed.gazelle.http.faults.add({ kind: 'status', status: 401, body: '{}', times: 1 });
  const child = startEtl(['sync', '--every', '1s', '--entity', 'users', '--json'], {
    ...envOf(bed),
    ETL_PING_URL: settings.ETL_PING_URL,
  });
  for (let i = 0; i < 200 && !paths().includes('/ping/0'); i += 1) await sleep(50);
  child.process.kill('SIGTERM');
  const { code, stdout } = await child.ended;
  expect(paths().slice(0, 4)).toEqual(['/ping/start', '/ping/2', '/ping/start', '/ping/0']);
  expect(code).toBe(143);
  expect(JSON.parse(stdout).run.status).toBe('success');
}, 20_000);

test('a run that reads far more than usual, or a list that suddenly shrinks, is told, and fails with --strict', async () => {
  const bed = await openBed();
  await bed.sync();
  await bed.supabase.sql(`update sync_logs set stats = jsonb_set(stats, '{entities,0,fetched}', '40')`);
  const result = await bed.sync();
  expect(result.summary.run.warnings).toEqual([
    expect.stringMatching(/^users: there are \d, more than a third fewer than the last time \(40\)$/),
  ]);
  expect([exitCodeOf(result), exitCodeOf(result, true)]).toEqual([0, 1]);

  const past = (fetched: number): PastReads => ({
    mode: 'incremental',
    entities: [{ entity: 'timeline', strategy: 'window', fetched, listed: fetched, failed: false }],
  });
  const reading = (fetched: number) => {
    const { entities, totals, run } = result.summary;
    const some = entities
      .filter(({ entity }) => entity === 'timeline')
      .map((one) => ({ ...one, fetched, listed: fetched }));
    return { run, entities: some, totals: { ...totals, fetched } };
  };
  const found = (fetched: number, ...before: number[]) => findUnusual(reading(fetched), before.map(past));
  expect(found(501, 40, 50, 60)).toEqual(['501 records were read, and 50 are usual']);
  expect(found(500, 40, 50, 60)).toEqual([]);
  expect(found(600, 40, 60, 60)).toEqual([]);
  expect(found(0, 20)).toEqual(['timeline: there is nothing, and the last time 20']);
  expect([found(0, 9), found(0), found(5000)]).toEqual([[], [], []]);
  // A run that failed had read only a part.
  const failed = past(5);
  const good = past(20);
  for (const entity of failed.entities) entity.failed = true;
  expect(findUnusual(reading(0), [failed, good])).toEqual(found(0, 20));
});

test('a list of which only the newest are read is told too when it is suddenly empty, and --strict tells the hook once', async () => {
  const bed = await openBed();
  const env = { ...envOf(bed), ETL_WEBHOOK_URL: settings.ETL_WEBHOOK_URL };
  for (const args of [['sync'], ['sync', '--strict']]) expect((await runEtl(args, env)).code).toBe(0);
  const pianos = bed.world.pianos.ids();
  for (const id of pianos) bed.world.pianos.remove(id);
  expect((await runEtl(['sync', '--strict'], env)).code).toBe(1);
  expect((await runEtl(['sync', '--strict'], env)).code).toBe(0);
  const there = `pianos: there is nothing, and the last time ${pianos.length}`;
  expect(told.map(({ body }) => JSON.parse(body))).toEqual([
    expect.objectContaining({ event: 'failed', exitCode: 1, text: expect.stringContaining(there) }),
    expect.objectContaining({ event: 'recovered', exitCode: 0 }),
  ]);
});
