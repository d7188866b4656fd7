import { expect, test } from 'vitest';
import { oauth } from '../../sources/gazelle/api/oauth.ts';
import { captureLog } from '../support/test-bed.ts';

const token = (access: string, refresh: string, expiresAt: string) =>
  JSON.stringify({ access_token: access, refresh_token: refresh, expires_at: expiresAt });

test('a renewal that another process was quicker to make is taken from where it was stored', async () => {
  const stored = [
    token('old', 'used up', '2000-01-01T00:00:00Z'),
    token('old', 'used up', '2000-01-01T00:00:00Z'),
  ];
  const asked: string[] = [];
  const credentials = oauth({
    tokenUrl: 'https://gazelle.example/token',
    clientId: 'id',
    clientSecret: 'secret',
    refreshToken: 'of the settings',
    store: {
      load: async () => stored.shift() ?? token('new', 'fresh', '2999-01-01T00:00:00Z'),
      save: async () => expect.unreachable('there is nothing to store'),
    },
    fetch: async (_url, init) => {
      asked.push(String(init?.body));
      return new Response('{"error":"invalid_grant"}', { status: 400 });
    },
    log: captureLog().log,
  });
  expect(await credentials.headers()).toEqual({ authorization: 'Bearer new' });
  expect(asked).toEqual([expect.stringContaining('refresh_token=used+up')]);
});
