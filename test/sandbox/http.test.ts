import { get } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { type Handler, type HttpSandbox, type ServeOptions, serve } from '../../sandbox/http/serve.ts';

let http: HttpSandbox | undefined;
afterEach(() => http?.close());

async function start(handler: Handler = echo, options?: ServeOptions): Promise<HttpSandbox> {
  http = await serve(handler, options);
  return http;
}

const echo: Handler = async (request) => Response.json({ got: await request.text() });
const post = (url: string, body: string, init: RequestInit = {}) =>
  fetch(url, { ...init, method: 'POST', body });

test('the handler sees method, path, headers and body as they were sent', async () => {
  const { url } = await start(async (request) =>
    Response.json([
      request.method,
      new URL(request.url).pathname,
      request.headers.get('x-a'),
      await request.text(),
    ]),
  );
  const response = await post(`${url}/a/b/?c=1`, 'é🎹', { headers: { 'x-a': 'yes' } });
  expect(await response.json()).toEqual(['POST', '/a/b/', 'yes', 'é🎹']);
});

test('every request is recorded with its number, operation and sizes', async () => {
  const { url, requests } = await start();
  await (await post(`${url}/graphql?x=1`, '{"query":"query Clients { a }"}')).text();
  await (await fetch(`${url}/rest`)).text();
  expect(requests).toMatchObject([
    { n: 1, method: 'POST', path: '/graphql', search: '?x=1', operation: 'Clients', received: 31, sent: 45 },
    { n: 2, method: 'GET', path: '/rest', operation: '/rest', body: '', received: 0, sent: 10 },
  ]);
});

test('an explicit operationName wins over the query, and a nameless query goes by its path', async () => {
  const { url, requests } = await start();
  await post(`${url}/g`, JSON.stringify({ query: 'query A { a } query B { b }', operationName: 'B' }));
  await post(`${url}/g`, JSON.stringify({ query: '{ a }' }));
  await post(`${url}/g`, '{not json');
  expect(requests.map((request) => request.operation)).toEqual(['B', '/g', '/g']);
});

test('the Date header is the given clock, on answers and on faults', async () => {
  const { url, faults } = await start(echo, { now: () => new Date('2031-05-06T07:08:09Z') });
  faults.add({ kind: 'status', status: 503, skip: 1 });
  for (const status of [200, 503]) {
    const response = await fetch(url);
    expect([response.status, response.headers.get('date')]).toEqual([
      status,
      'Tue, 06 May 2031 07:08:09 GMT',
    ]);
  }
});

test('a hook runs before the handler, is waited for, and can be taken back', async () => {
  let value = 'before';
  const { url, before } = await start(() => new Response(value));
  const stop = before(async ({ n }) => {
    await new Promise((done) => setTimeout(done, 5));
    if (n === 2) value = 'edited at 2';
  });
  expect(await (await fetch(url)).text()).toBe('before');
  expect(await (await fetch(url)).text()).toBe('edited at 2');
  stop();
  value = 'after';
  expect(await (await fetch(url)).text()).toBe('after');
});

test('latency is added to every answer', async () => {
  const { url } = await start(echo, { latencyMs: 60 });
  const began = performance.now();
  await fetch(url);
  expect(performance.now() - began).toBeGreaterThan(50);
});

test('HEAD and 204 answers have no body, and repeated headers stay apart', async () => {
  const { url } = await start((request) => {
    const headers = new Headers([
      ['set-cookie', 'a=1'],
      ['set-cookie', 'b=2'],
    ]);
    return request.method === 'DELETE'
      ? new Response(null, { status: 204 })
      : new Response('hello', { headers });
  });
  const head = await fetch(url, { method: 'HEAD' });
  expect([head.headers.get('content-length'), head.headers.getSetCookie()]).toEqual(['5', ['a=1', 'b=2']]);
  const gone = await fetch(url, { method: 'DELETE' });
  expect([gone.status, await gone.text()]).toEqual([204, '']);
});

test('a handler that throws is shown as a 500', async () => {
  const { url } = await start(() => {
    throw new Error('a mistake in the test');
  });
  const response = await fetch(url);
  expect(response.status).toBe(500);
  expect(await response.text()).toContain('a mistake in the test');
});

test('a sandbox listens on the loopback interface alone', async () => {
  const { url } = await start();
  expect(new URL(url).hostname).toBe('127.0.0.1');
});

test('closing breaks kept-alive connections at once', async () => {
  const { url, close } = await start();
  await (await fetch(url)).text();
  const began = performance.now();
  await close();
  expect(performance.now() - began).toBeLessThan(1000);
  await expect(fetch(url)).rejects.toThrow();
});

test('a client that goes away mid-answer does no harm', async () => {
  const { url, requests } = await start(() => new Response('x'.repeat(5_000_000)));
  await new Promise<void>((done) => {
    get(url, (response) => {
      response.once('data', () => response.destroy());
      response.once('close', done);
    });
  });
  expect((await (await fetch(url)).text()).length).toBe(5_000_000);
  expect(requests).toHaveLength(2);
});

test.each(['gazelle.evil.example', '127.0.0.1.evil.example', 'localhost'])(
  'a request for the host %s is refused before anything sees it',
  async (host) => {
    const { url, requests } = await start();
    const { port } = new URL(url);
    const ask = (name: string) =>
      new Promise<number | undefined>((done) => {
        get(url, { headers: { host: name } }, (response) => done(response.resume().statusCode));
      });
    expect(await ask(host === 'localhost' ? host : `${host}:${port}`)).toBe(421);
    expect(requests).toEqual([]);
    expect(await ask(`localhost:${port}`)).toBe(200);
  },
);

test('no other web page is given leave to read an answer', async () => {
  const { url } = await start(() => new Response('', { headers: { 'access-control-allow-origin': '*' } }));
  const { headers } = await fetch(url, { headers: { origin: 'https://evil.example' } });
  expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
});
