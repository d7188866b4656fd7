import { expect, test } from 'vitest';
import { historyTable } from '../../bin/output/history.ts';
import { entityNames } from '../../pipeline/flows.ts';
import { readRuns, readStatus } from '../../pipeline/operate/status.ts';
import { envOf } from '../../sandbox/etl.ts';
import { runEtl } from '../support/run-etl.ts';
import { requestsDuring, sharedSupabase } from '../support/scenario.ts';
import { captureLog, type TestBed } from '../support/test-bed.ts';

const openBed = sharedSupabase();
const { log } = captureLog();
const some = { entities: ['users', 'pianos'] };

/** How an entity stands. */
async function statusOf(bed: TestBed, entity: string, maxAgeMs?: number) {
  return (await statusesOf(bed, maxAgeMs)).find((status) => status.entity === entity);
}

function statusesOf({ config, supabase }: TestBed, maxAgeMs?: number) {
  const project = { ...config, supabase: { url: supabase.url, key: supabase.secretKey } };
  return readStatus(project, log, maxAgeMs);
}

/** Only Supabase's settings: nothing of Gazelle is needed to look at what is stored. */
function projectEnv(bed: TestBed) {
  const { SUPABASE_URL = '', SUPABASE_SECRET_KEY = '' } = envOf(bed);
  return { SUPABASE_URL, SUPABASE_SECRET_KEY };
}

test('status asks for fewer tables at once where all take too long', async () => {
  const bed = await openBed();
  await bed.sync(some);
  const all = await statusesOf(bed);
  bed.supabase.http.faults.add({
    kind: 'status',
    status: 500,
    body: JSON.stringify({ code: '57014', message: 'canceling statement due to statement timeout' }),
    times: Number.POSITIVE_INFINITY,
    match: ({ operation, search }) =>
      operation.endsWith('gazelle_status') && search.includes('gazelle_users%2C'),
  });
  const requests = await requestsDuring(bed.supabase.http, async () => {
    const ageless = (statuses: typeof all) => statuses.map((status) => ({ ...status, ageMs: null }));
    expect(ageless(await statusesOf(bed))).toEqual(ageless(all));
  });
  expect(requests).toHaveLength(1 + 2 * Math.ceil(Math.log2(all.length)));
});

