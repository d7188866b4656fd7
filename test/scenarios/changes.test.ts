import { afterAll, beforeAll, expect, test } from 'vitest';
import { withProject } from '../../pipeline/config.ts';
import { InterruptedError } from '../../pipeline/errors.ts';
import { readChanges } from '../../pipeline/operate/changes.ts';
import { changesScript } from '../../pipeline/operate/sql-scripts.ts';
import type { SyncOptions } from '../../pipeline/options.ts';
import { envOf } from '../../sandbox/etl.ts';
import { DAY, HOUR, iso } from '../../sandbox/gazelle/instants.ts';
import { type SupabaseSandbox, startSupabase } from '../../sandbox/supabase/start.ts';
import { runEtl } from '../support/run-etl.ts';
import { sharedRunner } from '../support/runner.ts';
import { arrival } from '../support/scenario.ts';
import { captureLog, openTestBed, type TestBed, type TestBedOptions } from '../support/test-bed.ts';

/** Those whose changes are noted. */
const entities = ['clients', 'contacts', 'appointments', 'pianos'];
let supabase: SupabaseSandbox;
const beds: TestBed[] = [];
/** Applies what `etl migrate` printed; several statements are one transaction already. */
const apply = (sql: string) => supabase.sql(sql.replaceAll(/^(begin|commit);$/gm, ''));
beforeAll(async () => {
  supabase = await startSupabase();
  for (let time = 0; time < 2; time += 1) await apply(changesScript(entities, 'public'));
});
afterAll(async () => {
  for (const bed of beds) await bed.gazelle.close();
  await supabase.close();
});

async function openBed(options: TestBedOptions = {}): Promise<TestBed> {
  const bed = await openTestBed({ supabase, updatedAtSort: false, ...options });
  beds.push(bed);
  return bed;
}

const noted = () => supabase.sql('select * from gazelle_changes order by id');

/** An appointment of the coming days, with a technician. */
function coming({ world }: TestBed) {
  const [first, ...others] = world.events
    .list()
    .filter(
      ({ start, status, userId }) =>
        status === 'ACTIVE' && userId && Date.parse(start ?? '') > world.now().getTime() + DAY,
    );
  if (!first?.start || others.length < 3) throw new Error('the account has too few coming appointments');
  return { ...first, start: first.start, others };
}

