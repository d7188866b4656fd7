import ky, { HTTPError, isNetworkError, isTimeoutError } from 'ky';
import type { Logger } from 'pino';
import type { HttpConfig } from '../config.ts';
import { BrokenBodyError, readWhole, restore } from './whole-response.ts';

export interface ResilientFetchOptions extends HttpConfig {
  /** Whom the requests go to, for the log. */
  peer: 'Gazelle' | 'Supabase';
  log: Logger;
  /** A server that asks for a longer delay is asked again after this one. */
  maxRetryAfterMs?: number;
  /** Awaited before each attempt, the first included; what it throws is thrown. */
  beforeAttempt?: (request: Pick<Request, 'method' | 'url'>) => unknown;
  /** Called when a request is repeated after it may have taken effect. */
  onRepeat?: (request: Request) => void;
}

/** Worth another try; anything else is answered as it is. */
const retriedStatuses = [408, 425, 429, 500, 502, 503, 504];
const longestBackoffMs = 30_000;
const longestRetryAfterMs = 60_000;

/**
 * A `fetch` that tries again, for requests that may be repeated without harm, as all of ours may. It reads the whole
 * answer within the time limit, so that a body that hangs, breaks off or is not JSON is a failed attempt like any other.
 * After the last attempt a bad status is returned as the answer it is, and anything else is thrown. Redirects are not
 * followed: the keys in our headers are for this server only.
 */
export function resilientFetch(options: ResilientFetchOptions): typeof globalThis.fetch {
  const { peer, log, timeoutMs, retries, backoffMs, beforeAttempt, onRepeat } = options;
  let budget = options.budget;

  const api = ky.create({
    fetch: async (input, init) => {
      const expected = { body: peer === 'Gazelle' || returnsRows(input), reason: peer === 'Supabase' };
      return readWhole(await globalThis.fetch(input, { ...init, redirect: 'manual' }), expected);
    },
    timeout: timeoutMs,
    throwHttpErrors: (status) => retriedStatuses.includes(status),
    retry: {
      limit: retries,
      methods: ['get', 'head', 'post', 'patch', 'put', 'delete'],
      statusCodes: retriedStatuses,
      afterStatusCodes: [429, 503],
      maxRetryAfter: options.maxRetryAfterMs ?? longestRetryAfterMs,
      backoffLimit: longestBackoffMs,
      delay: (attempt) => backoffMs * 2 ** (attempt - 1),
      jitter: (delay) => delay * (0.5 + Math.random() / 2),
      retryOnTimeout: true,
      shouldRetry({ error }) {
        if (!isTransient(error)) return false;
        if (budget <= 0) {
          log.error(`${peer}: no more repeats in this run`);
          return false;
        }
        budget -= 1;
        return error instanceof BrokenBodyError ? true : undefined;
      },
    },
    hooks: {
      beforeRetry: [
        async ({ request, error, retryCount, options: { context } }) => {
          const what = typeof context.name === 'string' ? context.name : 'request';
          log.warn(`${peer}: ${what}: ${describe(error)}; attempt ${retryCount + 1} of ${retries + 1}`);
          if (!(error instanceof HTTPError && error.response.status === 429)) onRepeat?.(request);
          await beforeAttempt?.(request);
        },
      ],
    },
  });

  return async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    const method = init?.method ?? (input instanceof Request ? input.method : 'GET');
    await beforeAttempt?.({ method, url });
    try {
      return await api(input as Request, { ...init, context: { name: nameOf(url, init?.body) } });
    } catch (error) {
      if (!(error instanceof HTTPError)) throw error;
      return restore(error.response);
    }
  };
}

/** Whether a request to Supabase is answered with more than a status: a read, a call, a write that asks for its rows. */
const returnsRows = (request: unknown): boolean =>
  request instanceof Request &&
  (request.method === 'GET' ||
    request.url.includes('/rpc/') ||
    (request.headers.get('prefer') ?? '').includes('return=representation'));

/** PostgREST answers some refusals of Postgres, such as a value too long to be indexed, with HTTP 500. */
const isRefusal = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && 'code' in data && /^(22|23|54)\w{3}$/.test(String(data.code));

const isTransient = (error: Error): boolean =>
  (error instanceof HTTPError && !isRefusal(error.data)) ||
  error instanceof BrokenBodyError ||
  isTimeoutError(error) ||
  isNetworkError(error);

/** What a request is about: the GraphQL operation, else the table, function or page that its URL ends with. */
function nameOf(url: string, body: unknown): string {
  const operation =
    typeof body === 'string' && /"query":"\s*query (\w+)/.exec(body.replaceAll('\\n', ' '))?.[1];
  return operation || (new URL(url).pathname.split('/').findLast(Boolean) ?? 'request');
}

function describe(error: unknown): string {
  if (error instanceof HTTPError) return `HTTP ${error.response.status}`;
  if (isTimeoutError(error)) return 'no answer in time';
  if (error instanceof BrokenBodyError) return error.message;
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string' && /^[A-Z_]+$/.test(cause.code)) return cause.code;
  }
  return 'the connection failed';
}
