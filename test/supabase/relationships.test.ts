import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SupabaseSandbox } from '../../sandbox/supabase/start.ts';
import { readMigrations } from '../../sinks/supabase/migrations.ts';
import { borrowSupabase } from '../support/borrow-supabase.ts';
import { clientOf } from './project.ts';

let project: SupabaseSandbox;
beforeAll(async () => {
  project = await borrowSupabase();
  await project.sql(`
    insert into gazelle_users (id, first_name) values ('usr_1', 'Ada'), ('usr_2', 'Ben');
    insert into gazelle_clients (id, company_name, preferred_technician_id) values ('cli_1', 'Acme', 'usr_2');
    insert into gazelle_contacts (id, client_id) values ('con_1', 'cli_1');
    insert into gazelle_pianos (id, client_id, make) values ('ins_1', 'cli_1', 'Yamaha'), ('ins_2', 'gone', 'Kawai');
    insert into gazelle_appointments (id, client_id, piano_id, user_id, title)
      values ('evt_1', 'cli_1', 'ins_1', 'usr_1', 'Tuning');
    insert into gazelle_timeline_entries (id, client_id, piano_id, user_id, appointment_id)
      values ('tme_1', 'cli_1', 'ins_1', 'usr_1', 'evt_1');
    insert into gazelle_invoices (id, number, client_id, contact_id, assigned_to_id) values ('inv_1', 7, 'cli_1', 'con_1', 'usr_1');
    insert into gazelle_invoice_items (id, invoice_id, piano_id) values ('ini_1', 'inv_1', 'ins_1'), ('ini_2', 'inv_1', null);
    insert into gazelle_invoice_payments (id, invoice_id) values ('inp_1', 'inv_1');
    insert into gazelle_estimates (id, number, client_id, piano_id, created_by_id) values ('est_1', 8, 'cli_1', 'ins_1', 'usr_1');
    insert into gazelle_estimate_tiers (id, estimate_id) values ('ett_1', 'est_1');
    insert into gazelle_estimate_tier_items (id, estimate_id, tier_id) values ('eti_1', 'est_1', 'ett_1');
    insert into gazelle_timeline_entries (id, invoice_id, estimate_id) values ('tme_2', 'inv_1', 'est_1');
    insert into gazelle_invoice_items (account_id, id, invoice_id) values ('other', 'ini_1', 'inv_1');
    insert into gazelle_users (account_id, id) values ('other', 'usr_1'), ('other', 'usr_2');
    insert into gazelle_clients (account_id, id, company_name) values ('other', 'cli_1', 'Other'), ('other', 'gone', 'Other');
    insert into gazelle_pianos (account_id, id) values ('other', 'ins_1');
    insert into gazelle_appointments (account_id, id) values ('other', 'evt_1')`);
});
afterAll(() => project.close());

const select = async (table: string, columns: string) => {
  const { data } = await clientOf(project, project.secretKey)
    .from(table)
    .select(columns)
    .eq('account_id', 'main')
    .order('id')
    .throwOnError();
  return data;
};

const client = { company_name: 'Acme' };
const piano = { make: 'Yamaha' };
const user = { first_name: 'Ada' };

