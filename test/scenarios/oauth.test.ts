import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exitCodeOfError } from '../../bin/exit-codes.ts';
import { withProject } from '../../pipeline/config.ts';
import { readStatus } from '../../pipeline/operate/status.ts';
import { migrate } from '../supabase/project.ts';
import { borrowSupabase } from '../support/borrow-supabase.ts';
import { captureLog, openTestBed, type TestBed } from '../support/test-bed.ts';

const settings = {
  clientId: 'the-client',
  clientSecret: 'the-secret',
  refreshToken: 'gz_refresh_of_the_settings',
};
const options = { entities: ['users' as const] };
/** Collections that are read at once. */
const several = { entities: ['users', 'clients', 'pianos', 'appointments'] };
const key = 'gazelle_oauth_token';

const supabase = await borrowSupabase();
afterAll(() => supabase.close());
let bed: TestBed;
beforeEach(async () => {
  supabase.http.requests.length = 0;
  bed = await openTestBed({ supabase, oauth: settings });
  bed.config.gazelle.credentials = { kind: 'oauth', ...settings };
});
afterEach(() => bed.close());

async function store(token: object, times = 1): Promise<void> {
  let value = JSON.stringify(token);
  for (let i = 1; i < times; i += 1) value = JSON.stringify(value);
  await supabase.sql('insert into system_settings (key, value) values ($1, $2)', [key, value]);
}

async function stored(): Promise<Record<string, unknown>> {
  const [row] = await supabase.sql('select value from system_settings where key = $1', [key]);
  return JSON.parse(String(row?.value));
}

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();
const current = () => ({
  access_token: bed.gazelle.oauth.accessToken,
  refresh_token: bed.gazelle.oauth.refreshToken,
});

test('the first run begins with the refresh token of the settings, and stores what it got', async () => {
  expect((await bed.sync(options)).summary.run.status).toBe('success');
  expect(bed.gazelle.oauth.refreshes).toBe(1);
  expect(await stored()).toMatchObject(current());
});

test('a stored token that is good is used as it is, also when it was serialised twice', async () => {
  await store({ ...current(), expires_at: inAnHour() }, 2);
  expect((await bed.sync(options)).summary.run.status).toBe('success');
  expect(bed.gazelle.oauth.refreshes).toBe(0);
});

test('a key that an earlier system stored as if it were a token is used as a key, and in its place a token where it is refused', async () => {
  await store({ access_token: bed.gazelle.apiKey }, 2);
  expect((await bed.sync(options)).summary.run.status).toBe('success');
  expect(bed.gazelle.oauth.refreshes).toBe(0);
  await supabase.sql('delete from system_settings where key = $1', [key]);
  await store({ access_token: 'gz_of_last_year' });
  expect((await bed.sync(options)).summary.run.status).toBe('success');
  expect(bed.gazelle.oauth.refreshes).toBe(1);
  expect(await stored()).toMatchObject(current());
});

test('settings of the type jsonb, as an earlier system made them, are read and written as text is', async () => {
  await supabase.sql('alter table system_settings alter column value type jsonb using to_jsonb(value)');
  await migrate(supabase);
  const token = { ...current(), expires_at: inAnHour() };
  await supabase.sql('insert into system_settings (key, value) values ($1, $2::jsonb)', [
    key,
    JSON.stringify(token),
  ]);
  expect((await bed.sync(several)).summary.run.status).toBe('success');
  expect(bed.gazelle.oauth.refreshes).toBe(0);
  bed.gazelle.oauth.expireAccessToken();
  const { summary } = await bed.sync(several);
  expect(summary.entities.filter(({ strategy }) => strategy === 'full')).toEqual([]);
  expect((await bed.sync(several)).summary.run.status).toBe('success');
  expect(bed.gazelle.oauth.refreshes).toBe(1);
  const project = withProject(bed.config);
  const status = await readStatus(project, captureLog().log);
  expect(status.find(({ entity }) => entity === 'clients')?.lastComparedAt).toBeTypeOf('string');
  await supabase.sql(`alter table system_settings alter column value type text using value #>> '{}'`);
  await migrate(supabase);
});

test('a token that has expired is renewed before it is used', async () => {
  await store({ ...current(), expires_at: new Date(Date.now() - 5000).toISOString() });
  await bed.sync(options);
  const paths = bed.gazelle.http.requests.map(({ path }) => path);
  expect(paths[0]).toBe('/developer/oauth/token');
  expect(paths.filter((path) => path.endsWith('token'))).toHaveLength(1);
});

