import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { rateLimit } from '../../sandbox/http/rate-limit.ts';
import { serve } from '../../sandbox/http/serve.ts';
import { fetchOpener } from '../support/open-fetch.ts';
import { captureLog } from '../support/test-bed.ts';

const server = await serve(() => Response.json({ fine: true }), { latencyMs: 5 });
afterAll(() => server.close());
beforeEach(() => {
  server.requests.length = 0;
  server.faults.clear();
});

const { log, lines } = captureLog();
const open = fetchOpener(log, { concurrency: 4 });
const post = { method: 'POST', body: '{"query":"query Pianos { id }"}' };
const statuses = async (fetch: typeof globalThis.fetch, count: number) => {
  const answers = await Promise.all(Array.from({ length: count }, () => fetch(server.url, post)));
  return [...new Set(answers.map(({ status }) => status))];
};
const always = { times: Number.POSITIVE_INFINITY };

describe('a server that turns requests away', () => {
  test('is read to the end, where it lets others through', async () => {
    let n = 0;
    const match = () => {
      n += 1;
      return n % 3 > 0;
    };
    server.faults.add({ kind: 'status', status: 429, headers: { 'retry-after': '0' }, match, ...always });
    expect(await statuses(open(), 40)).toEqual([200]);
  });

  test('is asked no more than it lets through, and told of where fewer are sent at once', async () => {
    lines.length = 0;
    server.faults.add(rateLimit(20));
    expect(await statuses(open(), 50)).toEqual([200]);
    expect(server.requests.length).toBeLessThan(60);
    const told = lines.map((line) => JSON.parse(line)).filter(({ level }) => level >= 30);
    expect(told.map(({ msg }) => msg)).toEqual([
      'Gazelle asks to slow down (HTTP 429): half as many at once from now on',
      'Gazelle asks to slow down (HTTP 429): half as many at once from now on',
    ]);
  });

  test('is given up in the end, where it lets nobody through', async () => {
    server.faults.add({ kind: 'status', status: 429, headers: { 'retry-after': '0' }, ...always });
    expect(await statuses(open(), 1)).toEqual([429]);
    // Five times as often as two retries, and once more.
    expect(server.requests).toHaveLength(11);
  });

  test('is given up in the end, where it lets through all but one', async () => {
    const match = ({ path }: { path: string }) => path === '/never';
    server.faults.add({ kind: 'status', status: 429, headers: { 'retry-after': '0' }, match, ...always });
    const fetch = open();
    let refused = false;
    const never = fetch(`${server.url}/never`, post).finally(() => {
      refused = true;
    });
    while (!refused) await fetch(server.url, post);
    expect((await never).status).toBe(429);
  });
});
