import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readShipped, scheduleScript } from '../../pipeline/operate/sql-scripts.ts';
import { envOf, expireLeases } from '../../sandbox/etl.ts';
import { blocksOf, readDocument } from '../docs/blocks.ts';
import { extensionsSql, type ServedFunction, secret, serveFunction } from '../support/edge-function.ts';
import type { InstalledPackage } from '../support/installed-package.ts';
import type { TestBed } from '../support/test-bed.ts';

type Given = () => { installed: InstalledPackage; bed: TestBed };
type Entities = { entity: string; fetched: number; toBeContinued?: true }[];

/** The tests of the Edge Function of an installed package, and of the database that calls it. */
export function edgeFunction(given: Given): void {
  let edge: ServedFunction;
  let bed: TestBed;
  const open = () => serveFunction(given().installed.project, { ...envOf(bed), ETL_TIME_BUDGET: '1ms' });
  const stored = async (table: string) =>
    Number((await bed.supabase.sql(`select count(*) as rows from gazelle_${table}`))[0]?.rows);
  beforeAll(async () => {
    ({ bed } = given());
    edge = await open();
    await bed.supabase.reset();
  });
  afterAll(() => edge?.kill());

  test('syncs a first time, writes nothing the second time, and answers with the summary', async () => {
    const first = await edge.call();
    expect([first.status, first.body.run.status]).toEqual([200, 'success']);
    expect(await stored('pianos')).toBe(bed.world.pianos.size());
    const { status, body } = await edge.call();
    expect([status, body.run.failed, body.totals]).toMatchObject([200, [], { inserted: 0, updated: 0 }]);
    const by = await bed.supabase.sql('select distinct triggered_by from sync_logs');
    expect(by).toEqual([{ triggered_by: 'supabase' }]);
    expect(edge.logged().length).toBeLessThan(50);
  });

  test('reads everything in several calls, each of which goes on where the last one ended', async () => {
    const calls: Entities = [];
    do {
      const { status, body } = await edge.call({ full: true, entities: ['timeline'] });
      expect(status).toBe(200);
      calls.push(...body.entities);
    } while (calls.at(-1)?.toBeContinued && calls.length < 10);
    expect(calls.length).toBeGreaterThan(2);
    expect(calls.reduce((sum, { fetched }) => sum + fetched, 0)).toBe(bed.world.timeline.size());
    expect(await stored('timeline_entries')).toBe(bed.world.timeline.size());
  });

  test('says that a collection failed, and that another run is at work', async () => {
    const match = ({ operation }: { operation: string | null }) => /Piano/.test(operation ?? '');
    bed.gazelle.http.faults.add({ kind: 'graphql-errors', match });
    const { status, body } = await edge.call();
    expect([status, body.run.failed]).toEqual([207, ['pianos', 'piano-measurements']]);
    await bed.supabase.sql(
      "insert into gazelle_leases (name, holder, expires_at) values ('main', 'a-run', now() + interval '1 minute')",
    );
    const error = expect.stringContaining('another run is at work: a-run');
    expect(await edge.call()).toEqual({ status: 409, body: { error } });
    await bed.supabase.sql('delete from gazelle_leases');
  });

  test.each([
    ['without a secret', { headers: {} }, 401],
    ['with a wrong secret', { headers: { authorization: `Bearer ${secret}x` } }, 401],
    ['with a part of the secret', { headers: { authorization: `Bearer ${secret.slice(0, -1)}` } }, 401],
    ['with the secret alone', { headers: { authorization: secret } }, 401],
    ['as GET', { method: 'GET', body: null }, 405],
    ['whose body is not JSON', { body: 'full' }, 400],
    ['whose body is a list', { body: '[{"full":true}]' }, 400],
    ['whose "full" is a word', { body: '{"full":"true"}' }, 400],
    ['for an entity that is none', { body: '{"entities":["violins"]}' }, 400],
    ['that would let more be deleted', { body: '{"full":true,"allowDeletes":1000}' }, 400],
  ])('refuses a call %s, and asks nobody', async (_, init, status) => {
    bed.gazelle.http.requests.length = 0;
    const refused = await edge.call({}, init);
    expect(refused).toEqual({ status, body: { error: expect.any(String) } });
    expect(refused.body.error).not.toMatch(/gz_|sb_secret|a-secret/);
    expect(bed.gazelle.http.requests).toEqual([]);
  });

  describe('called by the database', () => scheduled(() => ({ bed, edge })));

  test('is killed at the end of its time, and the next call brings all that is missing', async () => {
    await bed.supabase.reset();
    const { faults } = bed.gazelle.http;
    const before = faults.applied;
    faults.add({ kind: 'hang', match: ({ operation }) => operation === 'Pianos' });
    const cut = edge.call().catch(() => 'no answer');
    while (faults.applied === before) await sleep(20);
    await edge.kill();
    expect(await cut).toBe('no answer');
    faults.clear();
    edge = await open();
    expect((await edge.call()).status).toBe(409);
    await expireLeases(bed);
    expect((await edge.call()).status).toBe(200);
    expect(await stored('pianos')).toBe(bed.world.pianos.size());
  });
}