test('after a 401 the token is renewed once, whoever else got one, and each request is repeated', async () => {
  await store({ ...current(), expires_at: inAnHour() });
  bed.gazelle.oauth.expireAccessToken();
  const { summary } = await bed.sync(several);
  expect(summary.run.status).toBe('success');
  expect(bed.gazelle.oauth.refreshes).toBe(1);
});

test('a token that expires in the middle of a run is renewed once for all requests under way', async () => {
  let asked = 0;
  bed.gazelle.http.before(({ operation }) => {
    asked += operation === 'Clients' ? 1 : 0;
    if (asked === 2) bed.gazelle.oauth.expireAccessToken();
    if (asked === 2) asked += 1;
  });
  const { summary } = await bed.sync({ ...several, pageSize: 3 });
  expect(summary.run.status).toBe('success');
  expect(bed.gazelle.oauth.refreshes).toBe(2);
});

test('a 401 with a fresh token is the end: the run fails and says what to check', async () => {
  const refuse = { kind: 'status', status: 401, body: '{}', times: 99 } as const;
  bed.gazelle.http.faults.add({ ...refuse, match: ({ path }) => path.startsWith('/graphql') });
  const error = await bed.sync(options).catch((cause: unknown) => cause);
  expect(error).toMatchObject({ name: 'GazelleKeyRefusedError', message: expect.stringContaining('OAuth') });
  expect(exitCodeOfError(error)).toBe(2);
  expect(bed.gazelle.http.requests.filter(({ operation }) => operation === 'Account')).toHaveLength(2);
});

test('the renewed token is in Supabase before it is used', async () => {
  let storedFirst = null;
  bed.gazelle.http.before(async ({ operation }) => {
    if (operation === 'Account') storedFirst ??= await stored();
  });
  await bed.sync(options);
  expect(storedFirst).toMatchObject(current());
});

test('an answer without a new refresh token keeps the old one', async () => {
  bed.gazelle.oauth.omitRefreshToken = true;
  await bed.sync(options);
  expect(await stored()).toMatchObject({ refresh_token: settings.refreshToken });
});

test('a stored refresh token that is refused gives way to that of the settings', async () => {
  await store({ access_token: 'old', refresh_token: 'revoked', expires_at: '2020-01-01T00:00:00Z' });
  expect((await bed.sync(options)).summary.run.status).toBe('success');
  expect(await stored()).toMatchObject(current());
});

test('when both are refused, the run fails and says what to do', async () => {
  bed.config.gazelle.credentials = { kind: 'oauth', ...settings, refreshToken: 'revoked too' };
  const error = await bed.sync(options).catch((cause: unknown) => cause);
  expect(error).toMatchObject({ message: expect.stringContaining('authorize the application again') });
  expect(exitCodeOfError(error)).toBe(2);
  const [row] = await supabase.sql('select status, error from sync_logs');
  expect(row).toMatchObject({ status: 'failed', error: expect.stringContaining('authorize') });
});

test('a Gazelle that cannot renew is unavailable, and has refused nothing', async () => {
  bed.gazelle.http.faults.add({
    kind: 'status',
    status: 408,
    times: 99,
    match: ({ path }) => path.endsWith('token'),
  });
  const error = await bed.sync(options).catch((cause: unknown) => cause);
  expect(error).toMatchObject({ message: 'Gazelle gave no OAuth token (HTTP 408)' });
  expect(exitCodeOfError(error)).toBe(1);
});

test('a Supabase that cannot keep the token fails the run by its own name', async () => {
  supabase.http.faults.add({
    kind: 'status',
    status: 401,
    body: '{}',
    match: ({ operation }) => operation.endsWith('system_settings'),
  });
  const error = await bed.sync(options).catch((cause: unknown) => cause);
  expect(error).toMatchObject({ name: 'SupabaseKeyRefusedError' });
  expect(exitCodeOfError(error)).toBe(2);
});

test('a renewed token that cannot be stored is not used, and is stored as soon as Supabase answers again', async () => {
  const isSave = ({ method, operation }: { method: string; operation: string }) =>
    method === 'POST' && operation.endsWith('system_settings');
  await store({ ...current(), expires_at: inAnHour() });
  const takeBack = bed.gazelle.http.before(({ operation }) => {
    if (operation !== 'TimelineEntries') return;
    bed.gazelle.oauth.expireAccessToken();
    takeBack();
  });
  // More than the attempts that one write has.
  supabase.http.faults.add({ kind: 'status', status: 503, match: isSave, times: 10 });
  const { summary } = await bed.sync({ entities: ['users', 'timeline'], concurrency: 1 });
  expect(summary.run.status).toBe('success');
  expect(bed.gazelle.oauth.refreshes).toBe(1);
  expect(await stored()).toMatchObject(current());
});

