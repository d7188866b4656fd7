import { describe, expect, test, vi } from 'vitest';
import { readQueueUrl } from '../../bin/settings/open-settings.ts';
import { readConfig, readProject } from '../../bin/settings/read-config.ts';

const good = {
  GAZELLE_API_KEY: 'gz_key',
  SUPABASE_URL: 'https://abc.supabase.co',
  SUPABASE_SECRET_KEY: 'sb_secret_abc',
};
const needed = { supabase: 'needed' } as const;
const jwt = (role: string) => `e30.${Buffer.from(JSON.stringify({ role })).toString('base64url')}.sig`;

test('a key and a project are all that has to be set', () => {
  const { config, timezone } = readConfig(good, needed);
  expect(config.gazelle.url).toBe('https://gazelleapp.io/graphql/private/');
  expect(config.gazelle.credentials).toEqual({ kind: 'key', key: 'gz_key' });
  expect(config.supabase).toEqual({ url: 'https://abc.supabase.co', key: 'sb_secret_abc' });
  expect(timezone).toBe('America/Toronto');
});

test.each(['"gz_key"', "'gz_key'", ' gz_key \n', '\uFEFFgz_key', '\uFEFF"gz_key "\r\n'])(
  'a key is what stands between quotes and white space: %j',
  (GAZELLE_API_KEY) => {
    const { config } = readConfig(
      { ...good, GAZELLE_API_KEY, SUPABASE_URL: `"${good.SUPABASE_URL}"` },
      needed,
    );
    expect(config.gazelle.credentials).toEqual({ kind: 'key', key: 'gz_key' });
    expect(config.supabase?.url).toBe(good.SUPABASE_URL);
  },
);

test('all that is missing or malformed is named at once, with where to get it', () => {
  const env = { GAZELLE_API_URL: 'ftp://x', GAZELLE_TIMEZONE: 'Mars/Olympus', SUPABASE_URL: 'nonsense' };
  const attempt = () => readConfig(env, needed);
  for (const part of [
    'GAZELLE_API_URL must begin with https://',
    'GAZELLE_TIMEZONE is not a time zone',
    'GAZELLE_API_KEY is missing (from Gazelle: https://gazelleapp.io/developer)',
    'SUPABASE_URL is not a URL',
    'SUPABASE_SECRET_KEY is missing (from Supabase: Project Settings > API Keys > Secret keys',
  ]) {
    expect(attempt).toThrow(part);
  }
});

describe('a Supabase key that could not write is refused with a sentence', () => {
  test.each([
    ['publishable', 'sb_publishable_abc'],
    ['anon', jwt('anon')],
    ['authenticated', jwt('authenticated')],
  ])('%s', (name, key) => {
    const attempt = () => readConfig({ ...good, SUPABASE_SECRET_KEY: key }, needed);
    expect(attempt).toThrow(new RegExp(`SUPABASE_SECRET_KEY is (a|the) ${name} key, which cannot write`));
    expect(attempt).not.toThrow(key);
  });
});

test('the service_role key of an older project is as good as a secret key', () => {
  const { SUPABASE_SECRET_KEY: _, ...rest } = good;
  const key = jwt('service_role');
  expect(readConfig({ ...rest, SUPABASE_SERVICE_ROLE_KEY: key }, needed).config.supabase?.key).toBe(key);
});

test.each(['SUPABASE_URL', 'GAZELLE_API_URL'])(
  'a user and a password in %s are refused, unprinted',
  (name) => {
    const attempt = () => readConfig({ ...good, [name]: 'https://ann:hunter2@abc.supabase.co' }, needed);
    expect(attempt).toThrow(`${name} must not hold a user or a password`);
    expect(attempt).not.toThrow('hunter2');
  },
);

describe('plain http is refused but for this machine', () => {
  test.each(['http://127.0.0.1:54321', 'http://localhost:54321', 'http://[::1]:54321'])(
    '%s is taken',
    (url) => {
      expect(readConfig({ ...good, SUPABASE_URL: url }, needed).config.supabase?.url).toBe(url);
    },
  );
  test.each(['http://abc.supabase.co', 'http://localhost.evil.example', 'http://127.0.0.1.evil.example'])(
    '%s is not',
    (url) => {
      expect(() => readConfig({ ...good, SUPABASE_URL: url }, needed)).toThrow(
        'SUPABASE_URL must begin with https',
      );
      expect(() => readConfig({ ...good, GAZELLE_API_URL: url }, needed)).toThrow(
        'GAZELLE_API_URL must begin',
      );
    },
  );
});

