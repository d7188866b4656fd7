import { once } from 'node:events';
import type { ServerResponse } from 'node:http';

/** A response whose body has been read whole. */
export type Answer = { status: number; headers: [string, string][]; body: Buffer };

// What node sets itself, from the body really sent.
const PER_CONNECTION = new Set(['connection', 'content-length', 'keep-alive', 'transfer-encoding', 'date']);

/** Reads a fetch-style response to its end. CORS headers are dropped: no web page is meant to read it. */
export async function toAnswer(response: Response): Promise<Answer> {
  const headers = [...response.headers].filter(
    ([name]) => !PER_CONNECTION.has(name.toLowerCase()) && !/^access-control-/i.test(name),
  );
  return { status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) };
}

/** Called with the number of body bytes before they are sent, so that it is known before the client has them. */
export type Count = (bytes: number) => void;

/** Sends the answer whole. */
export async function send(response: ServerResponse, answer: Answer, count: Count): Promise<void> {
  if (response.destroyed) return;
  writeHead(response, answer);
  const bodiless = response.req.method === 'HEAD' || answer.status === 204 || answer.status === 304;
  const body = bodiless ? Buffer.alloc(0) : answer.body;
  const closed = closedByPeer(response);
  count(body.length);
  await Promise.race([new Promise<void>((done) => response.end(body, done)), closed]);
}

/** Promises the whole body, sends the first half and breaks the connection. */
export async function sendHalf(response: ServerResponse, answer: Answer, count: Count): Promise<void> {
  if (response.destroyed) return;
  writeHead(response, answer);
  const half = answer.body.subarray(0, Math.floor(answer.body.length / 2));
  response.flushHeaders();
  const closed = closedByPeer(response);
  count(half.length);
  await Promise.race([new Promise<unknown>((done) => response.write(half, done)), closed]);
  response.destroy();
}

/** Resolves once the connection is gone, or the response done with. */
export async function closedByPeer(response: ServerResponse): Promise<void> {
  if (!response.destroyed && !response.closed) await once(response, 'close');
}

function writeHead(response: ServerResponse, { status, headers, body }: Answer): void {
  response.statusCode = status;
  for (const [name, value] of headers) response.appendHeader(name, value);
  if (status !== 204 && status !== 304) response.setHeader('content-length', body.length);
}
