import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { envOf, startEtl } from '../../sandbox/etl.ts';
import { canary, faults, forbidden, plantInRecords } from '../faults/support/secrets.ts';
import { sharedRunner } from '../support/runner.ts';
import { openTestBed, type TestBed } from '../support/test-bed.ts';

const oauth = { clientId: 'the-app', clientSecret: `${canary}-secret`, refreshToken: `${canary}-refresh` };
const runner = sharedRunner();
let bed: TestBed;
let env: Record<string, string>;

beforeAll(async () => {
  bed = await openTestBed({
    apiKey: `${canary}-api-key`,
    oauth,
    sizes: { clients: 4, pianos: 3, events: 3 },
  });
  plantInRecords(bed.world);
  env = envOf(bed);
});
afterAll(async () => {
  await bed.close();
});
beforeEach(() => {
  bed.gazelle.http.faults.clear();
  bed.supabase.http.faults.clear();
});

const formats = ['table', 'json', 'ndjson'].flatMap((output) =>
  ['text', 'json'].map((log) => ['--output', output, '--log-format', log]),
);
const fast = ['--log-level', 'debug', '--timeout', '1s'];

/** Runs a command line and looks at all it printed, and at what it left in the run log. */
async function expectDiscretion(argv: readonly string[], settings = env): Promise<unknown> {
  const { code, stdout, stderr } = await runner.run(argv, settings);
  expect(stdout + stderr).not.toMatch(forbidden);
  const logs = await bed.supabase.sql('select stats::text as stats, error from sync_logs');
  expect(JSON.stringify(logs)).not.toMatch(forbidden);
  await bed.supabase.sql('delete from sync_logs; delete from gazelle_leases');
  return code;
}

/** The formats take turns, so that each fault meets some and each format many. */
let turn = 0;
const nextFormat = () => formats[turn++ % formats.length] ?? [];

describe.each(['Gazelle', 'Supabase'] as const)('nothing secret is printed when %s answers with', (side) => {
  test.each(Object.entries(faults))('%s', async (_name, fault) => {
    const { faults: set } = side === 'Gazelle' ? bed.gazelle.http : bed.supabase.http;
    // The places take turns as the formats do; with FAULT_TABLE=1 each fault strikes at both.
    const places =
      side === 'Gazelle'
        ? [/Account/, /Clients/]
        : [/gazelle_clients|gazelle_contacts/, /run_state|checkpoint/];
    const struck = process.env.FAULT_TABLE ? places : [places[turn % 2] ?? /./];
    for (const matches of struck) {
      await bed.supabase.reset();
      set.clear();
      set.add({
        ...fault,
        times: Number.POSITIVE_INFINITY,
        match: ({ operation }) => matches.test(operation),
      });
      const before = set.applied;
      await expectDiscretion(['sync', '--entity', 'clients', '--retries', '0', ...nextFormat(), ...fast]);
      expect(set.applied, 'the fault befell the run').toBeGreaterThan(before);
    }
  });
});

test.each(formats.map((format) => [format]))(
  'nothing secret is printed of repeats, with %s',
  async (format) => {
    bed.gazelle.http.faults.add({ ...faults['HTTP 503'], kind: 'status', status: 503, times: 1 });
    bed.supabase.http.faults.add({
      kind: 'reset',
      match: ({ operation }) => operation.endsWith('gazelle_contacts'),
    });
    expect(
      await expectDiscretion(['sync', '--entity', 'clients', '--retries', '1', ...format, ...fast]),
    ).toBe(0);
  },
);

