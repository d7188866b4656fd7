import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { SupabaseSandbox } from '../../sandbox/supabase/start.ts';
import { readMigrations } from '../../sinks/supabase/migrations.ts';
import { borrowSupabase } from '../support/borrow-supabase.ts';
import { clientOf, empty, migrate, migrateAtOnce, ourTables, tableNames } from './project.ts';

let project: SupabaseSandbox;
beforeAll(async () => {
  project = await borrowSupabase();
});
afterAll(() => project.close());
beforeEach(() => empty(project));

test('the files come in order, and the guard is the first', async () => {
  const names = (await readMigrations()).map(({ name }) => name);
  expect(names).toEqual([...names].sort());
  expect(names[0]).toMatch(/_guard\.sql$/);
  expect(names.every((name) => /^\d{14}_[a-z_]+\.sql$/.test(name))).toBe(true);
});

test.each([
  ['a file at a time', migrate],
  ['pasted all at once', migrateAtOnce],
])('applied %s, the migrations make every table', async (_, apply) => {
  await apply(project);
  expect(await tableNames(project)).toEqual(ourTables);
});

test('applied again over data, the migrations lose nothing and touch no row', async () => {
  await migrate(project);
  await project.sql(`insert into gazelle_changes (entity, record_id, change, columns)
    values ('clients', 'a', 'updated', '{}')`);
  for (const table of ourTables.filter((name) => name !== 'gazelle_changes')) {
    const [column] = (await columnsOf(table)).filter((name) => name !== 'account_id');
    const value = table === 'sync_logs' ? '1' : "'a'";
    const rest = table === 'system_settings' ? ', value) values ($v, $v)' : ') values ($v)';
    await project.sql(`insert into ${table} (${column}${rest}`.replaceAll('$v', value));
  }
  // As it is where this column is excluded.
  await project.sql('update gazelle_timeline_entries set occurred_at = now(), local_date = null');
  const before = await contents();

  await migrate(project);
  await migrateAtOnce(project);
  expect(await contents()).toEqual(before);
});

test('the migrations need none of the roles of Supabase, and so apply to any Postgres', async () => {
  await project.sql(
    'drop owned by anon, authenticated, service_role; drop role anon, authenticated, service_role',
  );
  await migrate(project);
  expect(await tableNames(project)).toEqual(ourTables);
});

test('where the owner took new functions from everyone, the secret key still follows the relationships', async () => {
  await project.sql(`alter default privileges revoke execute on functions from public;
    alter default privileges in schema public revoke execute on functions from anon, authenticated, service_role`);
  await migrate(project);
  const columns = 'make, client(company_name, invoices(number))';
  const ask = (key: string) => clientOf(project, key).from('gazelle_pianos').select(columns);
  expect((await ask(project.secretKey)).error).toBeNull();
  expect((await ask(project.userKey)).error).toMatchObject({ code: '42501' });
});

test('the last file has the API read the schema again', async () => {
  expect((await readMigrations()).at(-1)?.sql.trimEnd()).toMatch(/^notify pgrst, 'reload schema';$/m);
});

test.each([
  ['key text primary key, value text not null'],
  ['id serial primary key, key varchar(100) not null unique, value text, description text'],
])('system_settings (%s) of an earlier system keeps its rows and gains updated_at', async (columns) => {
  await project.sql(`create table system_settings (${columns});
    insert into system_settings (key, value) values ('gazelle_oauth_token', '"secret"')`);
  await migrate(project);

  const rows = await project.sql('select key, value, updated_at from system_settings');
  expect(rows).toEqual([{ key: 'gazelle_oauth_token', value: '"secret"', updated_at: expect.any(String) }]);
  await project.sql("insert into gazelle_leases values ('main', 'me', now(), now() + interval '1 minute')");
  const saving = `select gazelle_save_checkpoint('main', 'me', '{"k": "v"}') as ok`;
  const [saved] = await project.sql(saving);
  expect(saved).toEqual({ ok: true });
});

