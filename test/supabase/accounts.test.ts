import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { differences } from '../../sandbox/parity/differences.ts';
import type { SupabaseSandbox } from '../../sandbox/supabase/start.ts';
import { clearColumns, clearQuotes, countFilled } from '../../sinks/supabase/clear-columns.ts';
import { openSupabase } from '../../sinks/supabase/client.ts';
import { leaseOf } from '../../sinks/supabase/lease.ts';
import { ignoreRejects, keepRejects, listRejects, resolveRejects } from '../../sinks/supabase/rejects.ts';
import { readRunState } from '../../sinks/supabase/run-state.ts';
import { countRows } from '../../sinks/supabase/stored.ts';
import { borrowSupabase } from '../support/borrow-supabase.ts';
import { entityOf, openTestBed, type TestBed } from '../support/test-bed.ts';
import { empty, entityTables, migrate, migrateAtOnce, tableNames } from './project.ts';

let supabase: SupabaseSandbox;
beforeAll(async () => {
  supabase = await borrowSupabase();
});
afterAll(() => supabase.close());

/** The project as a run of an account sees it; its lease is held. */
async function asRunOf(account: string) {
  const { url, secretKey: key } = supabase;
  const runId = `run of ${account}`;
  const client = openSupabase({ url, key, fetch: globalThis.fetch, account, runId });
  await leaseOf(client, runId, 60).begin({ tables: [], log: null });
  return client;
}

const idsOf = async (table: string, where: string) =>
  (await supabase.sql(`select account_id || '/' || id as name from ${table} where ${where} order by 1`)).map(
    ({ name }) => name,
  );

test('two accounts with the same ids sync at once into one project, and nothing of one touches the other', async () => {
  const montreal = await openTestBed({ supabase, sizes: { pianos: 40 } });
  const laval = await openTestBed({ supabase });
  montreal.config.account = 'montreal';
  laval.config.account = 'laval';
  const isEqual = async ({ world, config }: TestBed) =>
    expect(await differences({ world, supabase }, { account: config.account ?? '' })).toEqual([]);
  try {
    const [gone, edited] = laval.world.pianos.list();
    laval.world.pianos.edit(edited?.id ?? '', { make: 'Laval' });
    const firsts = await Promise.all([montreal.sync({ full: true }), laval.sync({ full: true })]);
    for (const { summary } of firsts) {
      expect(summary.run.status).toBe('success');
      expect(summary.totals).toMatchObject({ inserted: summary.totals.fetched, unchanged: 0 });
    }
    await isEqual(montreal);
    await isEqual(laval);
    const settings = await supabase.sql("select key from system_settings where key like '%gazelle_company'");
    expect(settings.map(({ key }) => key).sort()).toEqual([
      'laval/gazelle_company',
      'montreal/gazelle_company',
    ]);

    const dry = await laval.sync({ dryRun: true, full: true });
    expect(dry.summary.totals).toMatchObject({ inserted: 0, updated: 0, deleted: 0 });

    laval.world.pianos.remove(gone?.id ?? '');
    const quiet = await montreal.sync();
    expect(quiet.summary.totals).toMatchObject({ inserted: 0, updated: 0, deleted: 0 });
    const swept = await laval.sync({ full: true, entities: ['pianos'] });
    expect(swept.summary.run.status).toBe('success');
    expect(entityOf(swept.summary, 'pianos').deleted).toBe(1);
    expect(await idsOf('gazelle_pianos', 'deleted_at is not null')).toEqual([`laval/${gone?.id}`]);
    await isEqual(montreal);
    await isEqual(laval);
  } finally {
    await montreal.close();
    await laval.close();
  }
});

test('the database refuses a run every row of another account, and the run log of another stays open', async () => {
  await supabase.reset();
  await supabase.sql(`insert into gazelle_users (account_id, id) values ('laval', 'usr_1');
    insert into sync_logs (account_id, run_id, status) values ('laval', 'dead', 'running'), ('montreal', 'old', 'running')`);
  const montreal = await asRunOf('montreal');
  const users = montreal.from('gazelle_users');
  const [refused, lost] = [
    { error: { message: expect.stringContaining('(LS002)') } },
    { error: { message: expect.stringContaining('the lease was lost') } },
  ];
  const own = { account_id: 'montreal', id: 'usr_1' };
  expect(await users.insert(own)).toMatchObject({ error: null });
  expect(
    await users.insert([
      { ...own, id: 'usr_2' },
      { ...own, account_id: 'laval', id: 'usr_2' },
    ]),
  ).toMatchObject(refused);
  expect(await users.update({ email: 'x' }).eq('id', 'usr_1')).toMatchObject(refused);
  expect(await users.update({ account_id: 'montreal' }).eq('account_id', 'laval')).toMatchObject(refused);
  expect(await users.delete().eq('account_id', 'laval')).toMatchObject(refused);
  expect(await montreal.from('gazelle_rejects').insert({ account_id: 'laval', id: 'a' })).toMatchObject(
    refused,
  );
  const { url, secretKey: key } = supabase;
  const posing = openSupabase({
    url,
    key,
    fetch: globalThis.fetch,
    account: 'laval',
    runId: 'run of montreal',
  });
  expect(await posing.from('gazelle_users').insert({ account_id: 'laval', id: 'usr_3' })).toMatchObject(lost);
  expect(await idsOf('gazelle_users', 'email is null')).toEqual(['laval/usr_1', 'montreal/usr_1']);
  const running = await supabase.sql("select run_id from sync_logs where status = 'running'");
  expect(running).toEqual([{ run_id: 'dead' }]);
});

