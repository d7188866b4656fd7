import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { doctorReport } from '../../bin/commands/doctor.ts';
import { httpDefaults } from '../../pipeline/config.ts';
import { type Check, judgeZones, toCheck } from '../../pipeline/operate/check.ts';
import { examine, type KnownSettings } from '../../pipeline/operate/doctor.ts';
import { withoutServices } from '../../sandbox/gazelle/graphql/api.ts';
import { type GazelleOptions, startGazelle } from '../../sandbox/gazelle/server.ts';
import { type Sandbox, startSandbox } from '../../sandbox/start.ts';
import { empty } from '../supabase/project.ts';
import { runEtl } from '../support/run-etl.ts';
import { captureLog } from '../support/test-bed.ts';

let sandbox: Sandbox;
let settings: {
  gazelle: NonNullable<KnownSettings['gazelle']>;
  supabase: NonNullable<KnownSettings['supabase']>;
};
const { backoffMs } = httpDefaults;
beforeAll(async () => {
  // A table that is missing is asked for again some times before that is believed.
  httpDefaults.backoffMs = 5;
  sandbox = await startSandbox({ scale: 0.05 });
  const { gazelle, supabase } = sandbox;
  settings = {
    gazelle: {
      url: gazelle.url,
      tokenUrl: gazelle.tokenUrl,
      credentials: { kind: 'key', key: gazelle.apiKey },
    },
    supabase: { url: supabase.url, key: supabase.secretKey },
  };
  expect((await runEtl(['sync'], sandbox.env)).code).toBe(0);
});
afterEach(() => {
  sandbox.gazelle.quirks = {};
});
afterAll(async () => {
  httpDefaults.backoffMs = backoffMs;
  await sandbox.close();
});

/** The checks that do not pass, by name. */
async function faults(over: Partial<KnownSettings> = {}): Promise<Record<string, Check>> {
  const { log } = captureLog();
  const checks = await examine({ ...settings, ...over }, { log, signal: new AbortController().signal });
  return Object.fromEntries(
    checks.flatMap((check) => (check.status === 'pass' ? [] : [[check.name, check]])),
  );
}

/** What doctor finds at another Gazelle with the same records. */
async function faultsWith(options: GazelleOptions): Promise<Record<string, Check>> {
  const { world, apiKey } = sandbox.gazelle;
  const other = await startGazelle({ world, apiKey, ...options });
  try {
    return await faults({ gazelle: { ...settings.gazelle, url: other.url } });
  } finally {
    await other.close();
  }
}

test('on a healthy project everything passes, one line each, and all that is asked of Supabase is read', async () => {
  const { requests } = sandbox.supabase.http;
  const before = requests.length;
  const { code, stdout, stderr } = await runEtl(['doctor'], sandbox.env);
  expect([code, stderr]).toEqual([0, '']);
  const lines = stdout.trimEnd().split('\n');
  expect(lines.filter((line) => !/^✓ [\w -]+: .+$/.test(line))).toEqual([]);
  expect(lines).toContain('✓ company: the key is that of "Pianos du Sandbox" (com_sandbox)');
  expect(lines).toContain('✓ strategy of clients: newest-first: the API sorts by UPDATED_AT_DESC');
  expect(new Set(requests.slice(before).map(({ method }) => method))).toEqual(new Set(['GET']));
});

test('a .env that is half filled in is named line by line, and the other side is looked at all the same', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'etl-'));
  const file = join(folder, '.env');
  const { SUPABASE_URL = '', SUPABASE_SECRET_KEY = '', GAZELLE_API_URL = '' } = sandbox.env;
  await writeFile(
    file,
    `# settings\nGAZELLE_API_KEY=your-key\nGAZELLE_TIMEZONE: Europe/Paris\r\nSUPABASE_URL="${SUPABASE_URL}"\n`,
  );
  const args = ['doctor', '--json', '--env-file', file];
  const { code, stdout } = await runEtl(args, { SUPABASE_SECRET_KEY, GAZELLE_API_URL });
  await rm(folder, { recursive: true });
  const { ok, checks } = JSON.parse(stdout);
  expect([code, ok]).toEqual([2, false]);
  const found = Object.fromEntries(checks.map((check: Check) => [check.name, check]));
  expect(found['settings file']).toEqual({
    name: 'settings file',
    status: 'warn',
    fact: expect.stringMatching(/^not read of .+: line 3$/),
    mend: expect.any(String),
  });
  expect(found.settings).toMatchObject({ status: 'pass' });
  expect(found.gazelle).toMatchObject({ status: 'fail', fact: expect.stringContaining('refused the key') });
  expect(found.rejects).toMatchObject({ status: 'pass', mend: null });
});