test.each([
  ['gazelle_contacts', 'client(company_name)', { client }],
  [
    'gazelle_appointments',
    'title, client(company_name), piano(make), user(first_name)',
    { title: 'Tuning', client, piano, user },
  ],
  [
    'gazelle_timeline_entries',
    'client(company_name), piano(make), user(first_name), appointment(title)',
    { client, piano, user, appointment: { title: 'Tuning' } },
    { client: null, piano: null, user: null, appointment: null },
  ],
  [
    'gazelle_invoices',
    'client(company_name), contact(id), assigned_to(first_name), items(id, piano(make)), payments(id), timeline_entries(id)',
    {
      ...{ client, contact: { id: 'con_1' }, assigned_to: user },
      items: [
        { id: 'ini_1', piano },
        { id: 'ini_2', piano: null },
      ],
      ...{ payments: [{ id: 'inp_1' }], timeline_entries: [{ id: 'tme_2' }] },
    },
  ],
  [
    'gazelle_estimates',
    'client(company_name), piano(make), created_by(first_name), tiers(id, items(id)), tier_items(tier(id)), timeline_entries(id)',
    {
      ...{ client, piano, created_by: user, tiers: [{ id: 'ett_1', items: [{ id: 'eti_1' }] }] },
      ...{ tier_items: [{ tier: { id: 'ett_1' } }], timeline_entries: [{ id: 'tme_2' }] },
    },
  ],
  [
    'gazelle_clients',
    'invoices(number, items(invoice(number))), estimates(number)',
    {
      invoices: [{ number: 7, items: [{ invoice: { number: 7 } }, { invoice: { number: 7 } }] }],
      estimates: [{ number: 8 }],
    },
  ],
  ['gazelle_clients', 'preferred_technician(first_name)', { preferred_technician: { first_name: 'Ben' } }],
])('%s can be read with %s', async (table, columns, ...rows) => {
  expect(await select(table, columns)).toEqual(rows);
});

/** Every relationship that the migrations make, the last of a column. */
async function allRelations() {
  const sql = (await readMigrations()).map((file) => file.sql).join('\n');
  const calls = sql.matchAll(/gazelle_relate\('(\w+)', '(\w+)', '(\w+)', '(\w+)', (?:'(\w+)'|null)\)/g);
  const relations = [...calls].map(([, table = '', column = '', one = '', target = '', many = '']) => {
    return { table, column, one, target, many };
  });
  return [
    ...new Map(relations.map((relation) => [`${relation.table}.${relation.column}`, relation])).values(),
  ];
}

test('every id of another row is followed by name, and followed back by the plain plural', async () => {
  const relations = await allRelations();
  const referring =
    await project.sql(`select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' and column_name ~ '_id$' and column_name not in ('account_id', 'reference_id', 'group_id')
      and table_name in (select table_name from information_schema.columns where column_name = 'first_synced_at')`);
  const related = relations.map(({ table, column }) => `${table}.${column}`);
  expect(related.sort()).toEqual(referring.map(({ name }) => name).sort());

  // One row in each table, and all refer to each other.
  const tables = [...new Set(relations.flatMap(({ table, target }) => [table, target]))];
  for (const name of tables) {
    const columns = relations.flatMap(({ table, column }) => (table === name ? [column] : []));
    const values = ['id', ...columns].map(() => "'all'");
    await project.sql(`insert into ${name} (${['id', ...columns]}) values (${values})`);
  }
  for (const name of tables) {
    const ones = relations.flatMap(({ table, one }) => (table === name ? [one] : []));
    const manies = relations.flatMap(({ target, many }) => (target === name ? [many] : []));
    expect(new Set([...ones, ...manies]).size, name).toBe(ones.length + manies.length);
    const { data } = await clientOf(project, project.secretKey)
      .from(name)
      .select(['id', ...[...ones, ...manies].map((each) => `${each}(id)`)].join(', '))
      .match({ account_id: 'main', id: 'all' })
      .throwOnError();
    const to = { id: 'all' };
    const expected = [...ones.map((one) => [one, to]), ...manies.map((many) => [many, [to]])];
    expect(data, name).toEqual([{ id: 'all', ...Object.fromEntries(expected) }]);
  }
  for (const name of tables) await project.sql(`delete from ${name} where id = 'all'`);
});

test('what a row refers to may be missing, or be there in another account alone: it is then null', async () => {
  expect(await select('gazelle_pianos', 'make, client(company_name)')).toEqual([
    { make: 'Yamaha', client },
    { make: 'Kawai', client: null },
  ]);
});

test('the planner sees through relationships, and joins instead of calling them row by row', async () => {
  const plan = await project.sql(
    'explain select * from gazelle_pianos as p left join lateral client(p) on true',
  );
  const text = plan.map((line) => line['QUERY PLAN']).join('\n');
  expect(text).toContain('gazelle_clients');
  expect(text).not.toContain('Function Scan');
});