test('a first read notes nothing, nor a quiet run or one into an empty table, and then each change is noted with what it was and is, and by which run', async () => {
  const bed = await openBed();
  const { world } = bed;
  await bed.sync({ entities: ['clients', 'contacts', 'appointments'], batchSize: 20 });
  await bed.sync({ entities: ['pianos'], full: true });
  await bed.sync({ entities });
  await supabase.sql('truncate gazelle_pianos');
  expect((await bed.sync({ entities: ['pianos'] })).summary.totals.inserted).toBeGreaterThan(0);
  expect(await noted()).toEqual([]);

  const { id, start, others, userId } = coming(bed);
  const other = world.users.ids().find((user) => user !== userId) ?? '';
  const piano = world.pianos.list()[0];
  if (!piano) throw new Error('the account has no piano');
  world.advance(HOUR);
  world.events.edit(id, { start: iso(Date.parse(start) + DAY), userId: other });
  world.events.edit(others[0]?.id ?? '', { status: 'CANCELED' });
  world.events.remove(others[1]?.id ?? '');
  const added = world.events.insert({ ...others[2], id: 'evt_new' });
  world.pianos.remove(piano.id);
  const { summary } = await bed.sync({ entities });

  const all = await noted();
  const of = (record: string) => all.find(({ record_id }) => record_id === record);
  const common = { account_id: 'main', run_id: summary.run.id, entity: 'appointments' };
  const moved = of(id);
  expect(moved).toMatchObject({
    ...{ ...common, change: 'updated' },
    ...{ old: { user_id: userId }, new: { user_id: other } },
  });
  expect(moved?.columns).toEqual(['local_date', 'start_at', 'updated_at', 'user_id']);
  expect(Object.keys(Object(moved?.old)).sort()).toEqual(moved?.columns);
  expect(Date.parse(Object(moved?.old).start_at)).toBe(Date.parse(start));
  expect(Date.parse(Object(moved?.new).start_at)).toBe(Date.parse(start) + DAY);
  expect(of(others[0]?.id ?? '')).toMatchObject({ old: { status: 'ACTIVE' }, new: { status: 'CANCELED' } });
  expect(of(others[1]?.id ?? '')).toMatchObject({
    ...{ ...common, change: 'deleted' },
    ...{ columns: ['deleted_at'], old: { deleted_at: null } },
  });
  expect(of(piano.id)).toMatchObject({ entity: 'pianos', change: 'deleted' });
  const inserted = of(added.id);
  expect(inserted).toMatchObject({ ...common, change: 'inserted', old: null, new: { status: 'ACTIVE' } });
  expect(inserted?.columns).not.toContain('synced_at');
  expect(JSON.stringify(all)).not.toContain('synced_at');
  const written = summary.entities.flatMap(({ entity, inserted, updated, deleted }) =>
    entities.includes(entity) ? [[entity, (inserted ?? 0) + (updated ?? 0) + deleted]] : [],
  );
  const counts = written.map(([entity]) => [entity, all.filter((one) => one.entity === entity).length]);
  expect(counts).toEqual(written);

  world.pianos.insert(piano);
  await bed.sync({ entities });
  expect((await noted()).slice(all.length)).toMatchObject([
    { record_id: piano.id, change: 'restored', new: { deleted_at: null } },
  ]);
});

test('a first read that takes several runs notes nothing either, wherever it broke off', async () => {
  // Its clock is ahead of the database's.
  const [{ now } = { now: null }] = await supabase.sql("select now() + interval '5 seconds' as now");
  const bed = await openBed({ sizes: { clients: 40 }, now: new Date(String(now)) });
  const small = { entities: ['clients'], full: true, pageSize: 4, batchSize: 4, concurrency: 1 };
  const stored = async () =>
    supabase.sql(`select (select count(*)::int from gazelle_clients) as stored,
      (select value::jsonb #> '{full,done}' from system_settings where key = 'checkpoint:clients') as done`);

  await breakOff(bed, small, 2);
  expect(await stored()).toEqual([{ stored: 8, done: null }]);
  await breakOff(bed, small, 9);
  expect((await stored())[0]?.stored).toBeGreaterThan(20);
  expect(Object((await stored())[0]?.done).length).toBeGreaterThan(0);
  expect((await bed.sync(small)).summary.run.status).toBe('success');
  expect(await noted()).toEqual([]);

  bed.world.advance(HOUR);
  bed.world.clients.insert({ ...bed.world.clients.list()[0], id: 'cli_new' });
  await bed.sync(small);
  expect(await noted()).toMatchObject([{ record_id: 'cli_new', change: 'inserted' }]);
});

test('a read after a reset notes all that it changes, to the last row, also where it broke off', async () => {
  const bed = await openBed({ sizes: { clients: 40 } });
  const small = { entities: ['clients'], batchSize: 4, pageSize: 4, concurrency: 1 };
  await bed.sync({ ...small, full: true });
  const reset = await runEtl(['checkpoint', 'reset', '--yes', '--entity', 'clients'], envOf(bed));
  expect(reset.code).toBe(0);
  bed.world.advance(HOUR);
  const ids = bed.world.clients.ids();
  for (const id of ids) bed.world.clients.edit(id, { personalNotes: `de ${id}` });
  await breakOff(bed, small, 9);
  bed.world.clients.insert({ ...bed.world.clients.list()[0], id: 'cli_new' });
  for (let run = 0; run < 2; run += 1) await bed.sync(small);
  const changes = (await noted()).filter(({ entity }) => entity === 'clients');
  expect(changes.map(({ record_id }) => record_id).sort()).toEqual([...ids, 'cli_new'].sort());
});

