import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { answer } from './answer.ts';
import { createFaults, type Faults } from './faults.ts';
import { operationOf, type RecordedRequest } from './recorded-request.ts';

/** A fetch-style server: what graphql-yoga's and Supabase Lite's `fetch` both are. */
export type Handler = (request: Request) => Response | Promise<Response>;

/** Runs before the handler, and is waited for: here a test changes the data "at the n-th request". */
type Hook = (request: RecordedRequest) => unknown;

/** A server on this machine that remembers what it was asked, and fails on demand. */
export type HttpSandbox = {
  /** Its origin, such as `http://127.0.0.1:41234`, without a final slash. */
  readonly url: string;
  /** Every request so far, in order of arrival. */
  readonly requests: RecordedRequest[];
  readonly faults: Faults;
  /** Adds a hook; the returned function takes it back. */
  before(hook: Hook): () => void;
  /** Stops, breaking the connections still open, hung ones included. */
  close(): Promise<void>;
};

/** `latencyMs` is added to every answer; `now` gives the `Date` header (default: the real clock). */
export type ServeOptions = { port?: number; latencyMs?: number; now?: () => Date };

/**
 * Serves `handler` over HTTP on the loopback interface only, on any free port by default. A request for another host name is
 * refused: a web page could otherwise reach this server by a name of its own that resolves to this machine.
 */
export async function serve(handler: Handler, options: ServeOptions = {}): Promise<HttpSandbox> {
  const { port = 0, latencyMs = 0, now = () => new Date() } = options;
  const requests: RecordedRequest[] = [];
  const hooks = new Set<Hook>();
  const faults = createFaults();
  const hosts = new Set<string>();
  let url = '';

  async function respond(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!hosts.has(incoming.headers.host ?? '')) {
      response.writeHead(421).end('This server answers only to 127.0.0.1 and localhost');
      return;
    }
    const body = await readBody(incoming);
    const target = new URL(incoming.url ?? '/', url);
    const record = recordOf(requests.length + 1, incoming.method ?? 'GET', target, body, now());
    requests.push(record);
    for (const hook of [...hooks]) await hook(record);
    if (latencyMs > 0) await sleep(latencyMs, undefined, { ref: false });
    response.setHeader('date', now().toUTCString());
    const handle = async () => handler(toRequest(incoming, target, body));
    await answer(response, handle, faults.take(record), (bytes) => {
      record.sent = bytes;
      record.endedMs = machineTime();
    });
  }

  const server = createServer((incoming, response) => {
    respond(incoming, response).catch((error: unknown) => fail(response, error));
  });
  await new Promise<void>((done, failed) => {
    server.once('error', failed).listen(port, '127.0.0.1', done);
  });
  const { port: taken } = server.address() as AddressInfo;
  for (const name of ['127.0.0.1', 'localhost']) hosts.add(`${name}:${taken}`);
  url = `http://127.0.0.1:${taken}`;

  return {
    url,
    requests,
    faults,
    before(hook) {
      // Wrapped, so that the same function added twice runs twice and is taken back once.
      const own: Hook = (request) => hook(request);
      hooks.add(own);
      return () => {
        hooks.delete(own);
      };
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function readBody(incoming: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The same in all processes of this machine, to a fraction of a millisecond. */
const machineTime = () => performance.timeOrigin + performance.now();

function recordOf(n: number, method: string, target: URL, bytes: Buffer, at: Date): RecordedRequest {
  const body = bytes.toString();
  const { pathname: path, search } = target;
  return {
    n,
    method,
    path,
    search,
    operation: operationOf(body, path),
    body,
    received: bytes.length,
    sent: 0,
    at,
    beganMs: machineTime(),
    endedMs: 0,
  };
}

function toRequest(incoming: IncomingMessage, target: URL, body: Buffer<ArrayBuffer>): Request {
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(incoming.headersDistinct)) {
    for (const value of values) headers.append(name, value);
  }
  const method = incoming.method ?? 'GET';
  return new Request(
    target,
    method === 'GET' || method === 'HEAD' ? { method, headers } : { method, headers, body },
  );
}

/** A handler or a hook that throws is a fault of the test's own: it is shown, as a 500. */
function fail(response: ServerResponse, error: unknown): void {
  if (response.destroyed) return;
  if (!response.headersSent) response.statusCode = 500;
  response.end(error instanceof Error ? (error.stack ?? error.message) : String(error));
}