describe('no token is used up', () => {
  const stale = () =>
    store({ access_token: 'old', refresh_token: settings.refreshToken, expires_at: inAnHour() });
  const left = () => ({ access_token: 'old', refresh_token: bed.gazelle.oauth.refreshToken });

  test('by a run, dry or not, against a Postgres that only reads', async () => {
    await stale();
    await supabase.sql('set default_transaction_read_only = on');
    try {
      for (const dryRun of [true, false])
        await expect(bed.sync({ ...options, dryRun })).rejects.toThrow('Supabase');
    } finally {
      await supabase.sql('set default_transaction_read_only = off');
    }
    expect(bed.gazelle.oauth.refreshes).toBe(0);
    expect(await stored()).toMatchObject(left());
  });

  test.each([true, false])('while system_settings cannot be written (dry run: %s)', async (dryRun) => {
    await stale();
    const match = ({ method, operation }: { method: string; operation: string }) =>
      method !== 'GET' && operation.endsWith('system_settings');
    supabase.http.faults.add({ kind: 'status', status: 503, match, times: 99 });
    await expect(bed.sync({ ...options, dryRun })).rejects.toThrow(
      'no answer from Supabase for system_settings',
    );
    expect(bed.gazelle.oauth.refreshes).toBe(0);
    expect(await stored()).toMatchObject(left());
  });

  test.each([
    [401, 'invalid_client', 'GAZELLE_CLIENT_SECRET', 2],
    [400, 'temporarily_unavailable', 'HTTP 400', 1],
  ])('by HTTP %i %s, which is not about it', async (status, error, said, exit) => {
    await store({ access_token: 'old', refresh_token: 'stored', expires_at: inAnHour() });
    const match = ({ path }: { path: string }) => path.endsWith('token');
    bed.gazelle.http.faults.add({ kind: 'status', status, body: JSON.stringify({ error }), match });
    const failure = await bed.sync(options).catch((cause: unknown) => cause);
    expect(failure).toMatchObject({ message: expect.stringContaining(said) });
    expect(exitCodeOfError(failure)).toBe(exit);
    expect(bed.gazelle.http.requests.filter(match)).toHaveLength(1);
  });
});

test('a token that lives for a minute is renewed once, not for each request', async () => {
  bed.gazelle.oauth.expiresIn = 60;
  expect((await bed.sync(several)).summary.run.status).toBe('success');
  expect((await bed.sync(options)).summary.run.status).toBe('success');
  expect(bed.gazelle.oauth.refreshes).toBe(1);
});

test('a dry run that has to renew the token says so, and writes nothing else', async () => {
  await bed.sync({ ...options, dryRun: true });
  const writes = supabase.http.requests.filter(({ method }) => method !== 'GET');
  expect(new Set(writes.map(({ path }) => path))).toEqual(new Set(['/rest/v1/system_settings']));
  expect(bed.logged.join()).toContain('this dry run writes nothing else');
  expect(await supabase.sql('select key from system_settings')).toEqual([{ key }]);
  supabase.http.requests.length = 0;
  await bed.sync({ ...options, dryRun: true });
  expect(supabase.http.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
});

test('a token that another process renewed meanwhile is used, and not taken away from it', async () => {
  await store({ access_token: 'of yesterday', refresh_token: 'used up', expires_at: inAnHour() });
  bed.gazelle.http.before(async ({ n }) => {
    const value = JSON.stringify({ ...current(), expires_at: inAnHour() });
    if (n === 1) await supabase.sql('update system_settings set value = $1 where key = $2', [value, key]);
  });
  expect((await bed.sync(options)).summary.run.status).toBe('success');
  expect(bed.gazelle.oauth.refreshes).toBe(0);
});

test('a run killed between storing and using the token leaves the next one a good one', async () => {
  bed.gazelle.http.faults.add({
    kind: 'reset',
    times: 99,
    match: ({ operation }) => operation === 'Account',
  });
  await bed.sync(options).catch(() => {});
  bed.gazelle.http.faults.clear();
  expect(await stored()).toMatchObject(current());
  expect((await bed.sync(options)).summary.run.status).toBe('success');
  expect(bed.gazelle.oauth.refreshes).toBe(1);
});
