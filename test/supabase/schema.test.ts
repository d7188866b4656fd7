import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withProject } from '../../pipeline/config.ts';
import { examine } from '../../pipeline/operate/doctor.ts';
import { inSchema, migrationScript } from '../../pipeline/operate/sql-scripts.ts';
import { readReport } from '../../pipeline/operate/status.ts';
import { type SupabaseSandbox, startSupabase } from '../../sandbox/supabase/start.ts';
import { captureLog, openTestBed, type TestBed } from '../support/test-bed.ts';
import { queriesOf } from './earlier-queries.ts';
import { clientOf, empty } from './project.ts';

const docs = new URL('../../docs/', import.meta.url);

/** The SQL of a document, block by block. */
async function blocksOf(name: string): Promise<string[]> {
  const text = await readFile(new URL(name, docs), 'utf8');
  return [...text.matchAll(/```sql\n(.*?)```/gs)].map(([, sql = '']) => sql);
}

const earlier = {
  gazelle_clients:
    'id, external_id, company_name, first_name, last_name, status, tags, email, phone, city, postal_code, personal_notes, preference_notes, locale',
  gazelle_contacts: 'external_id, client_external_id, first_name, last_name, email, phone, is_default',
  gazelle_pianos:
    'external_id, client_external_id, make, model, serial_number, type, year, location, notes, dampp_chaser_installed, dampp_chaser_humidistat_model, dampp_chaser_mfg_date',
  gazelle_appointments:
    'external_id, client_external_id, piano_external_id, title, description, appointment_date, appointment_time, start_datetime, duration_minutes, status, technicien, location, notes, event_type, is_all_day, travel_mode, created_at, updated_at, last_notified_tech_id, last_notified_schedule, last_notified_time, last_notified_at',
  gazelle_timeline_entries:
    'external_id, client_id, piano_id, invoice_id, estimate_id, user_id, occurred_at, entry_type, title, description',
  gazelle_invoices:
    'id, external_id, client_id, invoice_number, invoice_date, status, sub_total, total, notes, due_on, created_at, updated_at',
  gazelle_invoice_items:
    'id, external_id, invoice_external_id, description, item_type, quantity, amount, sub_total, tax_total, total, billable, taxable, sequence_number',
  users: 'id, gazelle_user_id, external_id, first_name, last_name, email',
};

/** What the application has beside the synced tables, and ties to them. */
const ofTheApplication = `
  alter table gazelle_clients alter column tags type text[] using tags::text[];
  alter table gazelle_appointments add unique (external_id);
  insert into gazelle_appointments (external_id, last_notified_tech_id, last_notified_at) values ('evt_old', 'usr_1', '2026-01-01');
  create table notification_logs (
    id uuid primary key default gen_random_uuid(), appointment_external_id text not null,
    constraint fk_appointment foreign key (appointment_external_id) references gazelle_appointments (external_id)
  );
  create table sync_logs (
    id uuid primary key default gen_random_uuid(), script_name text not null, task_type text not null,
    status text not null check (status in ('success', 'error', 'warning', 'running')), message text, stats jsonb default '{}',
    error_details text, error_message text, tables_updated jsonb, triggered_by text default 'scheduler',
    created_at timestamptz default now(), execution_time_seconds integer
  );
  create table humidity_alerts (id serial primary key, client_id text, piano_id text, archived boolean default false);
  create view late_alerts as select appointment.title, technician.email
    from gazelle_appointments as appointment join users as technician on technician.external_id = appointment.technicien`;

let project: SupabaseSandbox;
let bed: TestBed;
beforeAll(async () => {
  project = await startSupabase({ schemas: ['public', 'gazelle'] });
  bed = await openTestBed({ supabase: project });
  await empty(project);
  await project.sql(
    Object.entries(earlier)
      .map(([table, columns]) => `create table ${table} (${columns.replaceAll(/\w+/g, '$& text')})`)
      .join('; '),
  );
  const [client] = bed.world.clients.list();
  await project.sql(
    "insert into gazelle_clients (external_id, company_name, tags) values ($1, 'as it was', '{institutional}'), ('cli_gone', 'gone', null)",
    [client?.id],
  );
  await project.sql(ofTheApplication);
});
afterAll(async () => {
  await bed.close();
  await project.close();
});

test('a whole sync goes into a schema of its own, beside the tables of the earlier system', async () => {
  const script = await migrationScript('gazelle');
  for (let time = 0; time < 2; time += 1) await project.sql(script.replaceAll(/^(begin|commit);$/gm, ''));
  const { supabase } = bed.config;
  if (supabase) bed.config.supabase = { ...supabase, schema: 'gazelle' };

  const first = await bed.sync({ full: true });
  expect(first.summary.run.status).toBe('success');
  const second = await bed.sync();
  expect(second.summary).toMatchObject({ run: { status: 'success' }, totals: { inserted: 0, updated: 0 } });

  const [counts] = await project.sql(`select
    (select count(*)::int from gazelle.gazelle_clients) as clients,
    (select count(*)::int from gazelle.gazelle_timeline_entries) as entries,
    (select count(*)::int from public.gazelle_clients) as old`);
  expect(counts).toEqual({ clients: bed.world.clients.size(), entries: bed.world.timeline.size(), old: 2 });
  const made = await project.sql(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1",
  );
  const theirs = ['humidity_alerts', 'notification_logs', 'sync_logs'];
  expect(made.map(({ name }) => name)).toEqual([...Object.keys(earlier), ...theirs].sort());
  const open = await project.sql(
    "select relname from pg_class where relnamespace = 'gazelle'::regnamespace and relkind = 'r' and not relrowsecurity",
  );
  expect(open).toEqual([]);

  const hooks = { log: captureLog().log, signal: new AbortController().signal };
  const checks = await examine(bed.config, hooks);
  expect(checks.filter(({ status }) => status === 'fail')).toEqual([]);
  const { days } = await readReport(withProject(bed.config), hooks.log, 2);
  expect(days.reduce((sum, { success }) => sum + success, 0)).toBe(2);
});

