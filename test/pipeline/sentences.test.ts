import { EventEmitter } from 'node:events';
import type { ClientRequest } from 'node:http';
import https from 'node:https';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Config, httpDefaults, withProject } from '../../pipeline/config.ts';
import { connectGazelle, connectSupabase } from '../../pipeline/connect.ts';
import { defaults } from '../../pipeline/options.ts';
import { safeMessage } from '../../pipeline/safe-message.ts';
import { readSetting } from '../../sinks/supabase/settings.ts';
import { graphql } from '../../sources/gazelle/api/graphql.ts';
import { captureLog } from '../support/test-bed.ts';

let answer: (url: URL) => Response = () => Response.json([]);

// No server of ours has a certificate that fails, or a name that does not resolve.
beforeAll(() => {
  vi.spyOn(https, 'request').mockImplementation((url) => {
    const request = new EventEmitter() as ClientRequest;
    async function respond() {
      try {
        const response = answer(new URL(url));
        const body = Readable.from([Buffer.from(await response.arrayBuffer())]);
        const { status, headers } = response;
        const message = { statusCode: status, headers: Object.fromEntries(headers) };
        request.emit('response', Object.assign(body, message));
      } catch (error) {
        request.emit('error', error);
      }
    }
    const end = () => {
      setImmediate(respond);
      return request;
    };
    return Object.assign(request, { end, destroy: () => request });
  });
});
afterEach(() => {
  answer = () => Response.json([]);
});
afterAll(() => {
  vi.restoreAllMocks();
});

const config: Config = {
  gazelle: {
    url: 'https://api.gazelle.example/graphql/',
    tokenUrl: 'https://token.gazelle.example/token',
    credentials: { kind: 'key', key: 'the key' },
  },
  supabase: { url: 'https://supabase.example', key: 'the key' },
  http: { ...httpDefaults, retries: 0, backoffMs: 1 },
};
const oauth = { kind: 'oauth', clientId: 'id', clientSecret: 'secret', refreshToken: 'token' } as const;
const Users = graphql('query Users { allUsers { id } }');

/** Answers the requests to one host, or fails to; every other host has an empty list. */
function befall(host: string, happen: () => Response): void {
  answer = (url) => (url.host === host ? happen() : Response.json([]));
}

const said = (attempt: Promise<unknown>) => attempt.then(() => 'all is well', safeMessage);

function askGazelle(credentials: Config['gazelle']['credentials'] = config.gazelle.credentials) {
  const { log } = captureLog();
  const { supabase } = connectSupabase(withProject(config), log);
  const limits = { ...defaults, concurrency: 1, signal: new AbortController().signal };
  const whole = { ...config, gazelle: { ...config.gazelle, credentials } };
  return said(connectGazelle(whole, supabase, { ...limits, log }).request(Users, {}));
}
const askSupabase = () =>
  said(readSetting(connectSupabase(withProject(config), captureLog().log).supabase, 'x'));

const sides = [
  ['api.gazelle.example', 'no answer from Gazelle', () => askGazelle()],
  ['token.gazelle.example', 'no answer from Gazelle', () => askGazelle(oauth)],
  ['supabase.example', 'no answer from Supabase for system_settings', askSupabase],
] as const;

describe.each(sides)('where %s cannot be reached', (host, beginning, ask) => {
  test.each([
    ['ECONNREFUSED', 'the connection was refused'],
    ['ENOTFOUND', 'the name in its URL does not resolve'],
    ['EAI_AGAIN', 'the name in its URL does not resolve'],
    ['ECONNRESET', 'the connection broke off'],
    ['ETIMEDOUT', 'the connection failed'],
    ['ENETUNREACH', 'the connection failed'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'its certificate is not trusted'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'its certificate is not trusted'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'its certificate is not trusted'],
    ['CERT_HAS_EXPIRED', 'its certificate is not trusted'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'its certificate is not trusted'],
    ['EPROTO', 'the connection failed'],
  ])('%s is said in words: %s', async (code, words) => {
    befall(host, () => {
      // As Node emits it; its message names the address.
      throw Object.assign(new Error(`failed at ${host}`), { code });
    });
    expect(await ask()).toBe(`${beginning}: ${words} (${code})`);
  });

  test('an answer that is not JSON is said to be none', async () => {
    befall(host, () => new Response('<html>the key</html>'));
    expect(await ask()).toBe(`${beginning}: the answer is not JSON`);
  });
});

