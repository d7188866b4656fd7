import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { pauseOf } from '../../pipeline/http/rate-limit.ts';
import type { ResilientFetchOptions } from '../../pipeline/http/resilient-fetch.ts';
import { serve } from '../../sandbox/http/serve.ts';
import { postgrest } from '../../sinks/supabase/postgrest.ts';
import { fetchOpener } from '../support/open-fetch.ts';
import { captureLog } from '../support/test-bed.ts';

const server = await serve(() => Response.json({ fine: true }));
afterAll(() => server.close());
beforeEach(() => {
  server.requests.length = 0;
  server.faults.clear();
});

const { log, lines } = captureLog();
const open = fetchOpener(log, { timeoutMs: 300 });
const post = { method: 'POST', body: '{"query":"query Pianos { id }"}' };
const ask = (over?: Partial<ResilientFetchOptions>, init: RequestInit = post) =>
  open(over)(`${server.url}/graphql`, init);

describe('what comes to the caller', () => {
  test('after the last attempt, the status and the body of the last answer', async () => {
    server.faults.add({ kind: 'status', status: 503, body: 'the last words', times: 3 });
    const response = await ask();
    expect([response.status, await response.text(), server.requests.length]).toEqual([
      503,
      'the last words',
      3,
    ]);
  });

  test('a broken connection, in words and with its code', async () => {
    server.faults.add({ kind: 'reset', times: 3 });
    const error = await ask().catch((cause: unknown) => cause);
    expect(error).toMatchObject({
      name: 'NoAnswerError',
      message: 'the connection broke off (ECONNRESET)',
    });
    expect(server.requests).toHaveLength(3);
  });

  test.each([400, 401, 403, 404, 405, 409, 410, 422, 501])('HTTP %i at once', async (status) => {
    server.faults.add({ kind: 'status', status, body: '{}', times: 9 });
    expect((await ask()).status).toBe(status);
    expect(server.requests).toHaveLength(1);
  });

  test('a redirect as it is: the keys in the headers are for this server only', async () => {
    const other = await serve(() => Response.json({ stolen: true }));
    server.faults.add({ kind: 'status', status: 307, headers: { location: `${other.url}/graphql` } });
    const response = await ask({}, { ...post, headers: { 'x-gazelle-api-key': 'secret' } });
    await other.close();
    expect([response.status, other.requests]).toEqual([307, []]);
  });

  test('an answer that was compressed on the way', async () => {
    const headers = { 'content-encoding': 'gzip' };
    const packed = await serve(() => new Response(gzipSync('{"name":"Léa"}'), { headers }));
    const response = await open()(packed.url, post);
    await packed.close();
    expect(await response.json()).toEqual({ name: 'Léa' });
  });

  test('an answer without a body, where the status says that it has none', async () => {
    const quiet = await serve(() => new Response(null, { status: 204 }));
    const response = await open({ protocol: postgrest })(`${quiet.url}/rest/v1/sync_logs`, post);
    await quiet.close();
    expect([response.status, await response.text()]).toEqual([204, '']);
  });
});

describe('what counts as a failed attempt', () => {
  const faults = [
    { what: 'a body that is cut off', fault: { kind: 'truncated' } },
    { what: 'a body that is not JSON', fault: { kind: 'bad-json' } },
    { what: 'an empty body', fault: { kind: 'status', status: 200 } },
    { what: 'a page of a proxy', fault: { kind: 'status', status: 203, body: '<html>' } },
    { what: 'no answer', fault: { kind: 'hang' } },
    { what: 'an answer that is lost', fault: { kind: 'reset-after' } },
  ] as const;
  test.each(faults)('$what', async ({ fault }) => {
    server.faults.add(fault);
    expect(await (await ask()).json()).toEqual({ fine: true });
    expect(server.requests).toHaveLength(2);
  });

  test.each([
    ['hangs', () => {}],
    ['is reset', (socket: Socket | null) => setTimeout(() => socket?.resetAndDestroy(), 30)],
  ])('a body that %s after the headers', async (_, befall) => {
    let first = true;
    const hanging = createServer((_request, response) => {
      response.writeHead(200);
      if (first) response.write('{', () => befall(response.socket));
      else response.end('{"fine":true}');
      first = false;
    });
    await new Promise<void>((done) => hanging.listen(0, '127.0.0.1', done));
    const { port } = hanging.address() as AddressInfo;
    const response = await open()(`http://127.0.0.1:${port}`, post);
    hanging.closeAllConnections();
    hanging.close();
    expect(await response.json()).toEqual({ fine: true });
  });

  test.each([
    ['a read', 'gazelle_pianos', { method: 'GET' }],
    ['a call', 'rpc/gazelle_begin_run', { method: 'POST' }],
    [
      'a write that asks for its rows',
      'gazelle_pianos',
      { method: 'POST', headers: { prefer: 'return=representation' } },
    ],
  ])('an empty body from Supabase for %s', async (_what, path, init) => {
    server.faults.add({ kind: 'status', status: 200 });
    const response = await open({ protocol: postgrest })(`${server.url}/rest/v1/${path}`, init);
    expect(await response.json()).toEqual({ fine: true });
  });

  test.each([
    ['an empty 404', ''],
    ['a 404 with a list', '[]'],
  ])('%s from Supabase, which its library takes for success', async (_what, body) => {
    server.faults.add({ kind: 'status', status: 404, body });
    expect((await ask({ protocol: postgrest })).status).toBe(200);
    expect(server.requests).toHaveLength(2);
  });
});

