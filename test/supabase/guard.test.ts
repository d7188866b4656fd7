import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { SupabaseSandbox } from '../../sandbox/supabase/start.ts';
import { borrowSupabase } from '../support/borrow-supabase.ts';
import { empty, migrate, migrateAtOnce } from './project.ts';

let project: SupabaseSandbox;
beforeAll(async () => {
  project = await borrowSupabase();
});
afterAll(() => project.close());
beforeEach(() => empty(project));

const FOREIGN = `
  create table gazelle_users (id serial primary key, external_id text, first_name text);
  create table gazelle_leases (name text primary key, holder text, acquired_at timestamptz);
  create view sync_logs as select 1 as id;
  insert into gazelle_users (first_name) values ('Ada')`;

test.each([
  ['a file at a time', migrate],
  ['pasted all at once', migrateAtOnce],
])('tables of another system are refused, and nothing is changed (%s)', async (_, apply) => {
  await project.sql(FOREIGN);
  const before = await everything();
  await expect(apply(project)).rejects.toThrow('Nothing was changed');
  expect(await everything()).toEqual(before);
});

test('the refusal names the tables, what they lack and the commands that help', async () => {
  await project.sql(FOREIGN);
  await expect(migrate(project)).rejects.toThrow(
    'Nothing was changed, because another system left tables here that gazelle-etl cannot write to: ' +
      'gazelle_leases lacks expires_at; ' +
      'gazelle_users lacks last_name, email, status, access_level, is_schedulable, timezone, created_at, ' +
      'updated_at, first_synced_at, synced_at, deleted_at; ' +
      'sync_logs is not a table. ' +
      'Rename them first, then apply the migrations again: ' +
      'alter table public.gazelle_leases rename to gazelle_leases_old; ' +
      'alter table public.gazelle_users rename to gazelle_users_old; ' +
      'alter table public.sync_logs rename to sync_logs_old;',
  );
});

test('the commands that a refusal names are enough, and the old data stays', async () => {
  await project.sql(FOREIGN);
  // The name that Postgres itself would give: an index that is in the way must not cost the new table its own.
  await project.sql('create index gazelle_users_updated_at_idx on gazelle_users (external_id)');
  const refusal = await migrate(project).catch((error: Error) => error.message);
  await project.sql(String(refusal).split('apply the migrations again: ')[1] ?? '');
  await migrate(project);

  expect(await project.sql('select first_name from gazelle_users_old')).toEqual([{ first_name: 'Ada' }]);
  const indexes = await project.sql("select indexname from pg_indexes where tablename = 'gazelle_users'");
  expect(indexes).toHaveLength(4);
});

test.each([
  ['key text primary key, value bytea', 'has a "value" that is bytea, not text'],
  ['key uuid primary key, value text', 'has a "key" that is uuid, not text'],
  ['key text, value text', 'has no primary key or unique constraint on "key" alone'],
  [
    'tenant text, key text, value text, primary key (tenant, key)',
    'has no primary key or unique constraint on "key" alone and asks for a value, without a default, in tenant',
  ],
  ['name text primary key, value text', 'lacks key and asks for a value, without a default, in name'],
  [
    'key text primary key, value text, tenant int not null, region text not null, rank int not null default 1',
    'asks for a value, without a default, in tenant, region',
  ],
])('system_settings (%s) is refused: it %s', async (columns, reason) => {
  await project.sql(`create table system_settings (${columns})`);
  await expect(migrate(project)).rejects.toThrow(`cannot write to: system_settings ${reason}. Rename`);
});

test('a table of a later file that another system left is named too, with what it lacks', async () => {
  await project.sql('create table gazelle_invoices (id text, number integer, status text)');
  await expect(migrate(project)).rejects.toThrow(
    'Another system left a table here that gazelle-etl cannot write to: gazelle_invoices lacks account_id, synced_at',
  );
  await project.sql('alter table public.gazelle_invoices rename to gazelle_invoices_old');
  await migrate(project);
  expect(await project.sql('select deleted_at from gazelle_invoices')).toEqual([]);
});

test('tables of these names in other schemas are left alone', async () => {
  await project.sql('create schema if not exists elsewhere; create table elsewhere.gazelle_users (id int)');
  await migrate(project);
  await project.sql('drop schema elsewhere cascade');
});

/** Whatever a migration could have made, changed or taken away. */
async function everything() {
  const schema = "'public'::regnamespace";
  return {
    relations: await project.sql(`select relname, relkind, relrowsecurity, relacl::text from pg_class
      where relnamespace = ${schema} order by 1`),
    columns:
      await project.sql(`select attrelid::regclass::text as relation, attname, atttypid from pg_attribute
      join pg_class on pg_class.oid = attrelid where relnamespace = ${schema} order by 1, 2`),
    functions: await project.sql(`select proname, proacl::text from pg_proc where pronamespace = ${schema}`),
    triggers: await project.sql('select tgname from pg_trigger where not tgisinternal'),
    rows: await project.sql('select * from gazelle_users'),
  };
}
