import { readFile } from 'node:fs/promises';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { httpDefaults } from '../../pipeline/config.ts';
import { type Protocol, retriesOf } from '../../pipeline/http/protocol.ts';
import { resilientFetch } from '../../pipeline/http/resilient-fetch.ts';
import { serve } from '../../sandbox/http/serve.ts';
import { postgrest } from '../../sinks/supabase/postgrest.ts';
import { graphqlOverHttp } from '../../sources/gazelle/api/graphql-over-http.ts';
import { captureLog } from '../support/test-bed.ts';

const server = await serve(() => Response.json({ fine: true }));
afterAll(() => server.close());
beforeEach(() => {
  server.requests.length = 0;
  server.faults.clear();
});

const page = '<!DOCTYPE html><html><body>Sorry</body></html>';
const reason = (code: string) => JSON.stringify({ code, message: 'no', details: null, hint: null });

const insert = { method: 'POST', path: '/rest/v1/gazelle_clients' };
const select = { method: 'GET', path: '/rest/v1/gazelle_clients' };
const readCall = { method: 'GET', path: '/rest/v1/rpc/gazelle_known' };
const bookCall = { method: 'POST', path: '/rest/v1/rpc/gazelle_end_run' };

/** How often a request is sent that always gets this answer, with five repeats allowed. */
async function attempts(
  protocol: Protocol,
  status: number,
  body: string,
  { method, path } = insert,
): Promise<number> {
  server.faults.add({ kind: 'status', status, body, times: Number.POSITIVE_INFINITY });
  const options = { ...httpDefaults, retries: 5, backoffMs: 1 };
  const fetch = resilientFetch({ ...options, protocol, log: captureLog().log });
  const response = await fetch(server.url + path, { method });
  expect([response.status, await response.text()]).toEqual([status, body]);
  return server.requests.length;
}

describe.each([
  ['Gazelle', graphqlOverHttp],
  ['Supabase', postgrest],
])('%s', (_, protocol) => {
  const passing = [408, 425, 500, 502, 503, 504, 520, 521, 522, 523, 524, 525, 526, 527, 530, 544, 598];
  test.each(passing)('HTTP %i is tried again, as often as allowed', async (status) => {
    expect(await attempts(protocol, status, page)).toBe(6);
  });

  test('HTTP 429, come later, is tried again five times as often', async () => {
    expect(await attempts(protocol, 429, page)).toBe(26);
  });

  test.each([400, 405, 409, 410, 422, 501, 505])('HTTP %i is believed at once', async (status) => {
    expect(await attempts(protocol, status, page)).toBe(1);
  });

  test.each([
    [403, page],
    [404, page],
    [404, ''],
    [404, '[]'],
  ])('HTTP %i without a reason, as of a proxy, is asked again twice: "%s"', async (status, body) => {
    expect(await attempts(protocol, status, body)).toBe(3);
  });

  test.each([401, 403, 404])('HTTP %i with a reason in JSON is believed at once', async (status) => {
    expect(await attempts(protocol, status, reason('42501'))).toBe(1);
  });
});

