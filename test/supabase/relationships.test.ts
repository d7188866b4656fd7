import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SupabaseSandbox } from '../../sandbox/supabase/start.ts';
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