describe('how long it waits', () => {
  const times = () => server.requests.map(({ at }) => at.getTime());
  const gaps = () => times().flatMap((time, i, all) => (i === 0 ? [] : [time - (all[i - 1] ?? 0)]));

  test('twice as long before each repeat, less up to half of it', async () => {
    server.faults.add({ kind: 'status', status: 500, times: 3 });
    await ask({ backoffMs: 60, retries: 3 });
    const [a = 0, b = 0, c = 0] = gaps();
    expect(a).toBeGreaterThanOrEqual(28);
    expect(b).toBeGreaterThanOrEqual(58);
    expect(c).toBeGreaterThanOrEqual(118);
    expect(a).toBeLessThan(400);
  });

  test('as long as Retry-After says in seconds', async () => {
    server.faults.add({ kind: 'status', status: 429, headers: { 'retry-after': '1' } });
    await ask();
    expect(gaps()[0]).toBeGreaterThanOrEqual(990);
  });

  test('until the date that Retry-After says', async () => {
    const date = new Date(Date.now() + 2000).toUTCString();
    server.faults.add({ kind: 'status', status: 503, headers: { 'retry-after': date } });
    await ask();
    expect(times()[1]).toBeGreaterThanOrEqual(Date.parse(date));
  });

  test.each(['86400', '99999999999999999999', 'Sat, 28 Nov 2099 14:13:20 GMT'])(
    'no longer than a minute, where Retry-After says %s',
    (value) => {
      expect(pauseOf(new Response(null, { headers: { 'retry-after': value } }), 500)).toBe(60_000);
    },
  );

  test.each(['', 'soon', '-1', '1.5'])('as usual, where Retry-After says "%s"', async (value) => {
    server.faults.add({ kind: 'status', status: 429, headers: { 'retry-after': value } });
    expect((await ask()).status).toBe(200);
    expect(gaps()[0]).toBeLessThan(300);
  });

  test('not a moment after it is aborted', async () => {
    server.faults.add({ kind: 'status', status: 429, headers: { 'retry-after': '30' } });
    const controller = new AbortController();
    const reason = new Error('enough');
    setTimeout(() => controller.abort(reason), 50);
    const began = Date.now();
    await expect(ask({}, { ...post, signal: controller.signal })).rejects.toBe(reason);
    expect(Date.now() - began).toBeLessThan(1000);
    expect(server.requests).toHaveLength(1);
  });

  test('not at all for an answer once it is aborted', async () => {
    server.faults.add({ kind: 'hang' });
    const controller = new AbortController();
    setTimeout(() => controller.abort(new Error('enough')), 50);
    const began = Date.now();
    await expect(ask({ timeoutMs: 30_000 }, { ...post, signal: controller.signal })).rejects.toThrow(
      'enough',
    );
    expect(Date.now() - began).toBeLessThan(1000);
    expect(server.requests).toHaveLength(1);
  });
});

test('each repeat is told in one line, with what was asked and why it failed', async () => {
  lines.length = 0;
  server.faults.add({ kind: 'status', status: 502 });
  server.faults.add({ kind: 'reset' });
  await ask();
  const table = `${server.url}/rest/v1/gazelle_pianos?on_conflict=id`;
  server.faults.add({ kind: 'hang' });
  await open({ protocol: postgrest, timeoutMs: 50 })(table, { method: 'POST', body: '[]' });
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual([
    'Gazelle: Pianos: HTTP 502; attempt 2 of 3',
    'Gazelle: Pianos: the connection broke off (ECONNRESET); attempt 3 of 3',
    'Supabase: gazelle_pianos: no answer in time; attempt 2 of 3',
  ]);
});

test('a write is told as repeated when it may have taken effect, not when it was turned away', async () => {
  const repeated: string[] = [];
  const onRepeat = ({ method }: { method: string }) => repeated.push(method);
  server.faults.add({ kind: 'status', status: 429 });
  await ask({ onRepeat });
  expect(repeated).toEqual([]);
  server.faults.add({ kind: 'reset-after' });
  await ask({ onRepeat });
  expect(repeated).toEqual(['POST']);
});

test('what is to be checked before each attempt can forbid it', async () => {
  server.faults.add({ kind: 'status', status: 500 });
  let checks = 0;
  const beforeAttempt = () => {
    checks += 1;
    if (checks > 1) throw new Error('not any more');
  };
  await expect(ask({ beforeAttempt })).rejects.toThrow('not any more');
  expect([checks, server.requests.length]).toEqual([2, 1]);
});

test('a Retry-After that says nothing earns no more attempts', async () => {
  server.faults.add({ kind: 'status', status: 503, headers: { 'retry-after': 'soon' }, times: 9 });
  expect((await ask()).status).toBe(503);
  expect(server.requests).toHaveLength(3);
});

test('of a server without a limit it is not said that it is asked half as often', async () => {
  server.faults.add({ kind: 'status', status: 429 });
  lines.length = 0;
  await ask({ protocol: postgrest });
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual(['Supabase asks to slow down (HTTP 429)']);
});
