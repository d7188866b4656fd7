import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import { createOAuth } from '../../sandbox/gazelle/oauth.ts';
import { isGood, parseToken } from '../../sources/gazelle/api/credentials.ts';
import { oauth } from '../../sources/gazelle/api/oauth.ts';
import { captureLog } from '../support/test-bed.ts';

const app = { clientId: 'id', clientSecret: 'secret' };
const gone = '2000-01-01T00:00:00Z';
const good = '2999-01-01T00:00:00Z';
const token = (access: string | null, refresh: string, expiresAt: string) =>
  JSON.stringify({ access_token: access, refresh_token: refresh, expires_at: expiresAt });

/** A token endpoint, and one store that processes share. */
function openAccount(stored: string | null) {
  const gazelle = createOAuth({ ...app, refreshToken: 'first' });
  const account = {
    gazelle,
    stored,
    loads: 0,
    saves: 0,
    fault: (_what: 'load' | 'prove' | 'save', _saves: number): unknown => undefined,
    /** One process; what it waits is short. */
    start(over: { signal?: AbortSignal; backoffMs?: number } = {}) {
      const { log, lines } = captureLog();
      const credentials = oauth({
        ...{ tokenUrl: 'https://gazelle.example/token', ...app, refreshToken: 'of the settings', log },
        ...{ backoffMs: 1, ...over },
        fetch: async (url, init) => gazelle.answer(new Request(String(url), init)),
        store: {
          async load() {
            account.loads += 1;
            await account.fault('load', account.saves);
            return account.stored;
          },
          async prove() {
            await account.fault('prove', account.saves);
            account.stored ??= '{}';
          },
          async save(value) {
            account.saves += 1;
            await account.fault('save', account.saves);
            account.stored = value;
          },
        },
      });
      return { credentials, lines };
    },
  };
  return account;
}

const bearer = (access: string) => ['authorization', `Bearer ${access}`];
const down = () => Promise.reject(new Error('Supabase is down'));

describe('a renewal', () => {
  test('is not begun while storing does not work, so that the old token stays good', async () => {
    const account = openAccount(token('old', 'first', gone));
    account.fault = (what) => (what === 'load' ? undefined : down());
    await expect(account.start().credentials()).rejects.toThrow('Supabase is down');
    expect(account.gazelle.refreshes).toBe(0);
    account.fault = () => undefined;
    expect(await account.start().credentials()).toEqual(bearer('gz_access_1'));
  });

  test('is stored in the end where storing fails for a while, also after the run was asked to stop', async () => {
    const account = openAccount(token('old', 'first', gone));
    const stop = new AbortController();
    account.fault = (what, saves) => {
      if (what !== 'save' || saves > 5) return;
      stop.abort(new Error('asked to stop'));
      return down();
    };
    const { credentials, lines } = account.start({ signal: stop.signal });
    expect(await credentials()).toEqual(bearer('gz_access_1'));
    expect(account).toMatchObject({ saves: 6, stored: expect.stringContaining('gz_refresh_1') });
    expect(lines.join()).toContain('a process killed now would lose it');
  });

  test('that could not be stored in time is said to be lost, and stored all the same where the run goes on', async () => {
    const account = openAccount(token('old', 'first', gone));
    account.fault = (what) => (what === 'save' ? down() : undefined);
    const { credentials } = account.start({ backoffMs: 0.03 });
    const error = await credentials().catch((cause: unknown) => cause);
    expect(error).toMatchObject({
      name: 'GazelleKeyRefusedError',
      message: expect.stringMatching(/lost.*authorize/),
    });
    const { saves } = account;
    await expect(credentials()).rejects.toThrow('lost');
    expect(account.saves).toBe(saves + 1);
    account.fault = () => undefined;
    expect(await credentials()).toEqual(bearer('gz_access_1'));
    expect(account.gazelle.refreshes).toBe(1);
  });

  test('is one for all requests that need it at this moment', async () => {
    const account = openAccount(token('old', 'first', gone));
    const { credentials } = account.start();
    const old = ['authorization', 'Bearer old'] as const;
    const proofs = await Promise.all([credentials(), credentials(old), credentials(), credentials(old)]);
    expect(proofs).toEqual(proofs.map(() => bearer('gz_access_1')));
    expect(account).toMatchObject({ loads: 1, saves: 1 });
  });

  test('is not begun after the run was asked to stop', async () => {
    const account = openAccount(token('old', 'first', gone));
    const { credentials } = account.start({ signal: AbortSignal.abort(new Error('asked to stop')) });
    await expect(credentials()).rejects.toThrow('asked to stop');
    expect(account.gazelle.refreshes).toBe(0);
  });
});

