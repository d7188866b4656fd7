import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { exitCodeOfAccounts } from '../../bin/exit-codes.ts';
import { createReporter } from '../../bin/output/report.ts';
import { defaults } from '../../pipeline/options.ts';
import { runAccounts } from '../../pipeline/run-accounts.ts';
import { envOf } from '../../sandbox/etl.ts';
import { differences } from '../../sandbox/parity/differences.ts';
import { borrowSupabase } from '../support/borrow-supabase.ts';
import { sharedRunner } from '../support/runner.ts';
import { captureLog, openTestBed } from '../support/test-bed.ts';

const runner = sharedRunner();
const supabase = await borrowSupabase();
const oauth = { clientId: 'the-client', clientSecret: 'the-secret', refreshToken: 'gz_refresh_0' };
const montreal = await openTestBed({ supabase });
const laval = await openTestBed({ supabase, oauth });
const folder = await mkdtemp(join(tmpdir(), 'accounts-'));
afterAll(async () => {
  await montreal.close();
  await laval.close();
  await supabase.close();
  await rm(folder, { recursive: true });
});

const file = join(folder, 'accounts.json');
const { gazelle } = laval;
await writeFile(
  file,
  JSON.stringify({
    accounts: [
      { id: 'montreal', gazelle: { apiKey: 'env:KEY_1' } },
      {
        id: 'laval',
        gazelle: {
          clientId: oauth.clientId,
          clientSecret: 'env:SECRET_2',
          refreshToken: 'env:TOKEN_2',
          apiUrl: gazelle.url,
          tokenUrl: gazelle.tokenUrl,
        },
      },
      { id: 'quebec', gazelle: { apiKey: 'env:KEY_3' } },
    ],
  }),
);
const { GAZELLE_API_KEY: KEY_1 = '', ...common } = envOf(montreal);
const env = {
  ...common,
  KEY_1,
  SECRET_2: oauth.clientSecret,
  TOKEN_2: oauth.refreshToken,
  KEY_3: 'gz_wrong',
};
const run = (...args: string[]) => runner.run([...args, '--accounts', file], env);

test('all accounts are synced, one that fails stops no other, and what each did is told by account and in total', async () => {
  const { code, stdout, stderr } = await run('sync', '--all-accounts', '--full', '--json');
  const { accounts, totals } = JSON.parse(stdout);
  expect(accounts).toEqual([
    {
      account: 'montreal',
      run: expect.objectContaining({ status: 'success' }),
      entities: expect.any(Array),
      totals: expect.any(Object),
    },
    {
      account: 'laval',
      run: expect.objectContaining({ status: 'success' }),
      entities: expect.any(Array),
      totals: expect.any(Object),
    },
    { account: 'quebec', error: expect.stringContaining('Gazelle refused') },
  ]);
  expect(totals.inserted).toBe(accounts[0].totals.inserted + accounts[1].totals.inserted);
  expect(totals.inserted).toBeGreaterThan(0);
  expect(code).toBe(2);
  expect(stderr).toMatch(/montreal clients: /);
  expect(stdout + stderr).not.toMatch(
    new RegExp([KEY_1, oauth.clientSecret, 'gz_wrong', 'gz_refresh'].join('|')),
  );
  for (const [account, { world }] of Object.entries({ montreal, laval })) {
    expect(await differences({ world, supabase }, { account })).toEqual([]);
  }
  const tokens = await supabase.sql("select key from system_settings where key like '%gazelle_oauth_token'");
  expect(tokens).toEqual([{ key: 'laval/gazelle_oauth_token' }]);
}, 20_000);

test('one chosen account is printed as if it were the only one; the commands beside sync take it too', async () => {
  const [sync, checkpoints, company, both] = await Promise.all([
    run('sync', '--account', 'montreal', '--json'),
    run('checkpoint', 'show', '--account', 'laval', '--json'),
    run('company', '--account', 'montreal'),
    run('rejects', 'list', '--account', 'laval,montreal'),
  ]);
  expect(JSON.parse(sync.stdout)).toMatchObject({ run: { status: 'success' }, totals: { inserted: 0 } });
  expect(sync.stderr).not.toContain('montreal');
  expect(JSON.parse(checkpoints.stdout).clients.syncedAt).toEqual(expect.any(String));
  expect(company.code).toBe(0);
  expect(both).toMatchObject({ code: 2, stderr: 'etl: --account takes one name here\n' });
}, 20_000);

test('how each account stands, and what its runs were, is told by account where several are asked for', async () => {
  const entities = async (...args: string[]) =>
    JSON.parse((await run('status', '--json', ...args)).stdout).entities;
  const both = await entities('--account', 'montreal,laval');
  const clients = both.filter(({ entity }: { entity: string }) => entity === 'clients');
  expect(clients.map(({ account, rows }: { account: string; rows: number }) => [account, rows])).toEqual([
    ['montreal', montreal.world.clients.size()],
    ['laval', laval.world.clients.size()],
  ]);
  const [one] = await entities('--account', 'laval');
  expect(one).not.toHaveProperty('account');
  const { stdout, code } = await run('status', '--all-accounts', '--max-age', '1h');
  expect([code, stdout]).toEqual([
    1,
    expect.stringMatching(/^montreal\nentity.*\nlaval\nentity.*\nquebec\n/s),
  ]);
  const { runs } = JSON.parse((await run('history', '--account', 'montreal', '--json')).stdout);
  expect(runs.map(({ mode }: { mode: string }) => mode)).toEqual(['incremental', 'full']);
}, 20_000);

test('what an account did is told as it ends, and in one line of the last table', async () => {
  await supabase.sql(
    "insert into gazelle_leases values ('laval', 'somebody', now(), now() + interval '1 hour')",
  );
  const { code, stdout } = await run(
    'sync',
    '--all-accounts',
    '--entity',
    'users',
    '--account-concurrency',
    '1',
  );
  const words = stdout.replace(/ +/g, ' ');
  expect(words).toMatch(/\nlaval\nanother run is at work: somebody /);
  expect(words).toMatch(
    /\nmontreal success [\d ]+\nlaval not begun [- ]+\nquebec not begun [- ]+\ntotal [\d ]+\n$/,
  );
  expect(code).toBe(2);
}, 20_000);

test('a line of NDJSON names the account, and so does progress', async () => {
  const lines: string[] = [];
  const begun: string[] = [];
  const { log } = captureLog();
  const jobs = [
    { config: { ...montreal.config, account: 'montreal' }, options: { ...defaults, entities: ['users'] } },
  ];
  const { entity: onEntity, account: onAccount } = createReporter('ndjson', (text) => lines.push(text));
  const { signal } = new AbortController();
  const onFlow = (name: string) => begun.push(name);
  const hooks = { log, signal, onEntity, onAccount, onFlow };
  expect(exitCodeOfAccounts(await runAccounts(jobs, 1, hooks))).toBe(0);
  expect(begun).toEqual(['montreal users']);
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ account: 'montreal', entity: 'users' }]);
});
