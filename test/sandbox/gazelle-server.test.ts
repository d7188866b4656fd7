import { afterEach, expect, test } from 'vitest';
import { populate } from '../../sandbox/gazelle/data/populate.ts';
import { type GazelleOptions, type GazelleSandbox, startGazelle } from '../../sandbox/gazelle/server.ts';
import { createWorld } from '../../sandbox/gazelle/world.ts';
import { ask, idPages } from './support/ask.ts';

let gazelle: GazelleSandbox;
afterEach(() => gazelle.close());

const OAUTH = { clientId: 'app', clientSecret: 'hush', refreshToken: 'gz_refresh_first' };
const NEWEST = '{ allClients(first: 1, sortBy: [UPDATED_AT_DESC]) { totalCount } }';

async function start(options?: GazelleOptions): Promise<void> {
  gazelle = await startGazelle(options);
}

const query = (headers: Record<string, string>) =>
  fetch(gazelle.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: '{"query":"{ allUsers { id } }"}',
  });

const bearer = (token: string | null) => ({ authorization: `Bearer ${token}` });

async function refresh(changes: Record<string, string> = {}) {
  const body = new URLSearchParams({
    grant_type: 'refresh_token',
    client_id: 'app',
    client_secret: 'hush',
    refresh_token: gazelle.oauth.refreshToken ?? '',
    ...changes,
  });
  const response = await fetch(gazelle.tokenUrl, { method: 'POST', body });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

test('the endpoints have the paths of the real ones', async () => {
  await start();
  expect(new URL(gazelle.url).pathname).toBe('/graphql/private/');
  expect(new URL(gazelle.tokenUrl).pathname).toBe('/developer/oauth/token');
  expect((await fetch(gazelle.url)).status).toBe(405);
  expect((await fetch(new URL('/other', gazelle.url))).status).toBe(404);
});

test('the API key lets in, anything else is a 401 in JSON', async () => {
  await start({ apiKey: 'k' });
  expect((await query({ 'x-gazelle-api-key': 'k' })).status).toBe(200);
  for (const headers of [{ 'x-gazelle-api-key': 'K' }, bearer('k'), bearer(null), {}]) {
    const response = await query(headers);
    expect([response.status, await response.json()]).toEqual([401, { error: 'Unauthorized' }]);
  }
  expect((await refresh()).status).toBe(401);
});

test('the Date header is the world’s clock', async () => {
  await start({ world: createWorld({ now: new Date('2026-03-10T12:00:00Z') }) });
  gazelle.world.advance(61_000);
  const response = await query({ 'x-gazelle-api-key': gazelle.apiKey });
  expect(response.headers.get('date')).toBe('Tue, 10 Mar 2026 12:01:01 GMT');
});

test('without the updatedAt sort, asking for it is a validation error with HTTP 200', async () => {
  await start({ updatedAtSort: false });
  const { data, errors } = await ask(gazelle, NEWEST);
  expect(data).toBeUndefined();
  expect(errors?.[0]?.message).toContain('Value "UPDATED_AT_DESC" does not exist in "ClientSort" enum');
  const { errors: byVariable } = await ask(
    gazelle,
    'query ($sortBy: [PianoSort!]) { allPianos(sortBy: $sortBy) { totalCount } }',
    { sortBy: ['UPDATED_AT_DESC'] },
  );
  expect(byVariable?.[0]?.message).toContain('UPDATED_AT_DESC');
  expect((await ask(gazelle, NEWEST.replace('UPDATED', 'CREATED'))).errors).toBeUndefined();
});

test('introspection tells whether the sort is there, and follows when it is switched', async () => {
  await start();
  const names = async () => {
    const asked = '{ __type(name: "ClientSort") { enumValues { name } } }';
    const { data } = await ask<{ __type: { enumValues: { name: string }[] } }>(gazelle, asked);
    return data.__type.enumValues.map(({ name }) => name);
  };
  expect(await names()).toContain('UPDATED_AT_DESC');
  expect((await ask(gazelle, NEWEST)).errors).toBeUndefined();
  gazelle.setUpdatedAtSort(false);
  expect(await names()).not.toContain('UPDATED_AT_DESC');
  expect((await ask(gazelle, NEWEST)).errors).toHaveLength(1);
  gazelle.setUpdatedAtSort(true);
  expect((await ask(gazelle, NEWEST)).errors).toBeUndefined();
});

test('introspection can be refused, and only that is refused', async () => {
  await start({ introspection: 'refused' });
  for (const asked of [
    '{ __schema { types { name } } }',
    '{ allUsers { id } __type(name: "ClientSort") { name } }',
  ]) {
    const { data, errors } = await ask(gazelle, asked);
    expect([data, errors?.[0]?.message]).toEqual([
      undefined,
      expect.stringMatching(/Field '__\w+' doesn't exist/),
    ]);
  }
  expect(await ask(gazelle, '{ allUsers { __typename id } }')).toEqual({ data: { allUsers: [] } });
});

test('a bearer token lets in until it expires, and a refresh gives the next one', async () => {
  await start({ oauth: OAUTH });
  const first = bearer(gazelle.oauth.accessToken);
  expect((await query(first)).status).toBe(200);
  gazelle.oauth.expireAccessToken();
  expect((await query(first)).status).toBe(401);
  const { status, body } = await refresh();
  expect([status, body]).toEqual([
    200,
    { access_token: 'gz_access_1', refresh_token: 'gz_refresh_1', expires_in: 7200, token_type: 'Bearer' },
  ]);
  expect((await query(bearer('gz_access_1'))).status).toBe(200);
  expect((await query({ 'x-gazelle-api-key': gazelle.apiKey })).status).toBe(200);
  expect(gazelle.oauth).toMatchObject({
    accessToken: 'gz_access_1',
    refreshToken: 'gz_refresh_1',
    refreshes: 1,
  });
});

test('a refresh token works once: the old one is refused from then on', async () => {
  await start({ oauth: OAUTH });
  await refresh();
  expect(await refresh({ refresh_token: OAUTH.refreshToken })).toEqual({
    status: 400,
    body: { error: 'invalid_grant' },
  });
  expect((await refresh()).status).toBe(200);
  expect(gazelle.oauth.refreshes).toBe(2);
});

test('an answer without a new refresh token leaves the old one good', async () => {
  await start({ oauth: OAUTH });
  gazelle.oauth.omitRefreshToken = true;
  expect((await refresh()).body).not.toHaveProperty('refresh_token');
  expect((await refresh({ refresh_token: OAUTH.refreshToken })).status).toBe(200);
});

test('a refresh with the wrong secret, grant or encoding is refused', async () => {
  await start({ oauth: OAUTH });
  expect((await refresh({ client_secret: 'no' })).body).toEqual({ error: 'invalid_client' });
  expect((await refresh({ grant_type: 'password' })).body).toEqual({ error: 'unsupported_grant_type' });
  const headers = { 'content-type': 'application/json' };
  expect((await fetch(gazelle.tokenUrl, { method: 'POST', headers, body: '{}' })).status).toBe(400);
  expect(gazelle.oauth.refreshes).toBe(0);
});

test('a fault and a hook meet the request by its operation name', async () => {
  await start();
  const seen: string[] = [];
  gazelle.http.before(({ operation }) => seen.push(operation));
  gazelle.http.faults.add({
    kind: 'graphql-errors',
    withPartialData: true,
    match: (r) => r.operation === 'Users',
  });
  expect(await ask(gazelle, 'query Other { allUsers { id } }')).toEqual({ data: { allUsers: [] } });
  expect(await ask(gazelle, 'query Users { allUsers { id } }')).toEqual({
    data: { allUsers: [] },
    errors: [{ message: 'Something went wrong' }],
  });
  expect(seen).toEqual(['Other', 'Users']);
});

test('the whole default account is read in fourteen pages of clients', async () => {
  await start({ world: populate(createWorld()) });
  const pages = await idPages(gazelle, 'allClients', 'first: 200, sortBy: [UPDATED_AT_DESC]');
  expect(pages).toHaveLength(14);
  expect(pages.flat().toSorted()).toEqual(gazelle.world.clients.ids().toSorted());
});
