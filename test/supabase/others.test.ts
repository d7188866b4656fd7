import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { SupabaseSandbox } from '../../sandbox/supabase/start.ts';
import { borrowSupabase } from '../support/borrow-supabase.ts';
import { clientOf, empty, migrate, migrateAtOnce } from './project.ts';

let project: SupabaseSandbox;
beforeAll(async () => {
  project = await borrowSupabase();
});
afterAll(() => project.close());
beforeEach(() => empty(project));

test("another application's settings stay as open as it made them, and the sync keeps its own there", async () => {
  await project.sql(`create table system_settings (key text primary key, value text);
    comment on table system_settings is 'Theirs.';
    insert into system_settings values ('theme', 'dark')`);
  const before = await rightsOf('system_settings');
  await migrate(project);
  await migrateAtOnce(project);

  expect(await rightsOf('system_settings')).toEqual(before);
  const { data } = await clientOf(project, project.publishableKey).from('system_settings').select('value');
  expect(data).toEqual([{ value: 'dark' }]);
  const theirs = clientOf(project, project.secretKey).from('system_settings');
  expect((await theirs.upsert({ key: 'checkpoint:pianos', value: '{}' })).error).toBeNull();
});

test('row-level security and policies of a table that was there before stay', async () => {
  await project.sql(`create table system_settings (key text primary key, value text);
    alter table system_settings enable row level security;
    revoke all on system_settings from anon, service_role;
    create policy theirs on system_settings for select to authenticated using (key = 'theme')`);
  const before = await rightsOf('system_settings');
  await migrate(project);
  expect(await rightsOf('system_settings')).toEqual(before);
});

test.each([
  ['made by these migrations', ''],
  ['made by those that closed all tables at the end', 'drop procedure gazelle_make_private(text)'],
])('what the owner granted in a database %s survives them, applied again', async (_, past) => {
  await migrate(project);
  await project.sql(await readmeSql());
  await project.sql(`grant execute on function gazelle_run_state(text, text[]) to authenticated;
    insert into gazelle_pianos (id) values ('ins_1'); ${past}`);
  await migrate(project);
  await migrateAtOnce(project);

  const user = clientOf(project, project.userKey);
  expect(await user.from('gazelle_pianos').select('id')).toMatchObject({ data: [{ id: 'ins_1' }] });
  const ofFunction =
    "select has_function_privilege('authenticated', 'gazelle_run_state(text, text[])', 'execute') as may";
  expect(await project.sql(ofFunction)).toEqual([{ may: true }]);
  expect((await user.from('gazelle_rejects').select('id')).error).toMatchObject({ code: '42501' });
});

test('what the README has the owner write lets signed-in users read, and nobody else', async () => {
  await migrate(project);
  await project.sql(await readmeSql());
  await project.sql("insert into gazelle_pianos (id) values ('ins_1')");
  const user = clientOf(project, project.userKey).from('gazelle_pianos');
  expect(await user.select('id')).toMatchObject({ data: [{ id: 'ins_1' }] });
  expect((await user.insert({ id: 'ins_2' })).error).toMatchObject({ code: '42501' });
  const visitor = clientOf(project, project.publishableKey).from('gazelle_pianos');
  expect((await visitor.select('id')).error).toMatchObject({ code: '42501' });
});

test("with the README's policy for several accounts, each of two users sees the rows of one", async () => {
  await migrate(project);
  await project.sql(await readmeSql(1));
  await project.sql(
    "insert into gazelle_clients (account_id, id) values ('montreal', 'cli_1'), ('laval', 'cli_1'), ('main', 'cli_2')",
  );
  const clients = (key: string) => clientOf(project, key).from('gazelle_clients').select('account_id, id');
  for (const account_id of ['montreal', 'laval']) {
    expect(await clients(project.userKeyOf(account_id))).toMatchObject({
      data: [{ account_id, id: 'cli_1' }],
    });
  }
  expect(await clients(project.userKey)).toMatchObject({ data: [] });
  expect((await clients(project.publishableKey)).error).toMatchObject({ code: '42501' });
});

/** The n-th block of SQL in the README. */
async function readmeSql(n = 0): Promise<string> {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  return [...readme.matchAll(/```sql\n(.*?)```/gs)][n]?.[1] ?? '';
}

const rightsOf = (table: string) =>
  project.sql(
    `select relrowsecurity, relacl::text, obj_description(oid),
       (select jsonb_agg(to_jsonb(policy)) from pg_policies as policy where tablename = $1) as policies
     from pg_class where oid = to_regclass($1)`,
    [table],
  );
