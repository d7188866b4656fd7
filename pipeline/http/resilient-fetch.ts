import ky, { HTTPError, isNetworkError, isTimeoutError } from 'ky';
import type { Logger } from 'pino';
import type { HttpConfig } from '../config.ts';
import { NoAnswerError, whyNoAnswer } from './no-answer-error.ts';
import type { Protocol } from './protocol.ts';
import { BrokenBodyError, readWhole, restore } from './whole-response.ts';

export interface ResilientFetchOptions extends HttpConfig {
  protocol: Protocol;
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
 * After the last attempt a bad status is returned as the answer it is. Where there was no usable answer it throws a
 * NoAnswerError. Redirects are not followed: the keys in our headers are for this server only.
 */
export function resilientFetch(options: ResilientFetchOptions): typeof globalThis.fetch {
  const { protocol, log, timeoutMs, retries, backoffMs, beforeAttempt, onRepeat } = options;
  let budget = options.budget;

  const api = ky.create({
    fetch: async (input, init) => {
      // ky makes a Request of whatever it is given.
      const expected = protocol.expect(input as Request);
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
        if (!isTransient(error, protocol)) return false;
        if (budget <= 0) {
          log.error(`${protocol.peer}: no more repeats in this run`);
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
          const why = error instanceof HTTPError ? `HTTP ${error.response.status}` : whyNoAnswer(error);
          log.warn(`${protocol.peer}: ${what}: ${why}; attempt ${retryCount + 1} of ${retries + 1}`);
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
    const name = protocol.nameOf({ url, body: init?.body });
    try {
      return await api(input as Request, { ...init, context: { name } });
    } catch (error) {
      if (error instanceof HTTPError) return restore(error.response);
      if (!isTransient(error, protocol)) throw error;
      throw new NoAnswerError(whyNoAnswer(error), { cause: error });
    }
  };
}

const isTransient = (error: unknown, protocol: Protocol): boolean =>
  (error instanceof HTTPError && !protocol.isRefusal(error.data)) ||
  error instanceof BrokenBodyError ||
  isTimeoutError(error) ||
  isNetworkError(error);