/** A run that is interrupted when it sends its n-th batch of clients. */
async function breakOff(bed: TestBed, options: Partial<SyncOptions>, n: number): Promise<void> {
  const stop = new AbortController();
  arrival(supabase.http, 'gazelle_clients', n).then(() => stop.abort(new InterruptedError('SIGTERM')));
  await bed.sync(options, { signal: stop.signal }).catch(() => {});
  expect(stop.signal.aborted).toBe(true);
}

test('no change holds what is excluded: not the one that clears it, and none of before', async () => {
  const bed = await openBed({ sizes: { withoutUpdatedAt: 0 } });
  const secret = 'allergic to cats';
  await bed.sync({ entities: ['clients'] });
  const [id = ''] = bed.world.clients.ids();
  bed.world.advance(HOUR);
  bed.world.clients.edit(id, { personalNotes: secret, referredBy: 'Anne' });
  await bed.sync({ entities: ['clients'] });
  expect(JSON.stringify(await noted())).toContain(secret);
  const phone = String(
    (await supabase.sql('select phone from gazelle_clients where phone is not null'))[0]?.phone,
  );

  await bed.sync({ entities: ['clients'], exclude: ['clients.personal_notes', 'clients.phone'] });
  const all = await noted();
  expect(JSON.stringify(all)).not.toContain(secret);
  expect(JSON.stringify(all)).not.toContain(phone);
  expect(all.filter(({ columns }) => /phone|personal_notes/.test(String(columns)))).toEqual([]);
  expect(all[0]).toMatchObject({ new: { referred_by: 'Anne' } });
});

test('a reader stops before what is not committed yet, and asks again from there', async () => {
  await openBed();
  const note = (id: string, account = 'main') =>
    supabase.sql('insert into gazelle_clients (account_id, id, company_name) values ($1, $2, $2)', [
      account,
      id,
    ]);
  const after = async (id: number, ...more: unknown[]) =>
    (
      await supabase.sql(
        `select * from gazelle_changes_after($1${more.map((_, i) => `, $${i + 2}`).join('')})`,
        [id, ...more],
      )
    ).map(({ id }) => Number(id));
  await note('cli_1');
  // Another writer holds this lock from before its first id until it commits.
  await supabase.sql(
    'select pg_advisory_lock_shared((1734440448::bigint << 32) + last_value) from gazelle_changes_id_seq',
  );
  await note('cli_2');
  await note('cli_3', 'other');
  expect(await after(0)).toEqual([1]);
  expect(await after(1)).toEqual([]);
  await supabase.sql('select pg_advisory_unlock_all()');
  expect(await after(1)).toEqual([2, 3]);
  expect(await after(0, 2)).toEqual([1, 2]);
  expect(await after(0, 1000, 'other')).toEqual([3]);
  expect(await after(0, 1000, null, '2001-01-01', ['pianos'])).toEqual([]);
  await expect(
    supabase.sql(
      'set local transaction isolation level repeatable read; select * from gazelle_changes_after(0)',
    ),
  ).rejects.toThrow('read committed');
  const [held] =
    await supabase.sql(`with w as (update gazelle_clients set company_name = 'x' where id = 'cli_1' returning 1)
    select count(*)::int as locks from w, pg_locks where locktype = 'advisory'`);
  expect(held).toEqual({ locks: 0 });
  const [locked] = await supabase.sql(`update gazelle_clients set company_name = 'y' where id = 'cli_1';
    update gazelle_clients set company_name = 'z' where id = 'cli_1';
    select count(*)::int as locks from pg_locks where locktype = 'advisory'`);
  expect(locked).toEqual({ locks: 1 });
});

