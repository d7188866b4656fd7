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
  ],
  ['gazelle_clients', 'preferred_technician(first_name)', { preferred_technician: { first_name: 'Ben' } }],
])('%s can be read with %s', async (table, columns, row) => {
  expect(await select(table, columns)).toEqual([row]);
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
