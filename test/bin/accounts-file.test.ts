import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readAccounts } from '../../bin/settings/read-accounts.ts';
import { readConfig, readProject } from '../../bin/settings/read-config.ts';
import { accountsSchemaFile, generateAccountsSchema } from '../support/accounts-schema.ts';

const folder = mkdtempSync(join(tmpdir(), 'accounts-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'etl.accounts.json');
const common = {
  SUPABASE_URL: 'https://abc.supabase.co',
  SUPABASE_SECRET_KEY: 'sb_secret_common',
  GAZELLE_API_KEY: 'gz_common',
  GAZELLE_TIMEZONE: 'America/Halifax',
  KEY_1: 'gz_one',
  OTHER: 'sb_secret_other',
  SAME_AS_1: 'gz_one',
};

function read(value: unknown, names: readonly string[] | 'all' = 'all', env = common) {
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
  return readAccounts({ file, names, needs: /./ }, env, (own, account) => readConfig(own, { account }));
}
const account = (id: string, apiKey: string, more = {}) => ({ id, gazelle: { apiKey }, ...more });

test('an account has its own secrets, by variable or file, and what it leaves out is the common one', () => {
  writeFileSync(join(folder, 'key-2'), 'gz_two\n');
  const supabase = { url: 'https://other.supabase.co', secretKey: 'env:OTHER' };
  const accounts = [
    account('montreal', 'env:KEY_1', { every: '1h' }),
    account('laval', 'file:key-2', { supabase, timezone: 'America/Toronto' }),
  ];
  const [montreal, laval] = read({ $schema: './etl.accounts.schema.gen.json', accounts });
  expect(montreal).toMatchObject({
    timezone: 'America/Halifax',
    config: {
      account: 'montreal',
      gazelle: { credentials: { kind: 'key', key: 'gz_one' } },
      supabase: { url: common.SUPABASE_URL, key: 'sb_secret_common' },
    },
  });
  expect(laval).toMatchObject({
    timezone: 'America/Toronto',
    config: {
      account: 'laval',
      gazelle: { credentials: { kind: 'key', key: 'gz_two' } },
      supabase: { url: supabase.url, key: 'sb_secret_other' },
    },
  });
});

test('everything that is wrong with the file is named at once, and no secret', () => {
  const accounts = [
    account('Montréal', 'gz_written_down'),
    { id: 'laval', every: 'often', timezone: 5 },
    account('quebec', 'env:KEY_1', { supabase: { url: 'https://x.supabase.co' }, colour: 'red' }),
  ];
  const attempt = () => read({ accounts });
  for (const part of [
    'accounts[0].id: must be 1 to 40 characters of a-z, 0-9 and -',
    'accounts[0].gazelle.apiKey: must be env:NAME or file:PATH, never the secret itself',
    'accounts[1].gazelle: ',
    'accounts[1].every: must be a length of time',
    'accounts[1].timezone: ',
    'accounts[2].supabase.secretKey: ',
    '"colour"',
  ]) {
    expect(attempt).toThrow(part);
  }
  expect(attempt).not.toThrow('gz_written_down');
  expect(() => read('{ "apiKey": gz_written_down')).toThrow(/is not JSON$/);
});

test('everything that is wrong with the accounts is named at once: missing secrets, and what is there twice', () => {
  const accounts = [
    account('a', 'env:NOWHERE'),
    { id: 'b', gazelle: { clientId: 'app', refreshToken: 'env:KEY_1' }, timezone: 'Mars' },
    account('c', 'file:no-such-file'),
    account('d', 'env:KEY_1'),
    account('d', 'env:OTHER'),
    account('e', 'env:OTHER'),
    { id: 'g', gazelle: { clientId: 'app', clientSecret: 'env:NEITHER', refreshToken: 'env:NOR' } },
    account('h', 'env:SAME_AS_1'),
    account('f', 'env:OTHER', { supabase: { url: 'https://f.supabase.co', secretKey: 'env:OTHER' } }),
  ];
  const attempt = () => read({ accounts });
  for (const part of [
    'a: gazelle.apiKey: NOWHERE is not set',
    'b: gazelle.clientSecret missing beside the other OAuth settings',
    'b: timezone is not a time zone',
    'c: gazelle.apiKey: no-such-file cannot be read (ENOENT)',
    'two accounts have the id d',
    'd and e have the same Gazelle key and the same Supabase project',
    'g: gazelle.clientSecret: NEITHER is not set',
    'g: gazelle.refreshToken: NOR is not set',
    'd and h have the same Gazelle key',
  ]) {
    expect(attempt).toThrow(part);
  }
  expect(attempt).not.toThrow(/gz_one|sb_secret|f have|and f/);
});

test('the project of an account never gets the common key, of whatever name', () => {
  const supabase = { url: 'https://other.supabase.co', secretKey: 'env:EMPTY' };
  const env = { ...common, EMPTY: '""', SUPABASE_SERVICE_ROLE_KEY: 'sb_secret_service' };
  const attempt = () => read({ accounts: [account('a', 'env:KEY_1', { supabase })] }, 'all', env);
  expect(attempt).toThrow('a: supabase.secretKey');
});

test('a chosen account needs no secret of another one, and who looks at Supabase none of Gazelle', () => {
  const accounts = [account('a', 'env:NOWHERE'), account('b', 'env:KEY_1')];
  expect(read({ accounts }, ['b'])).toHaveLength(1);
  expect(() => read({ accounts }, ['bb'])).toThrow('there is no account "bb"');
  const needs = /^SUPABASE_/;
  const [project] = readAccounts({ file, names: ['a'], needs }, common, (env, id) => readProject(env, id));
  expect(project).toMatchObject({ account: 'a', supabase: { key: 'sb_secret_common' } });
});

test('the JSON schema for editors is that of the file (npm run generate)', () => {
  expect(readFileSync(accountsSchemaFile, 'utf8')).toBe(generateAccountsSchema());
});