test('etl changes says in one line what a technician has to know, in English and in French, and names only when asked', async () => {
  const bed = await openBed();
  const read = { entities: ['users', 'clients', 'appointments'] };
  await bed.sync(read);
  const { id, start, others, userId } = coming(bed);
  const other = bed.world.users.ids().find((user) => user !== userId) ?? '';
  bed.world.advance(HOUR);
  bed.world.events.edit(id, { start: '2027-03-03T14:00:00Z' });
  await bed.sync(read);
  const [{ id: clientId, company_name } = {}] = await supabase.sql(
    'select id, company_name from gazelle_clients limit 1',
  );
  const [{ last } = { last: 0 }] = await supabase.sql('select max(id) as last from gazelle_changes');
  bed.world.advance(HOUR);
  bed.world.events.edit(id, { start: '2027-03-04T15:30:00Z', userId: other });
  bed.world.events.edit(others[0]?.id ?? '', { status: 'CANCELED' });
  bed.world.events.edit(others[1]?.id ?? '', { status: 'COMPLETE', notes: 'private' });
  bed.world.events.remove(others[2]?.id ?? '');
  bed.world.events.insert({ clientId: String(clientId), start: '2027-03-05T14:00:00Z' });
  await bed.sync(read);
  expect(start).not.toBe('');

  const env = { ...envOf(bed), GAZELLE_TIMEZONE: 'America/Toronto' };
  const flags = ['changes', '--after', String(last)];
  const { code, stdout } = await runEtl(flags, env);
  expect(code).toBe(0);
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => line.replace(/^\d+ {2}.*? {2}/, ''));
  expect(lines).toContain(
    `appointment ${id}: moved from Wed, 3 Mar 2027, 09:00 to Thu, 4 Mar 2027, 10:30; technician ${userId} -> ${other}`,
  );
  expect(lines).toContain(`appointment ${others[0]?.id}: cancelled`);
  expect(lines).toContain(`appointment ${others[1]?.id}: completed; changed columns: notes`);
  expect(lines).toContain(`appointment ${others[2]?.id}: deleted in Gazelle`);
  expect(stdout).not.toContain('private');

  const french = await sharedRunner({ ETL_LANG: 'fr', LC_ALL: 'C' }).run(
    [...flags, '--log-level', 'silent'],
    env,
  );
  expect(french.stdout).toContain(
    `rendez-vous ${id} : déplacé du mer. 3 mars 2027, 09 h 00 au jeu. 4 mars 2027, 10 h 30; technicien ${userId} -> ${other}`,
  );
  expect(french.stdout).toContain(`rendez-vous ${others[2]?.id} : suppression dans Gazelle`);

  const user = bed.world.users.list().find((one) => one.id === other);
  const name = `${user?.firstName} ${user?.lastName}`;
  expect(stdout).not.toContain(name);
  const named = await runEtl([...flags, '--names'], env);
  expect(named.stdout).toContain(`-> ${name} (${other})`);
  expect(named.stdout).toContain(`client ${company_name} (${clientId})`);
});

test('as JSON the changes come with the id to go on from, and what contradicts itself is refused', async () => {
  const bed = await openBed();
  const env = envOf(bed);
  const ask = async (...flags: string[]) => runEtl(['changes', ...flags], env);
  expect((await ask()).stdout).toBe('No change is noted.\n');
  expect(JSON.parse((await ask('--json')).stdout)).toEqual({ last: null, changes: [] });
  for (const id of ['cli_1', 'cli_2'])
    await supabase.sql("insert into gazelle_clients (id, company_name) values ($1, 'A')", [id]);
  await supabase.sql("insert into gazelle_clients (account_id, id) values ('other', 'cli_3')");
  await supabase.sql("update gazelle_changes set changed_at = '2001-01-01' where record_id <> 'cli_2'");
  const { last, changes } = JSON.parse((await ask('--json', '--since', '1h')).stdout);
  expect([last, changes]).toEqual([
    2,
    [
      {
        ...{ id: 2, account_id: 'main', run_id: null, entity: 'clients', record_id: 'cli_2' },
        change: 'inserted',
        ...{ columns: ['company_name', 'tags'], old: null, new: { company_name: 'A', tags: [] } },
        changed_at: expect.stringMatching(/^2/),
      },
    ],
  ]);
  const lines = (await ask('--ndjson', '--after', '0')).stdout.trim().split('\n');
  expect(lines.map((line) => JSON.parse(line).id)).toEqual([1, 2]);
  expect((await ask('--json', '--after', '2')).stdout).toContain('"last": 2');
  expect((await ask('--after', '0', '--entity', 'pianos')).stdout).toBe('No change is noted.\n');
  for (const flags of ['--json --ndjson', '--json --follow', '--since 1h --after 1'])
    expect([flags, (await ask(...flags.split(' '))).code]).toEqual([flags, 2]);

  const pruned = await runEtl(['prune', '--changes-for', '90d', '--json'], env);
  expect(JSON.parse(pruned.stdout).tables).toEqual([{ table: 'gazelle_changes', deleted: 1 }]);
  expect((await noted()).map(({ record_id }) => record_id)).toEqual(['cli_2', 'cli_3']);
});

