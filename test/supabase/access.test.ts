import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SupabaseSandbox } from '../../sandbox/supabase/start.ts';
import { borrowSupabase } from '../support/borrow-supabase.ts';
import { clientOf, ourTables, tableNames } from './project.ts';

let project: SupabaseSandbox;
let tables: string[];
beforeAll(async () => {
  project = await borrowSupabase();
  tables = await tableNames(project);
});
afterAll(() => project.close());

const LEASE_CALLS = [
  ['gazelle_acquire_lease', { lease_name: 'main', lease_holder: 'me', ttl_seconds: 60 }],
  ['gazelle_renew_lease', { lease_name: 'main', lease_holder: 'me', ttl_seconds: 60 }],
  ['gazelle_save_checkpoint', { lease_name: 'main', lease_holder: 'me', settings: { k: 'v' } }],
  ['gazelle_begin_run', { lease_name: 'main', lease_holder: 'me', ttl_seconds: 60, tables: ['sync_logs'] }],
  [
    'gazelle_outdated',
    { account: 'main', tables: [{ table: 'gazelle_users', updated: 'updated_at' }], heads: [] },
  ],
  ['gazelle_stored', { account: 'main', table_name: 'gazelle_users' }],
  ['gazelle_end_run', { lease_name: 'main', lease_holder: 'me', settings: {}, log: null }],
  ['gazelle_release_lease', { lease_name: 'main', lease_holder: 'me' }],
] as const;

const keyOf = (role: string) => (role === 'anon' ? project.publishableKey : project.userKey);
const denied = expect.objectContaining({ code: '42501' });

test('a table made without our care would be open to everyone, as on Supabase', async () => {
  await project.sql('create table careless (id text primary key)');
  const { error } = await clientOf(project, project.publishableKey).from('careless').insert({ id: 'a' });
  await project.sql('drop table careless');
  expect(error).toBeNull();
});

describe.each(['anon', 'authenticated'])('%s', (role) => {
  test('may neither read nor write any table', async () => {
    expect(tables).toEqual(ourTables);
    for (const table of tables) {
      const column = ['system_settings', 'gazelle_leases'].includes(table) ? await keyColumn(table) : 'id';
      const statements = [
        `select ${column} from ${table}`,
        `insert into ${table} default values`,
        `update ${table} set ${column} = ${column}`,
        `delete from ${table}`,
        `truncate ${table}`,
      ];
      for (const statement of statements) {
        const attempt = project.sql(`set local role ${role}; ${statement}`);
        await expect(attempt, statement).rejects.toEqual(denied);
      }
    }
  });

  test('gets no table through the API', async () => {
    const client = clientOf(project, keyOf(role));
    for (const table of tables) {
      expect((await client.from(table).select()).error, table).toEqual(denied);
      expect(
        (await client.from(table).upsert({ id: 'a' }, { onConflict: 'account_id,id' })).error,
        table,
      ).not.toBeNull();
    }
  });

  test('may call none of the lease functions', async () => {
    const client = clientOf(project, keyOf(role));
    for (const [name, args] of LEASE_CALLS)
      expect((await client.rpc(name, args)).error, name).toEqual(denied);
  });

  test('may call no function that the sync is made with', async () => {
    const callable = await project.sql(
      `select proname, has_function_privilege($1, oid, 'execute') as allowed from pg_proc
       where pronamespace = 'public'::regnamespace and proname ^@ 'gazelle_' and prorettype <> 'trigger'::regtype`,
      [role],
    );
    expect(callable.length).toBeGreaterThanOrEqual(LEASE_CALLS.length);
    expect(callable.filter(({ allowed }) => allowed)).toEqual([]);
  });

  test('would see no row even where a grant is given by mistake', async () => {
    await project.sql(
      `insert into gazelle_users (id) values ('usr_1'); grant select on gazelle_users to ${role}`,
    );
    const { data } = await clientOf(project, keyOf(role)).from('gazelle_users').select();
    await project.sql(`delete from gazelle_users; revoke select on gazelle_users from ${role}`);
    expect(data).toEqual([]);
  });
});

test('the secret key may read and write every table, and call every function', async () => {
  const client = clientOf(project, project.secretKey);
  for (const table of tables) expect((await client.from(table).select()).error, table).toBeNull();
  for (const [name, args] of LEASE_CALLS) expect((await client.rpc(name, args)).error, name).toBeNull();
  const [granted] = await project.sql(`
    select bool_and(has_table_privilege('service_role', tablename::regclass, what)) as everything
    from pg_tables, unnest(array['select', 'insert', 'update', 'delete']) as what where schemaname = 'public'`);
  expect(granted).toEqual({ everything: true });
});

test('row-level security is on everywhere, without any policy', async () => {
  const open = await project.sql(
    "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and not relrowsecurity",
  );
  expect(open).toEqual([]);
  expect(await project.sql('select * from pg_policies')).toEqual([]);
});

async function keyColumn(table: string): Promise<string> {
  const [row] = await project.sql(
    'select column_name from information_schema.columns where table_name = $1 and ordinal_position = 1',
    [table],
  );
  return String(row?.column_name);
}