describe('of two processes', () => {
  test('the second takes the token that the first stored, where its own went stale by time', async () => {
    const account = openAccount(token('one', 'first', new Date(Date.now() + 200).toISOString()));
    const { credentials } = account.start();
    expect(await credentials()).toEqual(bearer('one'));
    account.stored = token('of the first', 'first, rotated', good);
    await sleep(250);
    expect(await credentials()).toEqual(bearer('of the first'));
    expect(account.gazelle.refreshes).toBe(0);
  });

  test('the second waits for the token that the first is about to store', async () => {
    const account = openAccount(token('old', 'first', gone));
    account.fault = (what) => what === 'save' && sleep(100);
    const [first, second] = [account.start(), account.start({ backoffMs: 20 })];
    const headers = [first.credentials(), second.credentials()];
    expect(await Promise.all(headers)).toEqual([bearer('gz_access_1'), bearer('gz_access_1')]);
    expect(account.gazelle.refreshes).toBe(1);
  });

  test('the second renews a token of the first that looks stale, before it tries that of the settings', async () => {
    const account = openAccount(token('old', 'used up', gone));
    account.fault = (what) => {
      if (what === 'prove') setImmediate(() => (account.stored = token('stale', 'first', gone)));
    };
    expect(await account.start({ backoffMs: 20 }).credentials()).toEqual(bearer('gz_access_1'));
  });
});

/** What a renewal stores that gets this answer. */
async function answered(status: number, text: string) {
  let stored: string | null = null;
  const credentials = oauth({
    ...{ tokenUrl: 'https://gazelle.example/token', ...app, refreshToken: 'used', backoffMs: 1 },
    log: captureLog().log,
    fetch: async () => new Response(text, { status }),
    store: {
      load: async () => null,
      async prove() {},
      async save(value) {
        stored = value;
      },
    },
  });
  await credentials();
  return parseToken(stored);
}

describe('what an answer to a renewal says', () => {
  test.each([400, 401, 403])('only invalid_grant is about the token (HTTP %i)', async (status) => {
    await expect(answered(status, '{"error":"invalid_grant"}')).rejects.toThrow(
      'refresh token (invalid_grant)',
    );
  });

  test.each([
    [401, '{"error":"invalid_client"}', 'application (invalid_client)', 'settings'],
    [400, '{"error":"unauthorized_client"}', 'application (unauthorized_client)', 'settings'],
    [401, 'who are you?', 'application (HTTP 401)', 'settings'],
    [400, '{"error":"unsupported_grant_type"}', 'GAZELLE_TOKEN_URL', 'settings'],
    [400, '{"error":"temporarily_unavailable"}', /HTTP 400\)$/, 'none'],
    [403, '<html>Ann Smith</html>', /HTTP 403\)$/, 'none'],
    [400, 'null', /HTTP 400\)$/, 'none'],
    [200, '{"error":"Ann Smith"}', /no OAuth token \(HTTP 200\)$/, 'none'],
  ])('HTTP %i with %s', async (status, text, said, remedy) => {
    await expect(answered(status, text)).rejects.toThrow(said);
    await expect(answered(status, text)).rejects.toMatchObject({ remedy });
  });
});

test.each([
  ['2000-01-01T00:00:00Z', true],
  ['2100-01-01T00:00:00Z', false],
  [946_684_800, true],
  [4_102_444_800, false],
  [1_700_000_000_000, true],
  [4_102_444_800_000, false],
])('a stored token that expires at %s has to be renewed: %s', (expires_at, isDue) => {
  const stored = { access_token: 'a', refresh_token: 'r', expires_at };
  expect(isGood(parseToken(JSON.stringify(stored)))).toBe(!isDue);
});

test.each([1e300, null, 0, 'soon'])('a life of %s costs no token, nor a renewal', async (expires_in) => {
  const fresh = await answered(200, JSON.stringify({ access_token: 'a', refresh_token: null, expires_in }));
  expect(fresh).toMatchObject({ access_token: 'a', refresh_token: 'used' });
  expect(isGood(fresh)).toBe(true);
});

test('a token is used until it expires, and no longer', async () => {
  vi.useFakeTimers({ now: 0, toFake: ['Date'] });
  try {
    const token = await answered(200, '{"access_token":"a","expires_in":60}');
    for (const [ms, isDue] of [
      [59_999, false],
      [60_000, true],
    ] as const) {
      vi.setSystemTime(ms);
      expect(isGood(token)).toBe(!isDue);
    }
  } finally {
    vi.useRealTimers();
  }
});
