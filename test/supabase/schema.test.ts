import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withProject } from '../../pipeline/config.ts';
import { examine } from '../../pipeline/doctor.ts';
import { inSchema, migrationScript } from '../../pipeline/migration-script.ts';
import { readReport } from '../../pipeline/report.ts';
import { type SupabaseSandbox, startSupabase } from '../../sandbox/supabase/start.ts';
import { captureLog, openTestBed, type TestBed } from '../support/test-bed.ts';

const docs = new URL('../../docs/', import.meta.url);

/** The SQL of a document, block by block. */
async function blocksOf(name: string): Promise<string[]> {
  const text = await readFile(new URL(name, docs), 'utf8');
  return [...text.matchAll(/```sql\n(.*?)```/gs)].map(([, sql = '']) => sql);
}

const earlier = {
  gazelle_clients:
    'external_id, company_name, first_name, last_name, status, tags, email, phone, city, postal_code, personal_notes, preference_notes, locale',
  gazelle_contacts: 'external_id, client_external_id, first_name, last_name, email, phone, is_default',
  gazelle_pianos:
    'external_id, client_external_id, make, model, serial_number, type, year, location, notes, dampp_chaser_installed, dampp_chaser_humidistat_model, dampp_chaser_mfg_date',
  gazelle_appointments:
    'external_id, client_external_id, piano_external_id, title, description, appointment_date, appointment_time, start_datetime, duration_minutes, status, technicien, location, notes, event_type, is_all_day',
  gazelle_timeline_entries:
    'external_id, client_id, piano_id, invoice_id, estimate_id, user_id, occurred_at, entry_type, title, description',
  users: 'id, gazelle_user_id, external_id, first_name, last_name, email',
};

let project: SupabaseSandbox;
let bed: TestBed;
beforeAll(async () => {
  project = await startSupabase({ schemas: ['public', 'gazelle'] });
  bed = await openTestBed({ supabase: project });
  await project.sql('drop schema public cascade; create schema public');
  await project.sql(
    Object.entries(earlier)
      .map(([table, columns]) => `create table ${table} (${columns.replaceAll(/\w+/g, '$& text')})`)
      .join('; '),
  );
  const [client] = bed.world.clients.list();
  await project.sql(
    "insert into gazelle_clients (external_id, company_name) values ($1, 'as it was'), ('cli_gone', 'gone')",
    [client?.id],
  );
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
  expect(made.map(({ name }) => name)).toEqual(Object.keys(earlier).sort());
  const open = await project.sql(
    "select relname from pg_class where relnamespace = 'gazelle'::regnamespace and relkind = 'r' and not relrowsecurity",
  );
  expect(open).toEqual([]);

  const hooks = { log: captureLog().log, signal: new AbortController().signal };
  const checks = await examine(bed.config, hooks);
  expect(checks.filter(({ status }) => status === 'fail')).toEqual([]);
  const { days } = await readReport(withProject(bed.config), { count: 2, maxAgeMs: null }, hooks.log);
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

test('after the switch the old names and columns show the new rows, and going back brings the old ones', async () => {
  const [, , rename = '', goBack = ''] = await blocksOf('from-python.md');
  await project.sql(rename);
  const views = await readFile(new URL('from-python-views.sql', docs), 'utf8');
  await project.sql(views.replaceAll(/^(begin|commit);$/gm, ''));
  for (const [table, columns] of Object.entries(earlier)) {
    const [{ rows } = { rows: 0 }] = await project.sql(
      `select count(*)::int as rows from (select ${columns} from public.${table}) as old`,
    );
    expect(rows, table).toBeGreaterThan(0);
  }
  await project.sql(goBack);
  const [kept] = await project.sql('select count(*)::int as rows from public.gazelle_clients');
  expect(kept).toEqual({ rows: 2 });
});