test('only the name of the schema is written anew, and never the role public', () => {
  const sql =
    "revoke all on public.t from public; select 'public'::regnamespace, 'public.t', mypublic.t, e.public";
  expect(inSchema(sql, 'own')).toBe(
    "revoke all on own.t from public; select 'own'::regnamespace, 'own.t', mypublic.t, e.public",
  );
});

test('the comparison of both finds what only one has, and what they hold otherwise', async () => {
  const [onlyOne = '', otherwise = ''] = await blocksOf('from-python.md');
  const [clients] = await project.sql(onlyOne);
  expect(clients).toMatchObject({ only_old: 1, only_new: bed.world.clients.size() - 1 });
  const differing = await project.sql(otherwise);
  expect(differing).toMatchObject([{ old_name: 'as it was' }]);
});

test('after the switch the queries of the application give what they gave, and what cannot be kept is said by an error', async () => {
  const [, , rename = '', keys = '', views = '', embeds = ''] = await blocksOf('from-python.md');
  const [client] = bed.world.clients.list();
  await project.sql('insert into humidity_alerts (client_id, piano_id) values ($1, $2)', [
    client?.id,
    bed.world.pianos.list()[0]?.id,
  ]);
  await project.sql(rename);
  await project.sql(keys);
  const script = await readFile(new URL('from-python-views.sql', docs), 'utf8');
  await project.sql(script.replaceAll(/^(begin|commit);$/gm, ''));
  expect(await project.sql(views)).toMatchObject([{ view: 'late_alerts' }]);
  await project.sql(embeds);
  for (const [table, columns] of Object.entries(earlier)) {
    const [{ rows } = { rows: 0 }] = await project.sql(
      `select count(*)::int as rows from (select ${columns} from public.${table}) as old`,
    );
    expect(rows, table).toBeGreaterThan(0);
  }
  // A run after the switch, for the line that it leaves where the dashboard looks.
  const now = bed.world.now().getTime();
  const cancelled = bed.world.events.list().findLast(({ start }) => Date.parse(start ?? '') > now);
  bed.world.advance(1000);
  bed.world.events.edit(cancelled?.id ?? '', { status: 'CANCELED' });
  expect((await bed.sync()).summary.run.status).toBe('success');

  const db = clientOf(project, project.secretKey);
  const answers: Record<string, unknown> = {};
  for (const { name, ask, check } of queriesOf(bed.world)) {
    const { data, error } = await ask(db);
    expect([name, error?.message ?? null]).toEqual([name, null]);
    const rows = [data].flat();
    expect(rows.length, name).toBeGreaterThan(0);
    if (check) expect(rows[0], name).toMatchObject(check);
    answers[name] = rows[0];
  }
  const status = await db.from('gazelle_appointments').select('status').eq('external_id', cancelled?.id);
  expect(status.data).toEqual([{ status: 'CANCELLED' }]);
  const left = await db.from('gazelle_appointments').select('external_id').neq('status', 'CANCELLED');
  expect(left.data?.map(({ external_id }) => external_id)).not.toContain(cancelled?.id);
  const tags = await db.from('gazelle_clients').select('tags').eq('id', client?.id);
  expect(tags.data?.[0]?.tags).toEqual([...(client?.tags ?? []), 'institutional']);
  const own = await db
    .from('own_appointments')
    .upsert({ external_id: cancelled?.id, last_notified_tech_id: 'usr_9' });
  expect(own.error).toBeNull();
  const told = await db
    .from('gazelle_appointments')
    .select('last_notified_tech_id')
    .eq('external_id', cancelled?.id);
  expect(told.data).toEqual([{ last_notified_tech_id: 'usr_9' }]);
  // A notice about an appointment that the old table never had.
  const notice = await db.from('notification_logs').insert({ appointment_external_id: cancelled?.id });
  expect(notice.error).toBeNull();
  const write = await db.from('gazelle_appointments').update({ status: 'CANCELLED' }).eq('id', cancelled?.id);
  expect(write.error).not.toBeNull();
  for (const [table, column] of [
    ['gazelle_invoices', 'payment_status'],
    ['gazelle_contacts', 'company_external_id'],
  ] as const)
    expect((await db.from(table).select(column)).error?.code, column).toBe('42703');
});

test('going back brings the old tables, their rows and their foreign keys', async () => {
  const blocks = await blocksOf('from-python.md');
  await project.sql(blocks.at(-2) ?? '');
  const [kept] = await project.sql('select count(*)::int as rows from public.gazelle_clients');
  expect(kept).toEqual({ rows: 2 });
  await project.sql('delete from notification_logs');
  for (const { format } of await project.sql(blocks.at(-1) ?? '')) await project.sql(String(format));
  await expect(
    project.sql("insert into notification_logs (appointment_external_id) values ('evt_none')"),
  ).rejects.toThrow('fk_appointment');
});