describe('the table in the reference', async () => {
  const reference = await readFile(new URL('../../docs/reference.md', import.meta.url), 'utf8');
  const table = /## What is asked again\n\n(.*?)\n\n/s.exec(reference)?.[1] ?? '';
  const protocols = { Gazelle: graphqlOverHttp, Supabase: postgrest };
  /** Every status of a line with every code, and how often each side is said to be asked again. */
  const said = table.split('\n').flatMap((line) => {
    const [, answer = '', gazelle = '', supabase = ''] = line.split('|').map((cell) => cell.trim());
    const codes = [...answer.matchAll(/`(\w+)`/g)].map(([, code = '']) => code);
    const statuses = [...answer.matchAll(/\b\d{3}\b/g)].map(Number);
    return statuses.flatMap((status) =>
      (codes.length > 0 ? codes : ['']).flatMap((code) => {
        const data = answer.includes('web page') ? undefined : { code };
        return Object.entries({ Gazelle: gazelle, Supabase: supabase })
          .filter(([, times]) => times !== '')
          .map(([side, times]) => ({ side: side as keyof typeof protocols, status, code, data, times }));
      }),
    );
  });
  const timesOf = (protocol: Protocol, status: number, data: unknown) =>
    retriesOf(
      protocol,
      { status, data },
      { ...insert, url: server.url + insert.path, headers: new Headers(), body: '' },
    );

  test('says of every answer how often it is asked again', () => {
    const inWords = (times: number) =>
      ({ 0: /^never/, Infinity: /^`--retries`$/ })[times] ?? RegExp(`^${times} times$`);
    expect(said.length).toBeGreaterThan(50);
    for (const { side, status, code, data, times } of said)
      expect(times, `${side}, ${status} ${code}`).toMatch(inWords(timesOf(protocols[side], status, data)));
  });

  test('what is asked again a few times is asked for less than ten seconds with the usual backoff', () => {
    // Each wait is at most twice as long as the one before, and the first is at most `backoffMs`.
    const seconds = (times: number) => (httpDefaults.backoffMs * (2 ** times - 1)) / 1000;
    const few = said.map(({ times }) => Number.parseInt(times, 10)).filter((times) => times > 0);
    expect(Math.max(...few.map(seconds))).toBeGreaterThan(5);
    expect(Math.max(...few.map(seconds))).toBeLessThan(10);
  });

  test.each(Object.entries(protocols))('leaves out no answer of %s', (name, protocol) => {
    const mine = said.filter(({ side }) => side === name);
    const usually = (status: number) => (status < 500 ? 0 : Number.POSITIVE_INFINITY);
    const named = new Set(mine.filter(({ code }) => code === '').map(({ status }) => status));
    for (const status of Array.from({ length: 200 }, (_, i) => 400 + i))
      if (!named.has(status)) expect(timesOf(protocol, status, {}), `${status}`).toBe(usually(status));
    // A class of Postgres, its first two letters, is named by one of its codes.
    const classOf = (code: string) => (code.startsWith('PGRST') ? code : code.slice(0, 2));
    const classes = new Set(mine.map(({ code }) => classOf(code)));
    const letters = [...'0123456789FHPVX'];
    const ofPostgres = letters.flatMap((first) =>
      letters.map((last) => [500, `${first}${last}000`] as const),
    );
    const ofPostgrest = Array.from(
      { length: 400 },
      (_, i) => [404, `PGRST${1000 + i}`.replace('T1', 'T')] as const,
    );
    for (const [status, code] of [...ofPostgres, ...ofPostgrest])
      if (!classes.has(classOf(code)))
        expect(timesOf(protocol, status, { code }), code).toBe(usually(status));
  });
});

describe('Supabase', () => {
  test.each([
    ['a project that is paused is not asked again', 540, '', select, 1],
    ['a refusal of Postgres is not repeated, although it comes with HTTP 500', 500, '54000', insert, 1],
    ['a failure of Postgres is', 500, 'XX000', insert, 6],
    ['a write that takes too long is not: it is sent in halves', 500, '57014', insert, 1],
    ['nor a read: less is asked for', 500, '57014', select, 1],
    ['nor a call that reads', 500, '57014', readCall, 1],
    ['the bookkeeping is: it is small', 500, '57014', bookCall, 6],
    ['a token that cannot be checked just now is sent again a few times', 401, 'PGRST301', select, 4],
    ['so is one that is refused', 401, 'PGRST302', insert, 4],
    ['so is one that seems to be of another time', 401, 'PGRST303', select, 4],
    ['any other key is refused at once', 401, '', select, 1],
    [
      'a function that is not in the schema cache is called again for some seconds',
      404,
      'PGRST202',
      bookCall,
      5,
    ],
    ['so is a table', 404, 'PGRST205', insert, 5],
    ['a column that is not there is believed at once', 400, 'PGRST204', insert, 1],
    ['what Postgres itself lacks is believed at once', 404, '42P01', select, 1],
    ['a database that takes no writes is believed at once', 405, '25006', insert, 1],
  ])('%s', async (_, status, code, request, count) => {
    expect(await attempts(postgrest, status, reason(code), request)).toBe(count);
  });
});