test('status says how fresh and how well every entity is, and --max-age makes a monitor of it', async () => {
  const bed = await openBed();
  const env = projectEnv(bed);
  const before = await runEtl(['status', '--max-age', '26h', '--json'], env);
  expect(before.code).toBe(1);
  expect(JSON.parse(before.stdout)).toMatchObject({
    ok: false,
    entities: [{ rows: 0, stale: true }, ...entityNames.slice(1).map(() => ({}))],
  });

  const [piano = ''] = bed.world.pianos.ids();
  bed.world.pianos.edit(piano, { createdAt: 'never' });
  await bed.sync();
  // The world's clock stands for Gazelle's, which is not far from ours in earnest.
  await bed.supabase.sql(`update system_settings set value =
    jsonb_set(value::jsonb, '{syncedAt}', to_jsonb(now() - case key when 'checkpoint:pianos' then interval '30 hours' else '1 hour' end))::text
    where key like 'checkpoint:%'`);
  const { code, stdout } = await runEtl(['status', '--max-age', '26h', '--json'], env);
  const { ok, entities } = JSON.parse(stdout);
  expect([code, ok, entities.map(({ entity }: { entity: string }) => entity)]).toEqual([
    1,
    false,
    entityNames,
  ]);
  const pianos = entities.find(({ entity }: { entity: string }) => entity === 'pianos');
  expect(pianos).toEqual({
    entity: 'pianos',
    rows: bed.world.pianos.ids().length,
    deleted: 0,
    lastChangeAt: expect.stringMatching(/^20.+Z$/),
    lastSuccessAt: expect.any(String),
    ageMs: expect.any(Number),
    lastComparedAt: expect.any(String),
    failures: 0,
    error: null,
    openRejects: 1,
    stale: true,
  });
  const text = await runEtl(['status', '--max-age', '31h'], env);
  expect([text.code, text.stderr]).toEqual([0, '']);
  expect(text.stdout).toMatch(/^pianos +\d+ +.+Z +30h +\d+\w+ +0 +1$/m);
  for (const line of text.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
});

test('failures of an entity are counted since its last good run, those of a run that could not begin too', async () => {
  const bed = await openBed();
  await bed.sync(some);
  bed.gazelle.http.faults.add({
    kind: 'graphql-errors',
    match: ({ operation }) => /Piano/.test(operation),
    times: 99,
  });
  await bed.sync(some);
  await bed.sync({ entities: ['users'] });
  bed.gazelle.http.faults.add({ kind: 'status', status: 401, body: '{}', times: 1 });
  await expect(bed.sync(some)).rejects.toThrow('refused the key');
  expect(await statusOf(bed, 'pianos')).toMatchObject({
    failures: 2,
    error: expect.stringContaining('refused the key'),
  });
  expect(await statusOf(bed, 'users')).toMatchObject({ failures: 1 });
  bed.gazelle.http.faults.clear();
  await bed.sync(some);
  expect(await statusOf(bed, 'pianos')).toMatchObject({ failures: 0, error: null });
  await bed.supabase.sql(
    'update system_settings set value = \'{"syncedAt":"1970-01-01T00:00:00Z","full":true}\' where key = \'checkpoint:pianos\'',
  );
  expect(await statusOf(bed, 'pianos', 1000)).toMatchObject({ lastSuccessAt: null, stale: true });
});

test('history tells of the last runs, and of one of them with its first errors', async () => {
  const bed = await openBed();
  const first = await bed.sync(some);
  bed.gazelle.http.faults.add({
    kind: 'graphql-errors',
    match: ({ operation }) => /Piano/.test(operation),
    times: 99,
  });
  const second = await bed.sync(some);
  const env = projectEnv(bed);
  const { run, totals, entities } = second.summary;
  const { stdout } = await runEtl(['history', '--last', '1', '--json'], env);
  const told = { id: run.id, mode: 'incremental', status: 'partial', totals, triggeredBy: null };
  expect(JSON.parse(stdout).runs).toEqual([
    {
      ...told,
      startedAt: expect.any(String),
      finishedAt: expect.any(String),
      durationMs: expect.any(Number),
    },
  ]);
  const one = await runEtl(['history', run.id.slice(0, 13), '--json'], env);
  expect(JSON.parse(one.stdout).runs).toEqual([
    expect.objectContaining({
      ...told,
      entities,
      errors: [/^pianos: Gazelle/, /^piano-measurements: Gazelle/].map((one) => expect.stringMatching(one)),
    }),
  ]);
  await bed.supabase.sql(
    `update sync_logs set stats = stats || '{"warnings":["clients: there is nothing, and the last time 40"]}'`,
  );
  const shown = await runEtl(['history', run.id], env);
  expect(shown.stdout).toContain('\nclients: there is nothing, and the last time 40\npianos: Gazelle');
  const unknown = await runEtl(['history', 'ffffffff-0000'], env);
  expect([unknown.code, unknown.stdout]).toEqual([2, '']);

  const project = { ...bed.config, supabase: { url: bed.supabase.url, key: bed.supabase.secretKey } };
  const table = historyTable(await readRuns(project, log, 20));
  const [, newest, oldest] = table.split('\n');
  expect(newest).toMatch(new RegExp(`^${run.id.slice(0, 8)} .+Z +incremental +partial `));
  expect(oldest).toMatch(new RegExp(`^${first.summary.run.id.slice(0, 8)} .+Z +incremental +success `));

  const beginning = run.id.slice(0, 13);
  await bed.supabase.sql('update sync_logs set run_id = $1 where run_id <> $2', [`${beginning}-`, run.id]);
  const unclear = await runEtl(['history', beginning], env);
  expect([unclear.code, unclear.stderr]).toEqual([
    2,
    expect.stringContaining('more than one run begins with'),
  ]);
});