test('a reject is kept, found and resolved within its account', async () => {
  await supabase.reset();
  const [montreal, laval] = [await asRunOf('montreal'), await asRunOf('laval')];
  const reject = {
    entity: 'clients',
    recordId: 'cli_1',
    kind: 'record',
    reason: 'an unknown failure',
    record: null,
  } as const;
  expect(await keepRejects(montreal, 'a', [reject])).toEqual(['new']);
  expect(await keepRejects(laval, 'b', [reject])).toEqual(['new']);
  await resolveRejects(montreal, [reject]);
  expect(await listRejects(montreal, 9)).toMatchObject({ total: 0 });
  expect(await readRunState(montreal, [])).toMatchObject({ openRejects: [], rejectCounts: { open: 0 } });
  expect(await readRunState(laval, [])).toMatchObject({ rejectCounts: { open: 1 } });
  expect(await listRejects(laval, 9)).toMatchObject({ total: 1, rejects: [{ run: 'b' }] });
});

test('what is counted, cleared and acknowledged of an account is its own', async () => {
  await supabase.reset();
  await supabase.sql(`insert into gazelle_clients (account_id, id, personal_notes)
    select account, 'cli_' || n, 'private' from unnest(array['montreal', 'laval']) as account, generate_series(1, 3) as n;
    insert into gazelle_rejects (account_id, id, entity, record_id, kind, reason, record)
    select account, 'clients:cli_1', 'clients', 'cli_1', 'value', '22009: "private"', '{}' from unnest(array['montreal', 'laval']) as account`);
  const { url, secretKey: key } = supabase;
  // As no run, so that nothing but the questions themselves keeps the accounts apart.
  const montreal = openSupabase({ url, key, fetch: globalThis.fetch, account: 'montreal' });
  const notes = ['personal_notes'];
  expect(await countRows(montreal, { name: 'gazelle_clients' })).toBe(3);
  expect(await countFilled(montreal, 'gazelle_clients', notes)).toBe(3);
  expect(await clearColumns(montreal, 'gazelle_clients', notes)).toBe(3);
  await clearQuotes(montreal, 'clients');
  expect(await ignoreRejects(montreal, 'all')).toEqual(['cli_1']);
  expect(await idsOf('gazelle_clients', 'personal_notes is not null')).toEqual(
    ['cli_1', 'cli_2', 'cli_3'].map((id) => `laval/${id}`),
  );
  const untouched = `reason like '%private%' and record is not null and ignored_at is null`;
  expect(await idsOf('gazelle_rejects', untouched)).toEqual(['laval/clients:cli_1']);
});

test('a database from before there were accounts keeps its rows, as those of main, and is synced on', async () => {
  const old = gunzipSync(await readFile(new URL('before-accounts.sql.gz', import.meta.url))).toString();
  const bed = await openTestBed({ supabase });
  try {
    await empty(supabase);
    await supabase.sql(old);
    const names = await tableNames(supabase);
    const older = entityTables.filter((table) => names.includes(table));
    for (const table of [...older, 'gazelle_rejects']) {
      await supabase.sql(`insert into ${table} (id) values ('kept')`);
    }
    await supabase.sql(`insert into sync_logs (run_id, status) values ('before', 'success');
      insert into system_settings values ('checkpoint:users', '{}'), ('theme', 'dark');
      create table theirs (client_id text references gazelle_clients (id));
      insert into theirs values ('kept')`);
    for (const apply of [migrate, migrate, migrateAtOnce]) {
      await apply(supabase);
      for (const table of [...older, 'gazelle_rejects', 'sync_logs']) {
        expect(await idsOf(table, 'true')).toEqual([table === 'sync_logs' ? 'main/1' : 'main/kept']);
      }
    }
    const keys = await supabase.sql(`select conrelid::regclass::text as name from pg_constraint
      where contype = 'p' and pg_get_constraintdef(oid) = 'PRIMARY KEY (id)'`);
    // Another application's foreign key keeps the key of the table that it refers to.
    expect(keys).toEqual([{ name: 'gazelle_clients' }]);
    const { summary } = await bed.sync({ full: true });
    expect(summary.run.status).toBe('success');
    expect(await differences({ world: bed.world, supabase }, { isUnseen: (_, id) => id === 'kept' })).toEqual(
      [],
    );
    expect(await supabase.sql('select * from theirs')).toEqual([{ client_id: 'kept' }]);
  } finally {
    await bed.close();
  }
});