test('the columns the guard looks for are those that the files of its own day make the tables with', async () => {
  const files = await readMigrations();
  const [first] = files;
  const [guard = ''] = first?.sql.split('found as') ?? [];
  const expected = [...guard.matchAll(/\('(\w+)', '([^']+)'\)/g)].map(
    ([, table = '', columns = '']) => [table, columns.trim().split(/\s+/).sort()] as const,
  );
  const added = files.flatMap(({ sql }) =>
    [
      ...sql.matchAll(
        /(?:alter table (?:if exists )?public\.(\w+) add column if not exists |gazelle_add_column\('(\w+)', ')(\w+)/g,
      ),
    ].map(([, table, other, column]) => `${table ?? other}.${column}`),
  );

  await migrate(project);
  const actual = [];
  const ofGuard = new Map(expected);
  const ofItsDay = files.filter(({ name }) => name.slice(0, 8) === first?.name.slice(0, 8));
  const made = ofItsDay.flatMap(({ sql }) => [
    ...sql.matchAll(/(?:create table public\.|call public\.gazelle_make_table\(')(\w+)/g),
  ]);
  for (const [, table = ''] of made) {
    const columns = await columnsOf(table);
    // A later file may also say what a column of that day means.
    const isLater = (column: string) =>
      added.includes(`${table}.${column}`) && !ofGuard.get(table)?.includes(column);
    actual.push([table, columns.filter((column) => !isLater(column)).sort()]);
  }
  expect(Object.fromEntries(expected)).toEqual(Object.fromEntries(actual));
});

test('a column that got another name keeps what is stored in it', async () => {
  await migrate(project);
  await project.sql(`alter table gazelle_invoice_items rename column quantity_hundredths to quantity;
    insert into gazelle_invoice_items (id, quantity) values ('ini_1', 150)`);
  await migrateAtOnce(project);
  const [line] = await project.sql('select to_jsonb(i) as line from gazelle_invoice_items as i');
  expect(line?.line).toMatchObject({ quantity_hundredths: 150 });
  expect(line?.line).not.toHaveProperty('quantity');
});

test('columns and tables of the owner keep their names and comments, where ours are named alike', async () => {
  await migrate(project);
  await project.sql(`
    alter table gazelle_invoice_items
      add column quantity numeric generated always as (quantity_hundredths / 100.0) stored;
    comment on column gazelle_invoice_items.quantity is 'mine';
    alter table gazelle_invoices add column margin_total numeric;
    comment on column gazelle_invoices.margin_total is 'mine';
    create table gazelle_invoice_archive (total integer);
    comment on column gazelle_invoice_archive.total is 'mine'`);
  await migrate(project);
  await migrateAtOnce(project);
  const mine = await project.sql(`select attname from pg_attribute join pg_class on pg_class.oid = attrelid
    where col_description(attrelid, attnum) = 'mine' order by relname, attname`);
  expect(mine.map(({ attname }) => attname)).toEqual(['total', 'quantity', 'margin_total']);
});

test('every id column, and every time that rows are looked up by, has an index', async () => {
  await migrate(project);
  const missing = await project.sql(`
    select c.table_name || '.' || c.column_name as name
    from information_schema.columns as c
    where c.table_schema = 'public'
      and (c.column_name ~ '_id$' or c.column_name in ('start_at', 'occurred_at')
        or c.column_name = 'updated_at' and c.table_name <> 'system_settings')
      and not exists (
        select from pg_indexes as i
        where i.tablename = c.table_name and i.indexdef ~ (' \\(' || c.column_name || '[,)]'))`);
  expect(missing).toEqual([]);
});

test('every table says what it is for', async () => {
  await migrate(project);
  const described = await project.sql(`select relname as name, obj_description(oid) as text from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r'`);
  expect(described).toHaveLength(ourTables.length);
  for (const { name, text } of described) expect(text, String(name)).toBeTypeOf('string');
});

async function columnsOf(table: string): Promise<string[]> {
  const rows = await project.sql(
    "select column_name from information_schema.columns where table_schema = 'public' and table_name = $1 order by ordinal_position",
    [table],
  );
  return rows.map(({ column_name }) => String(column_name));
}

/** Every row with its place on disk, which a rewrite would change. */
async function contents(): Promise<Record<string, unknown>> {
  const tables: Record<string, unknown> = {};
  for (const table of ourTables) tables[table] = await project.sql(`select ctid::text, * from ${table}`);
  return tables;
}