describe('nothing secret is printed by', () => {
  const first = () => bed.world.clients.ids()[0] ?? '';

  test.each(formats.map((format) => [format]))(
    'a run with rejects of both kinds, with %s',
    async (format) => {
      await bed.supabase.reset();
      bed.world.clients.edit(first(), { createdAt: `${canary} day` });
      bed.world.clients.edit(bed.world.clients.ids()[1] ?? '', { createdAt: '+099999-01-01T00:00:00Z' });
      expect(await expectDiscretion(['sync', '--entity', 'clients', ...format, ...fast])).toBe(1);
      expect(await bed.supabase.sql('select from gazelle_rejects')).toHaveLength(2);
    },
  );

  test.each([
    [['rejects', 'list']],
    [['rejects', 'list', '--json']],
    [['rejects', 'retry']],
    [['rejects', 'retry', '--json']],
    [['checkpoint', 'show']],
    [['checkpoint', 'show', '--json']],
    [['checkpoint', 'rewind', '--to', '1d', '--yes']],
    [['checkpoint', 'reset', '--yes']],
    [['sync', '--dry-run']],
    [['sync', '--dry-run', '--json']],
    [['sync', '--full', '--allow-deletes', '9']],
  ])('etl %s', async (argv) => {
    await expectDiscretion([...argv, '--log-level', 'debug']);
  });

  test.each([[['migrate']], [['--help']], [['sync', '--help']], [['sync', '--nonsense', canary.slice(1)]]])(
    'etl %s',
    async (argv) => {
      await expectDiscretion(argv);
    },
  );

  test.each([
    ['SUPABASE_URL', `https:/${canary}`],
    ['SUPABASE_URL', `http://${canary}.example.org`],
    ['SUPABASE_SECRET_KEY', `sb_publishable_${canary}`],
    [
      'SUPABASE_SECRET_KEY',
      `a.${Buffer.from(JSON.stringify({ role: `${canary} ` })).toString('base64url')}.b`,
    ],
    ['SUPABASE_SECRET_KEY', `${canary}\n${canary}`],
    ['SUPABASE_SECRET_KEY', `${canary} wrong`],
    ['GAZELLE_API_KEY', `${canary}\u{1F600}`],
    ['GAZELLE_API_KEY', `${canary} wrong`],
    ['GAZELLE_API_URL', `ftp://${canary}`],
    ['GAZELLE_TIMEZONE', canary],
  ])('a setting that cannot be used: %s', async (name, value) => {
    expect(await expectDiscretion(['sync', '--retries', '0'], { ...env, [name]: value })).not.toBe(0);
  });

  test('OAuth: renewals, refusals and failures', async () => {
    const settings: Record<string, string> = {
      ...env,
      GAZELLE_API_KEY: '',
      GAZELLE_CLIENT_ID: oauth.clientId,
      GAZELLE_CLIENT_SECRET: oauth.clientSecret,
      GAZELLE_REFRESH_TOKEN: oauth.refreshToken,
      GAZELLE_TOKEN_URL: bed.gazelle.tokenUrl,
    };
    const sync = ['sync', '--entity', 'users', '--retries', '0', ...fast];
    expect(await expectDiscretion(sync, settings)).toBe(0);
    bed.gazelle.oauth.expireAccessToken();
    expect(await expectDiscretion(sync, settings)).toBe(0);
    for (const fault of Object.values(faults)) {
      bed.gazelle.http.faults.clear();
      bed.gazelle.http.faults.add({ ...fault, match: ({ path }) => path.endsWith('token') });
      bed.gazelle.oauth.expireAccessToken();
      await expectDiscretion([...sync, ...nextFormat()], settings);
    }
    await bed.supabase.sql("delete from system_settings where key = 'gazelle_oauth_token'");
    expect(await expectDiscretion(sync, { ...settings, GAZELLE_REFRESH_TOKEN: `${canary} used up` })).toBe(2);
  });

  test('an error that nothing catches', async () => {
    bed.gazelle.http.faults.add({ kind: 'hang', times: 99 });
    const hook = `data:text/javascript,setTimeout(()=>{throw new Error('${canary}\\n at ${canary}.js:1:1')},700)`;
    const { ended } = startEtl(['sync'], { ...env, NODE_OPTIONS: `--import=${encodeURI(hook)}` });
    const { code, stderr, stdout } = await ended;
    expect(code).toBe(1);
    expect(stderr).toContain('an unexpected Error');
    expect(stdout + stderr).not.toMatch(forbidden);
  });
});
