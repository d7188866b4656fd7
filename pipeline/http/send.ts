import { once } from 'node:events';
import http, { type ClientRequest } from 'node:http';
import https from 'node:https';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import manifest from 'gazelle-etl/package.json' with { type: 'json' };
import { parseJson } from '../../parse-json.ts';
import { connectionProblem, NoAnswerError } from './no-answer-error.ts';

/** A request as it is sent. */
export interface Sent {
  method: string;
  url: string;
  headers: Headers;
  body: string | undefined;
}

/** A response that was read to its end, and parsed; `data` is undefined where its content is empty or not JSON. */
export type WholeResponse = Awaited<ReturnType<typeof readWhole>>;

/** What ends a request that is under way. */
export interface Ending {
  timeoutMs: number;
  /** Ends it at once. */
  signal?: AbortSignal | undefined;
  /** Leaves it `graceMs` (default: a second), so that a write which is nearly done counts. */
  stop?: AbortSignal | undefined;
  graceMs?: number;
}

/** Made at its first use, which fails where the URL of a proxy cannot be used. */
let agent: https.Agent | undefined;

function begin({ url, method, headers, body }: Sent): ClientRequest {
  const always = { 'user-agent': `gazelle-etl/${manifest.version}`, 'accept-encoding': 'gzip' };
  // Node leaves an address of a name after 250 ms, in which a slow network does not connect.
  const patience = { autoSelectFamilyAttemptTimeout: 3000 };
  const options = { method, headers: { ...always, ...Object.fromEntries(headers) }, ...patience };
  // As Node's own, but that it heeds `HTTPS_PROXY` and `NO_PROXY` without a setting of Node's.
  agent ??= new https.Agent({ ...https.globalAgent.options, proxyEnv: process.env });
  const request = url.startsWith('https:')
    ? https.request(url, { ...options, agent })
    : http.request(url, options);
  // A connection that is reset while the answer is read fails both. Node encodes a long text faster before it is sent.
  return request.on('error', () => {}).end(body && Buffer.from(body));
}

async function readWhole(request: ClientRequest) {
  const [answer] = await once(request, 'response');
  const raw = Buffer.concat(await answer.toArray());
  const isPacked = answer.headers['content-encoding'] === 'gzip' && raw.length > 0;
  const content = new TextDecoder().decode(isPacked ? await promisify(gunzip)(raw) : raw);
  const data = parseJson(content);
  const read = { content, data, text: async () => content, json: async () => data };
  return Object.assign(new Response(null, { status: answer.statusCode, headers: answer.headers }), read);
}

/**
 * Sends a request over connections that are kept, and reads all of the answer. It follows no redirect: the keys in our
 * headers are for this server only. Node's `fetch` takes half as much CPU time again. Throws what `signal` is aborted with, and a
 * NoAnswerError where no whole answer comes in time, which is `graceMs` once `stop` is aborted.
 */
export async function send(sent: Sent, ending: Ending): Promise<WholeResponse> {
  const { timeoutMs, signal, stop, graceMs = 1000 } = ending;
  signal?.throwIfAborted();
  let request: ClientRequest | undefined;
  const { promise: ended, reject: end } = Promise.withResolvers<never>();
  const endIn = (ms: number) => setTimeout(() => end(new NoAnswerError('no answer in time')), ms);
  const timer = endIn(stop?.aborted ? Math.min(graceMs, timeoutMs) : timeoutMs);
  const onAbort = () => endIn(0);
  const onStop = () => endIn(graceMs).unref();
  signal?.addEventListener('abort', onAbort);
  stop?.addEventListener('abort', onStop);
  try {
    request = begin(sent);
    // By its own option `signal` a request would not end in Deno once the answer has begun.
    return await Promise.race([readWhole(request), ended]);
  } catch (cause) {
    request?.destroy();
    signal?.throwIfAborted();
    throw cause instanceof NoAnswerError ? cause : new NoAnswerError(connectionProblem(cause), { cause });
  } finally {
    clearTimeout(timer);
    // By hand: where another signal takes them away, sending takes a third more CPU time.
    signal?.removeEventListener('abort', onAbort);
    stop?.removeEventListener('abort', onStop);
  }
}
