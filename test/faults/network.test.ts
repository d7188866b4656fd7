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

describe('a network that is left only through a proxy', () => {
  const cause = (code: string) =>
    new TypeError('fetch failed', { cause: Object.assign(new Error(), { code }) });
  const hint =
    'HTTPS_PROXY is set, and Node uses it only where NODE_USE_ENV_PROXY=1 is set too, from Node 22.21 and 24.5 on';

  test.each([
    'ENOTFOUND',
    'EAI_AGAIN',
    'ECONNREFUSED',
    'ETIMEDOUT',
    'ENETUNREACH',
    'UND_ERR_CONNECT_TIMEOUT',
  ])('%s says which setting is missing', (code) => {
    expect(connectionProblem(cause(code), { HTTPS_PROXY: 'http://proxy:3128' })).toContain(
      `(${code}); ${hint}`,
    );
    expect(connectionProblem(cause(code), { https_proxy: 'http://proxy:3128' })).toContain(hint);
  });

  test.each([
    ['ENOTFOUND', {}],
    ['ENOTFOUND', { HTTPS_PROXY: '' }],
    ['ENOTFOUND', { HTTPS_PROXY: 'http://proxy:3128', NODE_USE_ENV_PROXY: '1' }],
  ])('%s says nothing of it with %j', (code, env) => {
    expect(connectionProblem(cause(code), env)).not.toContain('PROXY');
  });

  test('is left through it with that setting', async () => {
    const seen: (string | undefined)[] = [];
    const proxy = createServer((request, response) => {
      seen.push(request.url);
      response.end('{"fine":true}');
    });
    await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
    const { port } = proxy.address() as AddressInfo;
    const send = new URL('../../pipeline/http/send.ts', import.meta.url);
    const code = `
      const { send } = await import('${send}');
      const request = { method: 'GET', url: 'http://name.invalid/graphql', headers: new Headers() };
      console.log((await send(request, { timeoutMs: 5000 })).content);`;
    const env = { ...process.env, NODE_USE_ENV_PROXY: '1', HTTP_PROXY: `http://127.0.0.1:${port}` };
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    expect(await text(child.stdout)).toBe('{"fine":true}\n');
    proxy.close();
    expect(seen).toEqual(['http://name.invalid/graphql']);
  });
});