test('settings that no client takes, and columns that there are not, are findings like all others', async () => {
  const env = { ...sandbox.env, SUPABASE_URL: '<url>', ETL_EXCLUDE: 'clients.phones' };
  const { code, stdout } = await runEtl(['doctor'], env);
  expect(code).toBe(2);
  expect(stdout).toContain('SUPABASE_URL is not a URL');
  expect(stdout).toContain('ETL_EXCLUDE: there is no column "clients.phones": did you mean clients.phone?');
  expect(stdout).toContain('✓ fields: every field that the queries ask for is there\n');
  expect(stdout).toContain('! supabase: not checked');
  const deaf = await runEtl(['doctor'], { ...sandbox.env, ETL_PING_URL: 'hc-ping.com/x' });
  expect([deaf.code, deaf.stdout]).toEqual([
    0,
    expect.stringContaining('! settings: ETL_PING_URL is not a URL'),
  ]);
});

describe('at Gazelle', () => {
  test('a refused key fails, and what depends on it is said not to be checked', async () => {
    const found = await faults({
      gazelle: { ...settings.gazelle, credentials: { kind: 'key', key: 'wrong' } },
    });
    expect(found.gazelle).toMatchObject({ status: 'fail', fact: expect.stringContaining('HTTP 401') });
    expect(found.fields).toMatchObject({
      status: 'warn',
      fact: 'not checked',
      mend: 'fix first what fails',
    });
  });

  test.each(['allowed', 'refused'] as const)(
    'a renamed field or argument is named, with introspection %s',
    async (introspection) => {
      const drift = (sdl: string) =>
        sdl
          .replace(/^ {2}serialNumber:/m, '  serial:')
          .replace(/^ {2}companyName:/m, '  company:')
          .replace(/^ {2}estimate\(id:/m, '  estimate(estimateId:');
      const { fields, ...others } = await faultsWith({ introspection, drift });
      // Without introspection nobody says which statuses there are.
      expect(Object.keys(others)).toEqual(introspection === 'refused' ? ['listing'] : []);
      expect(fields?.status).toBe('fail');
      expect(fields?.fact).toContain('serialNumber');
      expect(fields?.fact).toContain('companyName');
      expect(fields?.fact).toContain('ById_estimate');
    },
  );

  test('an API that does not tell the services of appointments is no fault: it is said', async () => {
    const { world, apiKey, url } = sandbox.gazelle;
    const other = await startGazelle({ world, apiKey, drift: withoutServices });
    const said = async (GAZELLE_API_URL: string) => {
      const { code, stdout } = await runEtl(['doctor'], { ...sandbox.env, GAZELLE_API_URL });
      return [code, stdout.split('\n').filter((line) => /^. (fields|appointment services):/.test(line))];
    };
    const fields = '✓ fields: every field that the queries ask for is there';
    expect(await said(url)).toEqual([
      0,
      [fields, '✓ appointment services: the services of appointments are read'],
    ]);
    expect(await said(other.url)).toEqual([
      0,
      [fields, expect.stringMatching(/^✓ appointment services: the API does not tell/)],
    ]);
    await other.close();
  });

  test('records that a list without a filter leaves out are counted, and those that no list has', async () => {
    const client = sandbox.gazelle.world.clients.insert({ status: 'INACTIVE' });
    sandbox.gazelle.quirks = { hidesInactive: true };
    // They are asked for by their status; nobody asks for a status that is new.
    expect(await faults()).toEqual({});
    const { stdout } = await runEtl(['doctor'], sandbox.env);
    expect(stdout).toMatch(
      /listing: a list without a filter leaves out \d+ of the clients.*: they are asked for/,
    );
    const drift = (sdl: string) => sdl.replace(/^enum EventStatus \{/m, 'enum EventStatus {\n  TENTATIVE');
    const event = sandbox.gazelle.world.events.insert({ status: 'TENTATIVE' });
    expect((await faultsWith({ drift })).listing).toMatchObject({
      status: 'fail',
      fact: 'no list that is read has 1 of the appointments',
    });
    sandbox.gazelle.world.clients.remove(client.id);
    sandbox.gazelle.world.events.remove(event.id);
  });

  test('a key of another company fails', async () => {
    const { sql } = sandbox.supabase;
    const store = (id: string) =>
      sql("update system_settings set value = $1 where key = 'gazelle_company'", [
        JSON.stringify({ id, name: null }),
      ]);
    await store('com_other');
    expect((await faults()).company).toMatchObject({
      status: 'fail',
      fact: expect.stringContaining('com_other'),
    });
    await store('com_sandbox');
  });
});

test('settings in quotes, as docker --env-file leaves them, count without', async () => {
  const env = { ...sandbox.env, SUPABASE_SECRET_KEY: `"${sandbox.env.SUPABASE_SECRET_KEY}"` };
  const { code, stdout } = await runEtl(['doctor'], { ...env, ETL_PING_URL: '"https://hc-ping.com/x"' });
  expect([code, stdout]).toEqual([0, expect.stringContaining('✓ settings: all that is needed is set')]);
});

test.each([
  ['2026c', '2026-11-28', 'pass'],
  ['2026a', '2026-11-28', 'warn'],
  ['2025c', '2026-06-01', 'pass'],
  ['2025c', '2026-08-01', 'warn'],
  ['none', '2026-08-01', 'pass'],
])('time zone data of version %s are judged on %s: %s', (version, day, status) => {
  expect(toCheck('time zones', judgeZones(version, Date.parse(day))).status).toBe(status);
});

describe('at Supabase', () => {
  test('a refused key fails, and Gazelle is looked at all the same', async () => {
    const found = await faults({ supabase: { ...settings.supabase, key: 'sb_secret_wrong' } });
    expect(found.supabase).toMatchObject({
      status: 'fail',
      fact: expect.stringContaining('refused the key'),
    });
    expect(Object.keys(found)).not.toContain('fields');
  });

  test('a schema that the API does not show is said to be one, with what to set', async () => {
    const { supabase } = await faults({ supabase: { ...settings.supabase, schema: 'hidden' } });
    expect(supabase).toMatchObject({ status: 'fail', mend: 'correct this first' });
    expect(supabase?.fact).toContain('the schema of SUPABASE_SCHEMA: add it to the exposed schemas');
  });

  test('what holds a run up is a warning: a lease, an open reject, a checkpoint from the future', async () => {
    const { sql } = sandbox.supabase;
    await sql(`
      insert into gazelle_leases (name, holder, expires_at) values ('main', 'a-run', now() + interval '1 minute');
      insert into gazelle_rejects (id, entity, record_id) values ('pianos:ins_1', 'pianos', 'ins_1');
      create table kept as select * from system_settings;
      update system_settings set value = '{"syncedAt":"2999-01-01T00:00:00Z"}' where key = 'checkpoint:pianos'`);
    const { lease, rejects, checkpoints, ...others } = await faults();
    expect([lease?.status, rejects?.status, checkpoints?.status]).toEqual(['warn', 'warn', 'warn']);
    expect(lease?.fact).toContain('a-run');
    expect(checkpoints?.fact).toBe('pianos: the checkpoint is from the future');
    expect(others).toEqual({});
    await sql(`delete from gazelle_leases; delete from gazelle_rejects;
      update system_settings as s set value = kept.value from kept where kept.key = s.key; drop table kept`);
  });

  test('a database that takes no write fails, with what lifts that', async () => {
    const { sql } = sandbox.supabase;
    await sql('set default_transaction_read_only = on');
    const { write, ...others } = await faults();
    await sql('begin read write; set default_transaction_read_only = off; commit');
    expect(write).toMatchObject({ status: 'fail', fact: 'the database is read-only' });
    expect(write?.mend).toMatch(/disk is full, until rows are deleted/);
    expect(others).toEqual({});
  });

  test('a trigger of the owner that sets a synced column is named, one that compares or sets another is not', async () => {
    const { sql } = sandbox.supabase;
    await sql(`
      alter table gazelle_pianos add column checked_at timestamptz;
      create function moddatetime() returns trigger language plpgsql as $$ begin return new; end $$;
      create function tidy() returns trigger language plpgsql as $$ begin
        if new.make = 'x' then new.model := upper(new.model); end if; new.checked_at = now(); return new; end $$;
      create trigger handle_updated_at before update on gazelle_users for each row execute function moddatetime(updated_at);
      create trigger tidy before insert on gazelle_pianos for each row execute function tidy();
      create trigger later after insert on gazelle_clients for each row execute function tidy();
      create trigger handle_updated_at before update on system_settings for each row execute function moddatetime(updated_at)`);
    const { triggers, ...others } = await faults();
    await sql(
      'drop function moddatetime cascade; drop function tidy cascade; alter table gazelle_pianos drop column checked_at',
    );
    expect(triggers).toMatchObject({
      status: 'warn',
      fact: 'handle_updated_at of gazelle_users sets updated_at; tidy of gazelle_pianos sets model',
    });
    expect(others).toEqual({});
  });

  test('what is missing is named, and the SQL that doctor prints makes it', async () => {
    const { sql } = sandbox.supabase;
    await sql(`
      drop table gazelle_leases; drop table gazelle_timeline_entries cascade; drop function gazelle_renew_lease; drop function "user"(gazelle_appointments);
      drop trigger gazelle_b_stamp on gazelle_pianos; alter table gazelle_clients drop column tags; alter table gazelle_users drop column locale;
      alter table gazelle_users disable row level security; revoke update on sync_logs from service_role`);
    const found = await faults();
    expect(found.tables?.fact).toBe(
      'missing: column gazelle_users.locale, table gazelle_leases, trigger gazelle_b_stamp of gazelle_pianos, column gazelle_clients.tags, ' +
        'table gazelle_timeline_entries, function appointment(gazelle_timeline_entries), ' +
        'function client(gazelle_timeline_entries), function estimate(gazelle_timeline_entries), ' +
        'function gazelle_renew_lease(text, text, integer), function invoice(gazelle_timeline_entries), ' +
        'function piano(gazelle_timeline_entries), ' +
        ['appointments', 'clients', 'estimates', 'invoices', 'pianos', 'users']
          .map((target) => `function timeline_entries(gazelle_${target}), `)
          .join('') +
        'function user(gazelle_appointments), function user(gazelle_timeline_entries)',
    );
    expect(found.write).toMatchObject({ status: 'fail', fact: expect.stringContaining('sync_logs') });
    expect(found['row-level security']).toMatchObject({ status: 'warn' });
    const printed = doctorReport(Object.values(found)).split('\n');
    const from = printed.indexOf('');
    await sql(printed.slice(from).join('\n'));
    await sql(`grant all on sync_logs to service_role; ${found['row-level security']?.mend}`);
    expect(await faults()).toEqual({});
  });

  test('a project that is not migrated is said to be so, by doctor and by sync', async () => {
    await empty(sandbox.supabase);
    const { supabase } = await faults();
    const fact = expect.stringContaining('Supabase has no gazelle_inspect (PGRST202): apply the migration');
    expect(supabase).toMatchObject({ status: 'fail', fact });
    expect(supabase?.mend).toContain('etl migrate');
    const { code, stderr } = await runEtl(['sync'], sandbox.env);
    expect([code, stderr]).toEqual([2, expect.stringContaining('etl migrate')]);
  });
});