test('a dry run can do without Supabase, but not with half of its settings', () => {
  const { GAZELLE_API_KEY } = good;
  expect(readConfig({ GAZELLE_API_KEY }, { supabase: 'optional' }).config.supabase).toBeNull();
  const half = { GAZELLE_API_KEY, SUPABASE_URL: good.SUPABASE_URL };
  expect(() => readConfig(half, { supabase: 'optional' })).toThrow('SUPABASE_SECRET_KEY is missing');
});

test('OAuth needs all three of its settings, and Supabase to keep the token in', () => {
  const { GAZELLE_API_KEY: _, ...project } = good;
  const oauth = { GAZELLE_CLIENT_ID: 'id', GAZELLE_CLIENT_SECRET: 'secret', GAZELLE_REFRESH_TOKEN: 'token' };
  expect(readConfig({ ...project, ...oauth }, needed).config.gazelle.credentials.kind).toBe('oauth');
  const partly = { ...project, GAZELLE_CLIENT_ID: 'id' };
  expect(() => readConfig(partly, needed)).toThrow('GAZELLE_CLIENT_SECRET, GAZELLE_REFRESH_TOKEN missing');
  expect(() => readConfig(oauth, { supabase: 'optional' })).toThrow('SUPABASE_URL is missing');
});

test('who looks only at Supabase needs nothing of Gazelle, and is not told of what is wrong with it', () => {
  const { GAZELLE_API_KEY: _, ...project } = good;
  const env = { ...project, GAZELLE_API_URL: 'ftp://x', GAZELLE_CLIENT_ID: 'id', GAZELLE_TIMEZONE: 'Mars' };
  expect(readProject(env).supabase).toEqual({ url: project.SUPABASE_URL, key: project.SUPABASE_SECRET_KEY });
  const attempt = () => readProject({ ...good, SUPABASE_SECRET_KEY: '' });
  expect(attempt).toThrow('SUPABASE_SECRET_KEY is missing');
  expect(attempt).not.toThrow('GAZELLE');
});

test.each([
  ['postgres://u:p@db.example/q', {}, '?sslmode=verify-full'],
  ['postgres://u:p@db.example/q?sslmode=require', {}, '?sslmode=verify-full'],
  [
    'postgres://u:p@db.example/q',
    { PGSSLROOTCERT: '/dev/null' },
    '?sslmode=verify-full&sslrootcert=%2Fdev%2Fnull',
  ],
  ['postgres://u:p@db.example/q?sslmode=disable', { PGSSLROOTCERT: '/ca' }, '?sslmode=disable'],
  ['postgres://u:p@db.example/q', { PGSSLMODE: 'no-verify' }, '?sslmode=no-verify'],
  ['postgres://u:p@localhost:5433/q', {}, '?sslmode=disable'],
  ['postgres://u:p@[::1]/q?sslmode=require', {}, '?sslmode=verify-full'],
  ['postgres:///q?host=/tmp', {}, '?host=%2Ftmp&sslmode=disable'],
])('the queue at %s, with %j, is reached by %s', (url, env, search) => {
  for (const [name, value] of Object.entries({ DATABASE_URL: `"${url}"`, ...env })) vi.stubEnv(name, value);
  expect(new URL(readQueueUrl('/dev/null')).search).toBe(search);
  vi.unstubAllEnvs();
});

test.each([
  ['postgres://u:p@db.example/q', { PGSSLROOTCERT: '/no/ca' }],
  ['postgres://u:p@db.example/q?sslrootcert=/no/ca', {}],
])('the queue at %s, with %j, names the file of the CA that it cannot read', (url, env) => {
  for (const [name, value] of Object.entries({ DATABASE_URL: url, ...env })) vi.stubEnv(name, value);
  expect(() => readQueueUrl('/dev/null')).toThrow(
    'PGSSLROOTCERT (or sslrootcert) /no/ca cannot be read (ENOENT)',
  );
  vi.unstubAllEnvs();
});
