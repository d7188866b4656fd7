import { spawn } from 'node:child_process';
import dns from 'node:dns';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import manifest from 'gazelle-etl/package.json' with { type: 'json' };
import { afterEach, describe, expect, test, vi } from 'vitest';
import { connectionProblem } from '../../pipeline/http/no-answer-error.ts';
import { resilientFetch } from '../../pipeline/http/resilient-fetch.ts';
import { serve } from '../../sandbox/http/serve.ts';
import { postgrest } from '../../sinks/supabase/postgrest.ts';
import { graphqlOverHttp } from '../../sources/gazelle/api/graphql-over-http.ts';
import { captureLog } from '../support/test-bed.ts';

const options = { timeoutMs: 5000, retries: 0, backoffMs: 1, log: captureLog().log };

test.each([
  ['Gazelle', graphqlOverHttp],
  ['Supabase', postgrest],
])('%s hears which program asks, and in which version', async (_, protocol) => {
  let agent: string | null = null;
  const server = await serve(({ headers }) => {
    agent = headers.get('user-agent');
    return Response.json({});
  });
  await resilientFetch({ ...options, protocol })(server.url);
  await server.close();
  expect(agent).toBe(`gazelle-etl/${manifest.version}`);
});

describe('a name with two addresses', () => {
  afterEach(() => vi.restoreAllMocks());

  test('is reached by the one that works, though it is slow to connect and the other refuses', async () => {
    const busy = await listenBusily(800);
    const addresses = [
      { address: '127.0.0.1', family: 4 },
      { address: '127.0.0.2', family: 4 },
    ];
    // It is called in several forms; what is to be called with the answer comes last in each.
    vi.spyOn(dns, 'lookup').mockImplementation((...given: unknown[]) => {
      process.nextTick(given.at(-1) as Found, null, addresses);
    });
    const fetch = resilientFetch({ ...options, protocol: graphqlOverHttp });
    const response = await fetch(`http://two.example:${busy.port}/`).finally(busy.close);
    expect(await response.json()).toEqual({ fine: true });
  });
});

type Found = (error: null, addresses: { address: string; family: number }[]) => void;

/** A server that accepts no connection for so long, with its queue full: whoever connects meanwhile has to wait. */
async function listenBusily(ms: number) {
  const code = `
    const server = require('node:http').createServer((_, response) => response.end('{"fine":true}'));
    server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
      process.stdout.write(String(server.address().port));
      setTimeout(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ${ms}), 20);
    });`;
  const child = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [data] = await once(child.stdout, 'data');
  const port = Number(data);
  await sleep(50);
  const crowd = [1, 2, 3, 4].map(() => connect(port, '127.0.0.1').on('error', () => {}));
  await sleep(50);
  return {
    port,
    close() {
      for (const socket of crowd) socket.destroy();
      child.kill();
    },
  };
}

test.each([
  ['https', (proxy: string) => ({ HTTPS_PROXY: proxy }), 'CONNECT name.invalid:443'],
  [
    'http',
    (proxy: string) => ({ HTTP_PROXY: proxy, NODE_USE_ENV_PROXY: '1' }),
    'GET http://name.invalid/graphql',
  ],
])('a network is left through the proxy that is set, by %s', async (protocol, settings, asked) => {
  const seen: string[] = [];
  const proxy = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    response.end('{}');
  });
  proxy.on('connect', (request, socket) => {
    seen.push(`${request.method} ${request.url}`);
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
  const { port } = proxy.address() as AddressInfo;
  await sendFrom(settings(`http://127.0.0.1:${port}`), `${protocol}://name.invalid/graphql`);
  proxy.close();
  expect(seen).toEqual([asked]);
});

test('a proxy whose URL cannot be used is said by its code, without its password', async () => {
  const said = await sendFrom(
    { HTTPS_PROXY: 'http://user:a-secret@bad host' },
    'https://name.invalid/graphql',
  );
  expect(said).toBe(
    'NoAnswerError: the connection failed (ERR_PROXY_INVALID_CONFIG); HTTPS_PROXY is set: it has to be a URL, and counts from Node 22.21 and 24.5 on',
  );
});

test.each([
  [{ HTTPS_PROXY: '10.0.0.1:3128' }, true],
  [{ https_proxy: 'http://proxy:3128' }, true],
  [{ HTTPS_PROXY: '' }, false],
  [{}, false],
])('with %j a failed connection speaks of the proxy: %s', (env, speaks) => {
  const problem = connectionProblem({ cause: { code: 'ENOTFOUND' } }, env);
  expect(problem).toContain('the name in its URL does not resolve (ENOTFOUND)');
  expect(problem.includes('HTTPS_PROXY')).toBe(speaks);
});

/** Sends one request from a process with these settings; resolves to why it failed. */
async function sendFrom(settings: Record<string, string>, url: string): Promise<string> {
  const send = new URL('../../pipeline/http/send.ts', import.meta.url);
  const code = `
    const { send } = await import('${send}');
    const request = { method: 'GET', url: '${url}', headers: new Headers() };
    const failed = (error) => process.stdout.write(error.name + ': ' + error.message);
    await send(request, { timeoutMs: 5000 }).catch(failed);`;
  const env = { ...process.env, ...settings };
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return text(child.stdout);
}
