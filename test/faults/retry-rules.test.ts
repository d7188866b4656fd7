import { readFile } from 'node:fs/promises';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { httpDefaults } from '../../pipeline/config.ts';
import { type RetryRule, timesToRetry } from '../../pipeline/http/protocol.ts';
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
  protocol: typeof postgrest | typeof graphqlOverHttp,
  status: number,
  body: string,
  { method, path } = insert,
): Promise<number> {
  server.faults.add({ kind: 'status', status, body, times: Number.POSITIVE_INFINITY });
  const options = { ...httpDefaults, retries: 5, backoffMs: 1, maxRetryAfterMs: 1 };
  const fetch = resilientFetch({ ...options, protocol, log: captureLog().log });
  const response = await fetch(server.url + path, { method });
  expect([response.status, await response.text()]).toEqual([status, body]);
  return server.requests.length;
}

describe.each([
  ['Gazelle', graphqlOverHttp],
  ['Supabase', postgrest],
])('%s', (_, protocol) => {
  const passing = [408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 525, 526, 527, 530, 544, 598];
  test.each(passing)('HTTP %i is tried again, as often as allowed', async (status) => {
    expect(await attempts(protocol, status, page)).toBe(6);
  });

  test.each([400, 405, 409, 410, 422, 501, 505])('HTTP %i is believed at once', async (status) => {
    expect(await attempts(protocol, status, page)).toBe(1);
  });

  test.each([403, 404])('HTTP %i with the page of a proxy is asked again twice', async (status) => {
    expect(await attempts(protocol, status, page)).toBe(3);
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
        const whole = { status, content: answer.includes('web page') ? page : reason(code), data: { code } };
        return Object.entries({ Gazelle: gazelle, Supabase: supabase })
          .filter(([, times]) => times !== '')
          .map(([side, times]) => ({ side: side as keyof typeof protocols, whole, times }));
      }),
    );
  });
  type Judged = (typeof said)[number]['whole'];
  const timesOf = (rules: readonly RetryRule[], whole: Judged) =>
    timesToRetry(rules, whole, { method: 'POST', url: server.url + insert.path, headers: new Headers() });

  test('says of every answer how often it is asked again', () => {
    const inWords = (times: number) =>
      ({ 0: /^never/, Infinity: /^`--retries`$/ })[times] ?? RegExp(`^${times} times$`);
    expect(said.length).toBeGreaterThan(50);
    for (const { side, whole, times } of said)
      expect(times, `${side}, ${JSON.stringify(whole)}`).toMatch(
        inWords(timesOf(protocols[side].retryRules, whole)),
      );
  });

  test.each(Object.entries(protocols))('leaves out no rule of %s', (name, { retryRules }) => {
    for (const rule of retryRules as readonly RetryRule[]) {
      const others = retryRules.filter((other) => other !== rule);
      const isSaid = said.some(
        ({ side, whole }) => side === name && timesOf(retryRules, whole) !== timesOf(others, whole),
      );
      expect(isSaid, JSON.stringify(rule)).toBe(true);
    }
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

  test('what is asked again a few times is asked for less than ten seconds with the usual backoff', () => {
    // Each wait is at most twice as long as the one before, and the first is at most `backoffMs`.
    const seconds = (times: number) => (httpDefaults.backoffMs * (2 ** times - 1)) / 1000;
    const few = postgrest.retryRules.flatMap(({ times }) => (times ? [times] : []));
    expect(Math.max(...few.map(seconds))).toBeLessThan(10);
  });
});
