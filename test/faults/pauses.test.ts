import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { serve } from '../../sandbox/http/serve.ts';
import { fetchOpener } from '../support/open-fetch.ts';
import { captureLog } from '../support/test-bed.ts';

const enough = new Error('enough');
let underWay = 0;
let most = 0;
const server = await serve(async () => {
  underWay += 1;
  most = Math.max(most, underWay);
  await new Promise((done) => setTimeout(done, 10));
  underWay -= 1;
  return Response.json({ fine: true });
});
afterAll(() => server.close());
beforeEach(() => {
  server.requests.length = 0;
  server.faults.clear();
  most = 0;
});

const { log, lines } = captureLog();
const open = fetchOpener(log, { concurrency: 8 });
type Fetch = ReturnType<typeof open>;
const ask = (fetch: Fetch, path = '/') => fetch(`${server.url}${path}`, { method: 'POST', body: '{}' });
const askTimes = (fetch: Fetch, count: number) =>
  Promise.all(Array.from({ length: count }, () => ask(fetch)));
const refuse = (status: number, headers: Record<string, string> = {}, times = 1) =>
  server.faults.add({ kind: 'status', status, headers, times });

/** How many requests are sent at once, at most. */
async function mostAtOnce(fetch: Fetch): Promise<number> {
  most = 0;
  await askTimes(fetch, 6);
  return most;
}

describe('every request waits while the server asks for a pause', () => {
  test.each([
    [429, { 'retry-after': '1' }, {}, 1000],
    [503, { 'retry-after': '1' }, {}, 1000],
    [200, { 'retry-after': '1' }, {}, 1000],
    [429, {}, { backoffMs: 200 }, 200],
    [429, { 'retry-after': 'soon' }, { backoffMs: 200 }, 200],
  ])('after HTTP %i with %j and %j: for %i ms', async (status, headers, over, ms) => {
    server.faults.add({ kind: 'status', status, headers, body: '{}' });
    const fetch = open(over);
    const began = performance.now();
    const first = ask(fetch);
    while (server.requests.length === 0) await new Promise((done) => setTimeout(done, 1));
    // Others come while the first is answered, or just after that.
    await new Promise((done) => setTimeout(done, 50));
    await ask(fetch, '/other');
    expect(performance.now() - began).toBeGreaterThanOrEqual(ms);
    expect((await first).status).toBe(200);
  });

  test('but not for longer than until it is aborted', async () => {
    refuse(429, { 'retry-after': '30' });
    const stop = new AbortController();
    const fetch = open({ stop: stop.signal, concurrency: 1 });
    const waiting = [ask(fetch), ask(fetch)];
    setTimeout(() => stop.abort(enough), 100);
    const [refused, waits] = await Promise.allSettled(waiting);
    expect([refused, waits]).toMatchObject([{ value: { status: 429 } }, { reason: enough }]);
    expect(server.requests).toHaveLength(1);
  });
});

describe('the number of requests at once', () => {
  test('is as many as allowed while all is well', async () => {
    expect(await mostAtOnce(open({ concurrency: 3 }))).toBe(3);
  });

  test('is halved once by a burst of refusals, and the log says so once', async () => {
    lines.length = 0;
    refuse(429, {}, 8);
    const fetch = open({ backoffMs: 200 });
    await askTimes(fetch, 8);
    expect(await mostAtOnce(fetch)).toBe(4);
    const said = lines.map((line) => JSON.parse(line)).filter(({ level }) => level === 30);
    expect(said.map(({ msg }) => msg)).toEqual([
      'Gazelle asks to slow down (HTTP 429): half as many at once from now on',
    ]);
  });

  test('has no limit of its own towards Supabase, and the log says of each pause that it is asked for', async () => {
    lines.length = 0;
    refuse(429, {}, 8);
    const fetch = open({ concurrency: Number.POSITIVE_INFINITY, backoffMs: 200 });
    await askTimes(fetch, 8);
    expect(await mostAtOnce(fetch)).toBe(6);
    const said = lines.map((line) => JSON.parse(line)).filter(({ level }) => level === 30);
    expect(said).toHaveLength(1);
  });

  test('is halved again when the server asks again, and never falls below one', async () => {
    const fetch = open();
    for (const expected of [4, 2, 1, 1]) {
      refuse(429, { 'retry-after': '0' });
      await ask(fetch);
      expect(await mostAtOnce(fetch)).toBe(expected);
    }
  });

  test('stays as it is from then on, however many answers are good', async () => {
    const fetch = open({ concurrency: 3 });
    refuse(429, { 'retry-after': '0' });
    await ask(fetch);
    await askTimes(fetch, 40);
    expect(await mostAtOnce(fetch)).toBe(1);
  });
});

describe('once the run is stopped', () => {
  test('an attempt under way that is answered in time counts', async () => {
    server.faults.add({ kind: 'slow', ms: 100 });
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 30);
    expect((await ask(open({ stop: stop.signal, graceMs: 500 }))).status).toBe(200);
  });

  test('an attempt under way is given up when the grace is over', async () => {
    server.faults.add({ kind: 'hang' });
    const stop = new AbortController();
    setTimeout(() => stop.abort(enough), 30);
    const began = performance.now();
    await expect(ask(open({ stop: stop.signal, graceMs: 50 }))).rejects.toBe(enough);
    expect(performance.now() - began).toBeLessThan(500);
    expect(server.requests).toHaveLength(1);
  });

  test('nothing is repeated: a bad answer is returned as it is', async () => {
    server.faults.add({ kind: 'status', status: 500, times: 9 });
    const stop = new AbortController();
    server.before(() => stop.abort());
    expect((await ask(open({ stop: stop.signal }))).status).toBe(500);
    expect(server.requests).toHaveLength(1);
  });

  test('who waits to try again waits no more', async () => {
    server.faults.add({ kind: 'status', status: 500, times: 9 });
    const stop = new AbortController();
    const began = performance.now();
    setTimeout(() => stop.abort(), 50);
    expect((await ask(open({ stop: stop.signal, backoffMs: 20_000 }))).status).toBe(500);
    expect(performance.now() - began).toBeLessThan(1000);
  });

  test('the bookkeeping is waited for no longer than the grace', async () => {
    server.faults.add({ kind: 'hang' });
    const began = performance.now();
    const fetch = open({ stop: AbortSignal.abort(enough), graceMs: 50 });
    await expect(ask(fetch)).rejects.toMatchObject({ message: 'no answer in time' });
    expect(performance.now() - began).toBeLessThan(500);
  });

  test('the bookkeeping still gets one attempt, at once', async () => {
    const stop = new AbortController();
    const fetch = open({ stop: stop.signal });
    refuse(429, { 'retry-after': '30' });
    const waiting = ask(fetch).catch(() => null);
    while (server.requests.length === 0) await new Promise((done) => setTimeout(done, 5));
    await new Promise((done) => setTimeout(done, 30));
    stop.abort();
    expect((await ask(fetch)).status).toBe(200);
    server.faults.add({ kind: 'status', status: 500 });
    expect((await ask(fetch)).status).toBe(500);
    await waiting;
    expect(server.requests).toHaveLength(3);
  });
});