test.each([
  [
    'api.gazelle.example',
    'Gazelle answered with HTTP 301, a redirect: check GAZELLE_API_URL',
    () => askGazelle(),
  ],
  [
    'supabase.example',
    'Supabase answered system_settings with HTTP 301, a redirect: check SUPABASE_URL',
    askSupabase,
  ],
])('a redirect of %s is not followed, and says where to look', async (host, sentence, ask) => {
  befall(host, () => new Response('', { status: 301, headers: { location: 'https://elsewhere.example/' } }));
  expect(await ask()).toBe(sentence);
});

describe('what Gazelle refuses is said by its code, and never in its own words', () => {
  const message = 'Ann Smith, ann@example.org';
  test.each([
    [400, { message, extensions: { code: 'undefinedField' } }, 'refused the query Users: undefinedField'],
    [200, { message, extensions: { code: 'FORBIDDEN' } }, 'refused the query Users: FORBIDDEN'],
    [400, { message, locations: [{ line: 2, column: 3 }] }, 'refused the query Users: in "allUsers {"'],
    [
      400,
      { message, extensions: { code: 'SMITH' } },
      'refused the query Users: it gave no code, and its own words are not printed',
    ],
    [
      500,
      { message, extensions: { code: 'INTERNAL_ERROR' } },
      'answered with HTTP 500 to Users: INTERNAL_ERROR',
    ],
  ])('HTTP %i with %j', async (status, error, sentence) => {
    befall('api.gazelle.example', () => Response.json({ errors: [error] }, { status }));
    expect(await askGazelle()).toBe(`Gazelle ${sentence}`);
  });

  test.each([null, 'Ann Smith', [null, 'Ann Smith'], { message }])(
    'errors of a shape of their own are not taken apart: %j',
    async (errors) => {
      befall('api.gazelle.example', () => Response.json({ errors }, { status: 502 }));
      expect(await askGazelle()).toBe('Gazelle answered with HTTP 502');
    },
  );

  test.each([
    [
      { error: 'invalid_client' },
      'application (invalid_client): check GAZELLE_CLIENT_ID, GAZELLE_CLIENT_SECRET and GAZELLE_TOKEN_URL',
    ],
    [{ error: 'invalid_grant' }, 'refresh token (invalid_grant): authorize the application again'],
    [
      { error: message },
      'application (HTTP 401): check GAZELLE_CLIENT_ID, GAZELLE_CLIENT_SECRET and GAZELLE_TOKEN_URL',
    ],
  ])('OAuth: %j', async (body, sentence) => {
    befall('token.gazelle.example', () => Response.json(body, { status: 401 }));
    expect(await askGazelle(oauth)).toBe(`Gazelle refused the OAuth ${sentence}`);
  });
});

describe('what Supabase refuses is said by its code, with what to do', () => {
  const words = 'Ann Smith, ann@example.org';
  test.each([
    [
      'a statement that takes too long, even a read',
      { status: 500, code: '57014' },
      'Supabase took too long over system_settings (57014): it is busy, its tables need `vacuum analyze`, or a lock or a trigger holds the statement up',
    ],
    [
      'a database that takes no writes',
      { status: 405, code: '25006' },
      'the database of Supabase is read-only (25006): the free plan or the disk is full, until rows are deleted or it is enlarged; or another server takes over, for some minutes',
    ],
    [
      'a grant that is missing',
      { status: 403, code: '42501' },
      'the role of this key lacks a grant on system_settings (42501): give a secret key, or run the grant that `etl doctor` prints',
    ],
    [
      'a grant that is missing on a table which a function uses',
      { status: 403, code: '42501', message: 'permission denied for table gazelle_leases' },
      'the role of this key lacks a grant on gazelle_leases (42501): give a secret key, or run the grant that `etl doctor` prints',
    ],
    [
      'a project that is paused',
      { status: 540, code: '' },
      'the Supabase project is paused (HTTP 540): restore it in its dashboard',
    ],
    [
      'a key that is not accepted',
      { status: 401, code: 'PGRST301' },
      'Supabase refused the key for system_settings (PGRST301); check SUPABASE_SECRET_KEY',
    ],
  ])('%s', async (_, { status, code, message = words }: Refusal, sentence) => {
    befall('supabase.example', () => Response.json({ code, message }, { status }));
    expect(await askSupabase()).toBe(sentence);
  });
});

type Refusal = { status: number; code: string; message?: string };
