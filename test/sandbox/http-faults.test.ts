import { afterEach, beforeEach, expect, test } from 'vitest';
import { type HttpSandbox, serve } from '../../sandbox/http/serve.ts';

let http: HttpSandbox;
let handled: number;

beforeEach(async () => {
  handled = 0;
  http = await serve(() => {
    handled += 1;
    return Response.json({ data: { count: handled } });
  });
});
afterEach(() => http.close());

const ask = async (path = '/') => (await fetch(http.url + path)).json();

test('a status fault answers in place of the handler, with its headers and body', async () => {
  http.faults.add({
    kind: 'status',
    status: 429,
    headers: { 'Retry-After': '7' },
    body: '<h1>Slow down</h1>',
  });
  const response = await fetch(http.url);
  expect([response.status, response.headers.get('retry-after'), handled]).toEqual([429, '7', 0]);
  expect(response.headers.get('content-type')).toContain('text/html');
  expect(await response.text()).toBe('<h1>Slow down</h1>');
  expect(await ask()).toEqual({ data: { count: 1 } });
});

test('a reset breaks the connection before the handler has run', async () => {
  http.faults.add({ kind: 'reset' });
  await expect(fetch(http.url)).rejects.toThrow('fetch failed');
  expect(handled).toBe(0);
});

test('a reset-after loses the answer but keeps the effect', async () => {
  http.faults.add({ kind: 'reset-after' });
  await expect(fetch(http.url)).rejects.toThrow('fetch failed');
  expect(handled).toBe(1);
});

test('a hang never answers, and ends when the client gives up', async () => {
  http.faults.add({ kind: 'hang' });
  await expect(fetch(http.url, { signal: AbortSignal.timeout(50) })).rejects.toThrow(/timeout/);
  expect([handled, http.requests.length]).toEqual([0, 1]);
});

test('closing the server ends a hang', async () => {
  http.faults.add({ kind: 'hang' });
  const asked = fetch(http.url);
  const broken = expect(asked).rejects.toThrow('fetch failed');
  while (http.requests.length === 0) await new Promise((done) => setTimeout(done, 2));
  await http.close();
  await broken;
});

test('a truncated answer promises the whole body and breaks off in the middle', async () => {
  http.faults.add({ kind: 'truncated' });
  const response = await fetch(http.url);
  expect([response.status, response.headers.get('content-length'), handled]).toEqual([200, '20', 1]);
  await expect(response.text()).rejects.toThrow('terminated');
  expect(http.requests[0]?.sent).toBe(10);
});

test('bad JSON comes with a 200 that says it is JSON', async () => {
  http.faults.add({ kind: 'bad-json' });
  const response = await fetch(http.url);
  expect([response.status, response.headers.get('content-type')]).toEqual([
    200,
    expect.stringContaining('json'),
  ]);
  await expect(response.json()).rejects.toThrow(SyntaxError);
});

test('GraphQL errors come with a 200, alone or beside the real data', async () => {
  http.faults.add({ kind: 'graphql-errors', message: 'Boom' });
  http.faults.add({ kind: 'graphql-errors', withPartialData: true, skip: 1 });
  expect(await ask()).toEqual({ errors: [{ message: 'Boom' }] });
  expect(await ask()).toEqual({ errors: [{ message: 'Something went wrong' }], data: { count: 1 } });
});

test('a slow answer is the right one, late', async () => {
  http.faults.add({ kind: 'slow', ms: 60 });
  const began = performance.now();
  expect(await ask()).toEqual({ data: { count: 1 } });
  expect(performance.now() - began).toBeGreaterThan(50);
});

test('a fault spares the first matches, then hits as often as it was told', async () => {
  http.faults.add({ kind: 'status', status: 500, match: ({ path }) => path === '/a', skip: 1, times: 2 });
  const seen: string[] = [];
  for (const path of ['/a', '/b', '/a', '/b', '/a', '/a'])
    seen.push(`${path} ${(await fetch(http.url + path)).status}`);
  expect(seen).toEqual(['/a 200', '/b 200', '/a 500', '/b 200', '/a 500', '/a 200']);
  expect(http.faults.applied).toBe(2);
});

test('faults can be endless, taken back one by one, or cleared', async () => {
  const takeBack = http.faults.add({ kind: 'status', status: 500 });
  http.faults.add({ kind: 'status', status: 503, times: Infinity });
  takeBack();
  for (let i = 0; i < 3; i += 1) expect((await fetch(http.url)).status).toBe(503);
  http.faults.clear();
  expect((await fetch(http.url)).status).toBe(200);
  expect(http.faults.applied).toBe(3);
});