test('whoever follows gets what comes, in order and once, also after Supabase was away', async () => {
  const bed = await openBed();
  const note = (id: number) => supabase.sql("insert into gazelle_clients (id) values ('cli_' || $1)", [id]);
  const stop = new AbortController();
  const { log, lines } = captureLog();
  const config = { ...withProject(bed.config), http: { ...bed.config.http, retries: 0 } };
  const wanted = { named: false, everyMs: 5 };
  const seen: number[] = [];
  await note(0);
  for await (const { changes } of readChanges(config, wanted, { log, signal: stop.signal })) {
    seen.push(...changes.map(({ id }) => id));
    if (seen.length === 1) supabase.http.faults.add({ kind: 'status', status: 503, times: 2 });
    if (seen.length < 4) await note(seen.length);
    else stop.abort();
  }
  expect(seen).toEqual([1, 2, 3, 4]);
  expect(lines.join()).toContain('HTTP 503');
});

test('another choice of entities replaces the one before; the publication has the table while there is a choice', async () => {
  const bed = await openBed();
  const env = envOf(bed);
  const published = () =>
    supabase.sql("select from pg_publication_tables where tablename = 'gazelle_changes'");
  const print = async (entities: string) => (await runEtl(['migrate', '--changes', entities], env)).stdout;
  const look = (...flags: string[]) => runEtl(['changes', '--after', '9', ...flags], env);
  const [none, off] = [
    'No change is noted.\n',
    expect.stringMatching(/are not noted: .+ etl migrate --changes/),
  ];
  await supabase.sql("insert into gazelle_clients (id) values ('cli_1')");
  expect(await published()).toHaveLength(1);
  await apply(await print('pianos'));
  await supabase.sql(
    "update gazelle_clients set phone = '1'; insert into gazelle_pianos (id) values ('ins_1')",
  );
  expect((await noted()).map(({ record_id }) => record_id)).toEqual(['cli_1', 'ins_1']);
  expect(await published()).toHaveLength(1);
  expect(await look()).toMatchObject({ code: 0, stdout: none });
  expect(await look('--entity', 'clients,pianos')).toMatchObject({ code: 0, stdout: none });
  expect(await look('--entity', 'clients')).toMatchObject({ code: 0, stdout: off });
  for (let time = 0; time < 2; time += 1) await apply(await print('none'));
  expect(await published()).toEqual([]);
  expect(await supabase.sql("select from pg_trigger where tgname ^@ 'gazelle_note'")).toEqual([]);
  expect(await look()).toMatchObject({ code: 0, stdout: off });
  const { code, stderr } = await runEtl(['migrate', '--changes', 'client'], env);
  expect([code, stderr]).toEqual([2, expect.stringContaining('did you mean clients?')]);
  expect((await runEtl(['migrate', '--changes', 'clients', '--queue'], env)).code).toBe(2);
});
