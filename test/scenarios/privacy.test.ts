import { createClient } from '@supabase/supabase-js';
import { expect, test } from 'vitest';
import { columnNames } from '../../pipeline/exclude.ts';
import { envOf } from '../../sandbox/etl.ts';
import { clearQuotes } from '../../sinks/supabase/clear-columns.ts';
import type { Database } from '../../sinks/supabase/database.types.ts';
import { prune } from '../../sinks/supabase/prune.ts';
import { runEtl } from '../support/run-etl.ts';
import { arrival, requestsDuring, sharedSupabase } from '../support/scenario.ts';
import { entityOf, type TestBed } from '../support/test-bed.ts';

const openBed = sharedSupabase();

const filled = async ({ supabase }: TestBed, table: string, column: string) => {
  const [row] = await supabase.sql(`select count(${column}) from ${table}`);
  return Number(row?.count);
};

test('an excluded column is cleared, never stored again, and hides in no reject', async () => {
  const bed = await openBed({ sizes: { withoutUpdatedAt: 0 } });
  const { world, supabase } = bed;
  const entities = ['clients', 'contacts'];
  const [client = '', ignored = ''] = world.clients.ids();
  const secret = 'allergic to cats';
  for (const id of [client, ignored])
    world.clients.edit(id, { personalNotes: secret, noContactUntil: 'never' });
  await bed.sync({ entities });
  await supabase.sql(
    `update gazelle_rejects set reason = '22009: out of range: "${secret}"' where record_id = $1`,
    [ignored],
  );
  expect(await filled(bed, 'gazelle_clients', 'personal_notes')).toBeGreaterThan(1);
  expect(await filled(bed, 'gazelle_contacts', 'phone')).toBeGreaterThan(0);

  const exclude = ['clients.personal_notes', 'contacts.phone'];
  const dry = await bed.sync({ entities, exclude, dryRun: true });
  expect(dry.summary.run.status).not.toBe('failed');
  expect(await filled(bed, 'gazelle_clients', 'personal_notes')).toBeGreaterThan(1);

  bed.logged.length = 0;
  const asked = await requestsDuring(bed.gazelle.http, () => bed.sync({ entities, exclude, full: true }));
  expect(asked.length).toBeGreaterThan(0);
  const queries = asked.map(({ body }) => body).join();
  expect(queries).not.toContain('personalNotes');
  expect(queries).toContain('preferenceNotes');
  expect(bed.logged.join()).toMatch(/personal_notes of \d+ clients cleared/);
  const again = await bed.sync({ entities, exclude, full: true });
  expect(entityOf(again.summary, 'clients')).toMatchObject({ inserted: 0, updated: 0 });
  expect(entityOf(again.summary, 'contacts')).toMatchObject({ inserted: 0, updated: 0 });
  expect(await filled(bed, 'gazelle_clients', 'personal_notes')).toBe(0);
  expect(await filled(bed, 'gazelle_contacts', 'phone')).toBe(0);
  expect(await filled(bed, 'gazelle_clients', 'phone')).toBeGreaterThan(0);
  const rejects = await supabase.sql('select * from gazelle_rejects where resolved_at is null');
  expect(rejects.length).toBeGreaterThan(0);
  expect(JSON.stringify(rejects)).not.toContain(secret);

  // A value that cannot be read is a reject of its own, but not one of an excluded column.
  const [, , unreadable = ''] = world.clients.ids();
  world.clients.edit(unreadable, { noContactUntil: 'never' });
  await bed.sync({ entities, exclude: [...exclude, 'clients.no_contact_until'], full: true });
  expect(await supabase.sql('select 1 from gazelle_rejects where record_id = $1', [unreadable])).toEqual([]);
  // What is refused whole is kept without any of its values: its contacts have some of the excluded ones.
  world.clients.edit(unreadable, { noContactUntil: null, status: 'x'.repeat(20), personalNotes: secret });
  await supabase.sql(`alter table gazelle_clients add constraint short check (length(status) < 20)`);
  await bed.sync({ entities, exclude, full: true });
  await supabase.sql('alter table gazelle_clients drop constraint short');
  const kept = await supabase.sql('select record from gazelle_rejects where record_id = $1', [unreadable]);
  expect(kept).toEqual([{ record: null }]);
});