/** The tests of the SQL that `etl migrate --schedule` prints, with stand-ins for what Supabase has and the sandbox lacks. */
function scheduled(given: () => { bed: TestBed; edge: ServedFunction }): void {
  const sql = (query: string) => given().bed.supabase.sql(query);
  const apply = async (cron = '*/15 * * * *') => sql(await scheduleScript(cron, given().bed.supabase.url));
  /** Runs a job now, and gives what it sent. */
  async function run(
    name: string,
  ): Promise<{ url: string; body: object; headers: Record<string, string> }[]> {
    const [job] = await sql(`select command from cron.job where jobname = 'gazelle-sync${name}'`);
    await sql(String(job?.command));
    const sent = await sql('select url, body, headers from net.sent');
    await sql('delete from net.sent');
    return sent as Awaited<ReturnType<typeof run>>;
  }
  beforeAll(async () => {
    await sql(`${extensionsSql} select vault.create_secret('${secret}', 'gazelle_sync_secret')`);
    await apply();
  });
  beforeEach(() => sql('delete from sync_logs'));

  test('each job is there once, however often it is applied, and takes its new time', async () => {
    const [shown] = await apply('7 * * * *');
    expect(Object.values(shown ?? {})).toEqual([`supabase secrets set ETL_FUNCTION_SECRET=${secret}`]);
    expect(await sql('select jobname, schedule from cron.job order by 1')).toEqual([
      { jobname: 'gazelle-sync', schedule: '7 * * * *' },
      { jobname: 'gazelle-sync-full', schedule: '* 7-9 1 * *' },
      { jobname: 'gazelle-sync-stale', schedule: '5,20,35,50 * * * *' },
    ]);
  });

  test('what a job sends is what the function takes, and the guide has it sent at once', async () => {
    const { edge, bed } = given();
    for (const [name, mode] of [
      ['', 'incremental'],
      ['-full', 'full'],
    ] as const) {
      const [call] = await run(name);
      expect(call?.url).toBe(`${bed.supabase.url}/functions/v1/gazelle-sync`);
      const { status, body } = await edge.call(call?.body, { headers: call?.headers ?? {} });
      expect([status, body.run.mode]).toEqual([200, mode]);
    }
    for (const guide of ['docs/inside-supabase.md', 'docs/inside-supabase.fr.md'])
      await sql(blocksOf(await readDocument(guide), 'sql')[0] ?? '');
    expect(await sql('select body from net.sent')).toEqual([{ body: {} }, { body: {} }]);
    await sql('delete from net.sent');
  });

  test('a full read is called for until a run has read all to its end', async () => {
    const log = (entities: object[] | null, more = '') =>
      sql(
        `insert into sync_logs (run_id, mode, started_at, stats) values (gen_random_uuid(), 'full', now() ${more}, '${JSON.stringify(entities && { entities })}')`,
      );
    const calls = async () => (await run('-full')).length;
    const users = { entity: 'users', error: null };
    expect(await calls()).toBe(1);
    await log([users], "- interval '32 days'");
    await log([users, { entity: 'pianos', error: null, toBeContinued: true }]);
    await log([users, { entity: 'pianos', error: 'Gazelle answered HTTP 500' }]);
    await log(null);
    expect(await calls()).toBe(1);
    await log([users, { entity: 'pianos', error: null }]);
    expect(await calls()).toBe(0);
  });

  test('a collection that is stale is posted once, and once again when all are fresh', async () => {
    await given().edge.call();
    const synced = (ago: string, collection = '%') =>
      sql(`update system_settings set value = jsonb_set(value::jsonb, '{syncedAt}', to_jsonb(now() - interval '${ago}'))
        where key like 'checkpoint:${collection}'`);
    await synced('27 hours');
    // There is no webhook yet.
    expect(await run('-stale')).toEqual([]);
    await sql("select vault.create_secret('https://hooks.example/1', 'gazelle_webhook_url')");
    await synced('25 hours');
    expect(await run('-stale')).toEqual([]);
    await synced('27 hours', 'pianos');
    const [users] = await sql("delete from system_settings where key = 'checkpoint:users' returning value");
    const text = 'gazelle-etl: not synced for too long: pianos, users.';
    const [post, ...more] = await run('-stale');
    expect(post).toMatchObject({ url: 'https://hooks.example/1', body: { text, event: 'stale' } });
    expect([more, await run('-stale')]).toEqual([[], []]);
    await sql(`insert into system_settings (key, value) values ('checkpoint:users', '${users?.value}')`);
    await synced('1 hour');
    expect((await run('-stale')).map(({ body }) => body)).toEqual([
      { text: 'gazelle-etl: all collections are fresh again.', event: 'fresh', stale: [] },
    ]);
    expect(await run('-stale')).toEqual([]);

    // An earlier system may have made the column jsonb.
    await sql('alter table system_settings alter value type jsonb using to_jsonb(value)');
    await sql("update system_settings set value = to_jsonb('{}'::text) where key = 'checkpoint:pianos'");
    expect((await run('-stale')).map(({ body }) => body)).toEqual([
      { text: 'gazelle-etl: not synced for too long: pianos.', event: 'stale', stale: ['pianos'] },
    ]);
    expect(await run('-stale')).toEqual([]);
    await sql("alter table system_settings alter value type text using value #>> '{}'");
  });

  test('all is taken away again, also where nothing is left; a new secret is a new one', async () => {
    for (let i = 0; i < 2; i += 1) await sql(await readShipped('unschedule.sql'));
    expect(await sql('select name from vault.secrets')).toEqual([{ name: 'gazelle_webhook_url' }]);
    expect(await sql('select jobname from cron.job')).toEqual([]);
    await apply();
    const [made] = await sql("select secret from vault.secrets where name = 'gazelle_sync_secret'");
    expect(made?.secret).toMatch(/^[0-9a-f]{64}$/);
  });
}
