import { once } from 'node:events';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { NoAnswerError, whyNoAnswer } from './no-answer-error.ts';
import type { Sent } from './protocol.ts';

/** An answer, read to its end. */
export interface Answer {
  status: number;
  statusText: string;
  headers: Headers;
  body: string;
}

const decoders: Record<string, (body: Buffer) => Promise<Buffer>> = {
  gzip: promisify(zlib.gunzip),
  br: promisify(zlib.brotliDecompress),
};
const utf8 = new TextDecoder();

/**
 * How long each address of a name is tried before the next one, in milliseconds. Node's own 250 ms are less than a slow
 * network takes to connect: it then gives up an address that works for one that may not.
 */
const autoSelectFamilyAttemptTimeout = 3000;

/**
 * Sends a request over connections that are kept, and reads all of the answer. It follows no redirect. Node's `fetch` takes
 * half as much CPU time again. Throws a NoAnswerError where no whole answer comes within `timeoutMs`, and what `signal` is
 * aborted with.
 */
export function send(
  { url, method, headers }: Sent,
  body: string | undefined,
  signal: AbortSignal,
  timeoutMs: number,
): Promise<Answer> {
  signal.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const fail = (cause: Error) => reject(new NoAnswerError(whyNoAnswer(cause), { cause }));
  const fields = { 'accept-encoding': 'gzip, br', ...Object.fromEntries(headers) };
  const options = { method, headers: fields, autoSelectFamilyAttemptTimeout };
  const { request } = url.startsWith('https:') ? https : http;
  const sent = request(url, options, (message) => void toAnswer(message).then(resolve, fail));
  sent.on('error', fail);
  sent.end(body);

  // Node's own option `signal` costs an eighth of all that is sending, and its `timeout` only looks for silence.
  const giveUp = (reason: unknown) => {
    reject(reason);
    sent.destroy();
  };
  const onAbort = () => giveUp(signal.reason);
  const timer = setTimeout(() => giveUp(new NoAnswerError('no answer in time')), timeoutMs);
  signal.addEventListener('abort', onAbort);
  return promise.finally(() => {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  });
}

async function toAnswer(message: IncomingMessage): Promise<Answer> {
  const { statusCode: status = 0, statusMessage: statusText = '', rawHeaders } = message;
  const headers = new Headers();
  for (let i = 0; i < rawHeaders.length; i += 2) headers.append(rawHeaders[i] ?? '', rawHeaders[i + 1] ?? '');
  const chunks: Buffer[] = [];
  message.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(message, 'end');
  const raw = Buffer.concat(chunks);
  const decode = decoders[headers.get('content-encoding') ?? ''];
  const body = utf8.decode(decode && raw.length > 0 ? await decode(raw) : raw);
  return { status, statusText, headers, body };
}