test('more rejects than Supabase gives in one answer are all cleared of what they quote', async () => {
  const { supabase } = await openBed();
  await supabase.sql(`insert into gazelle_rejects (id, entity, kind, reason)
    select 'clients:x' || lpad(i::text, 4, '0'), 'clients', 'record',
      case when i <= 100 then '22009' when i <= 1400 then 'P0001' else '23514' end || ': out of range: "secret"'
    from generate_series(1, 1500) as i`);
  const client = createClient<Database>(supabase.url, supabase.secretKey);
  await clearQuotes(Object.assign(client, { account: 'main' }), 'clients');
  const left = await supabase.sql('select reason, count(*) from gazelle_rejects group by 1 order by 1');
  expect(left).toEqual([
    { reason: '22009: its words are not kept', count: 100 },
    { reason: '23514: its words are not kept', count: 100 },
    { reason: 'P0001: its words are not kept', count: 1300 },
  ]);
});

test('what is excluded empties no other column that the same field fills', async () => {
  const bed = await openBed();
  await bed.sync({ entities: ['appointments'], full: true });
  const pianos = await filled(bed, 'gazelle_appointments', 'piano_id');
  expect(pianos).toBeGreaterThan(5);
  await bed.sync({ entities: ['appointments'], full: true, exclude: ['appointment-services.piano_id'] });
  expect(await filled(bed, 'gazelle_appointments', 'piano_id')).toBe(pianos);
  expect(await filled(bed, 'gazelle_appointment_services', 'piano_id')).toBe(0);
});

test('what is excluded is cleared once, though a trigger of the owner fills it again', async () => {
  const bed = await openBed();
  const { supabase } = bed;
  await bed.sync({ entities: ['users'] });
  await supabase.sql(`
    create function refill() returns trigger language plpgsql as $$
      begin new.email := coalesce(new.email, 'nobody@example.com'); return new; end $$;
    create trigger refill before update on gazelle_users for each row execute function refill()`);
  const { summary } = await bed.sync({ entities: ['users'], exclude: ['users.email'] });
  expect(summary.run.status).toBe('success');
  await supabase.sql('drop trigger refill on gazelle_users');
});

test('what cannot be excluded is said, with what was meant', async () => {
  const { code, stderr } = await runEtl(['sync', '--exclude', 'clients.personal_note,pianos.updated_at'], {
    ...envOf(await openBed()),
  });
  expect([code, stderr]).toEqual([2, expect.stringContaining('did you mean clients.personal_notes?')]);
  expect(stderr).toContain('pianos.updated_at cannot be excluded');
  // A flag that a script left empty does not lift what the settings exclude.
  const empty = await runEtl(['sync', '--exclude', ''], { ...envOf(await openBed()), ETL_EXCLUDE: 'x.y' });
  expect(empty.code).toBe(2);
});

test('prune deletes what its flags name of this account, and never what Gazelle still has', async () => {
  const bed = await openBed();
  const { supabase } = bed;
  await bed.sync({ entities: ['pianos'] });
  const [gone = '', back = '', young = ''] = bed.world.pianos.ids();
  await supabase.sql(`update gazelle_pianos set deleted_at = now() - interval '91 days' where id = $1`, [
    gone,
  ]);
  await supabase.sql(`update gazelle_pianos set deleted_at = now() - interval '89 days' where id = $1`, [
    young,
  ]);
  await supabase.sql(
    `insert into gazelle_pianos (account_id, id, deleted_at) values ('other', $1, '2001-01-01')`,
    [back],
  );
  await supabase.sql(
    `insert into sync_logs (run_id, status, started_at) values ('old', 'success', '2001-01-01')`,
  );
  await supabase.sql(`insert into gazelle_rejects (id, entity, record, created_at, resolved_at) values
    ('a', 'pianos', null, '2001-01-01', '2001-02-01'), ('b', 'pianos', '{"notes": "x"}', '2001-01-01', null)`);
  const counts = async () => {
    const tables = ['gazelle_pianos', 'sync_logs', 'gazelle_rejects'];
    return Promise.all(tables.map((table) => filled(bed, table, 'account_id')));
  };
  const [pianos = 0, logs = 0, rejects = 0] = await counts();
  const env = envOf(bed);
  const flags = ['prune', '--deleted-for', '90d', '--logs-for', '365d', '--rejects-for', '90d', '--json'];
  const dry = await runEtl([...flags, '--dry-run'], env);
  expect(await counts()).toEqual([pianos, logs, rejects]);
  const { code, stdout } = await runEtl(flags, env);
  expect(code).toBe(0);
  expect(JSON.parse(stdout).tables).toEqual(JSON.parse(dry.stdout).tables);
  const deleted = JSON.parse(stdout).tables.filter(({ deleted }: { deleted: number }) => deleted > 0);
  expect(deleted).toEqual(
    ['gazelle_pianos', 'gazelle_rejects', 'gazelle_rejects.record', 'sync_logs'].map((table) => ({
      table,
      deleted: 1,
    })),
  );
  expect(await counts()).toEqual([pianos - 1, logs - 1, rejects - 1]);
  const left = await supabase.sql('select id from gazelle_pianos where deleted_at is not null');
  expect(left.map(({ id }) => id).sort()).toEqual([back, young].sort());
  expect((await runEtl(['prune'], env)).code).toBe(2);
});

test('prune deletes in parts, goes on where it was cut short, and what it took of an open reject does not come back', async () => {
  const bed = await openBed({ sizes: { withoutUpdatedAt: 0 } });
  const { supabase, world } = bed;
  const entities = ['clients', 'pianos'];
  const [id = ''] = world.clients.ids();
  world.clients.edit(id, { noContactUntil: 'never' });
  await bed.sync({ entities });
  const from = async (table: string, columns: string) => supabase.sql(`select ${columns} from ${table}`);
  const pianos = (await from('gazelle_pianos', 'id')).length;
  expect(pianos).toBeGreaterThan(9);
  // The log of a run that is going on stays.
  await supabase.sql(`insert into sync_logs (run_id, status, started_at) values ('slow', 'running', '2001-01-01');
    update gazelle_pianos set deleted_at = '2001-01-01';
    update gazelle_rejects set created_at = '2001-01-01'`);
  const client = Object.assign(createClient(supabase.url, supabase.secretKey), { account: 'main' });
  const tenYears = 10 * 365 * 86_400_000;
  const retention = { deletedFor: tenYears, rejectsFor: tenYears, logsFor: tenYears };
  const stop = new AbortController();
  const pruneSome = (signal: AbortSignal) =>
    prune(client, ['gazelle_pianos'], retention, { dryRun: false, signal, rowsPerStatement: 4 });
  arrival(supabase.http, 'gazelle_pianos', 3).then(() => stop.abort(new Error('killed')));
  await expect(pruneSome(stop.signal)).rejects.toThrow('killed');
  expect(await from('gazelle_pianos', 'id')).toHaveLength(pianos - 8);
  const rest = await pruneSome(new AbortController().signal);
  expect(rest).toEqual([
    { table: 'gazelle_pianos', deleted: pianos - 8 },
    { table: 'gazelle_rejects', deleted: 0 },
    { table: 'gazelle_rejects.record', deleted: 1 },
    { table: 'sync_logs', deleted: 0 },
  ]);

  await bed.sync({ entities, full: true });
  expect(await from('gazelle_rejects', 'record_id, record, resolved_at')).toEqual([
    { record_id: id, record: { pruned: true }, resolved_at: null },
  ]);
});

test('with all excluded that can be, everything is still read, and neither phones nor names are asked for', async () => {
  const bed = await openBed();
  const { free: exclude, needed } = columnNames();
  const compared = ['clients.default_contact_id', 'appointments.start_at', 'timeline.client_id'];
  expect(needed).toEqual(expect.arrayContaining(compared));
  const asked = await requestsDuring(bed.gazelle.http, () => bed.sync({ exclude, full: true }));
  const queries = asked.map(({ body }) => body).join();
  for (const field of ['phoneNumber', 'firstName', 'comment', 'serialNumber'])
    expect(queries).not.toContain(field);
  const without = await bed.sync({ exclude, full: true });
  expect(without.summary.run.status).toBe('success');
  expect(without.summary.totals).toMatchObject({ inserted: 0, updated: 0, rejected: 0 });
  const whole = await bed.sync({ full: true });
  expect(whole.summary.totals).toMatchObject({
    inserted: 0,
    deleted: 0,
    fetched: without.summary.totals.fetched,
  });
});
