import ky, { HTTPError, isNetworkError, isTimeoutError } from 'ky';
import type { Logger } from 'pino';
import type { HttpConfig } from '../config.ts';
import { openGate } from './gate.ts';
import { NoAnswerError, whyNoAnswer } from './no-answer-error.ts';
import type { Protocol } from './protocol.ts';
import { countRepeats, mostRepeats } from './repeats.ts';
import { retryAfterMs } from './retry-after.ts';
import { stopping } from './stopping.ts';
import { BrokenBodyError, readWhole, restore } from './whole-response.ts';

export interface ResilientFetchOptions extends HttpConfig {
  protocol: Protocol;
  log: Logger;
  /** Attempts under way at once, at most; fewer while the server asks for that. As many as there are, when absent. */
  concurrency?: number;
  /** A server that asks for a longer delay is asked again after this one. */
  maxRetryAfterMs?: number;
  /** Awaited before each attempt, the first included; what it throws is thrown. */
  beforeAttempt?: (request: Pick<Request, 'method' | 'url'>) => unknown;
  /** Once it is aborted nothing is repeated, waits end, and an attempt under way has `graceMs` left. */
  stop?: AbortSignal;
  graceMs?: number;
  /** Told whom is waited for before a request is sent again. */
  onWait?: ((what: string) => void) | undefined;
  /** Called when a request is repeated after it may have taken effect. */
  onRepeat?: (request: Request) => void;
}

/** Worth another try; anything else is answered as it is. */
const retriedStatuses = [408, 425, 429, 500, 502, 503, 504];
const longestBackoffMs = 30_000;
const longestRetryAfterMs = 60_000;
const defaultGraceMs = 1000;

/**
 * A `fetch` that tries again, for requests that may be repeated without harm, as all of ours may. It reads the whole
 * answer within the time limit, so that a body that hangs, breaks off or is not JSON is a failed attempt like any other.
 * It sends less where the server asks for that, and nothing for as long as its Retry-After says. After the last attempt a
 * bad status is returned as the answer it is. Where there was no usable answer it throws a NoAnswerError. Redirects are
 * not followed: the keys in our headers are for this server only.
 */
export function resilientFetch(options: ResilientFetchOptions): typeof globalThis.fetch {
  const { protocol, log, timeoutMs, retries, backoffMs, beforeAttempt, onRepeat } = options;
  const maxRetryAfter = options.maxRetryAfterMs ?? longestRetryAfterMs;
  const gate = openGate({
    peer: protocol.peer,
    most: options.concurrency ?? Number.POSITIVE_INFINITY,
    pauseMs: backoffMs,
    longestPauseMs: maxRetryAfter,
    log,
  });
  const repeats = countRepeats(options);

  return async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    const method = init?.method ?? (input instanceof Request ? input.method : 'GET');
    const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
    const name = protocol.nameOf({ url, body: init?.body });
    const ending = stopping(options.stop, options.graceMs ?? defaultGraceMs);
    const ends = signal ? AbortSignal.any([signal, ending.signal]) : ending.signal;
    const ours = repeats.ofRequest();
    let leave = () => {};

    async function enter(request: Pick<Request, 'method' | 'url'>): Promise<void> {
      // A previous attempt that timed out may still hold its place.
      leave();
      // After a stop, the bookkeeping (such as the run log) is written without waiting.
      leave = options.stop?.aborted ? () => {} : await gate.enter(ends);
      await beforeAttempt?.(request);
    }

    async function attempt(request: Request, init?: RequestInit): Promise<Response> {
      const beganAt = gate.now();
      const expected = protocol.expect(request);
      const leaveAfterThis = leave;
      try {
        const answer = await ending.attempt(async () =>
          readWhole(await globalThis.fetch(request, { ...init, redirect: 'manual' }), expected),
        );
        gate.heard(answer, name, beganAt);
        if (answer.ok) repeats.answered();
        return answer;
      } finally {
        leaveAfterThis();
      }
    }

    try {
      await enter({ method, url });
      return await ky(input, {
        ...init,
        signal: ends,
        // ky makes a Request of whatever it is given.
        fetch: (request, init) => attempt(request as Request, init),
        timeout: timeoutMs,
        throwHttpErrors: (status) => retriedStatuses.includes(status),
        retry: {
          limit: mostRepeats(retries),
          methods: ['get', 'head', 'post', 'patch', 'put', 'delete'],
          statusCodes: retriedStatuses,
          afterStatusCodes: [429, 503],
          maxRetryAfter,
          backoffLimit: longestBackoffMs,
          delay: () => backoffMs * 2 ** Math.max(0, ours.failed - 1),
          jitter: (delay) => delay * (0.5 + Math.random() / 2),
          retryOnTimeout: true,
          shouldRetry({ error }) {
            if (options.stop?.aborted || !isTransient(error, protocol)) return false;
            const verdict = ours.afterFailure(cameTooEarly(error));
            if (verdict === 'budget spent') log.error(`${protocol.peer}: no more repeats in this run`);
            if (verdict !== 'repeat') return false;
            options.onWait?.(`${protocol.peer}, to ask again`);
            return error instanceof BrokenBodyError ? true : undefined;
          },
        },
        hooks: {
          beforeRetry: [
            async ({ request, error }) => {
              const why = error instanceof HTTPError ? `HTTP ${error.response.status}` : whyNoAnswer(error);
              const what = `${protocol.peer}: ${name}: ${why}`;
              if (cameTooEarly(error)) log.debug(`${what}; sent again`);
              else log.warn(`${what}; attempt ${ours.failed + 1} of ${retries + 1}`);
              if (!(error instanceof HTTPError && error.response.status === 429)) onRepeat?.(request);
              await enter(request);
            },
          ],
        },
      });
    } catch (error) {
      if (error instanceof HTTPError) return restore(error.response);
      if (!isTransient(error, protocol)) throw error;
      throw new NoAnswerError(whyNoAnswer(error), { cause: error });
    } finally {
      leave();
      ending.done();
    }
  };
}

/** Whether the server only asks to come later. */
const cameTooEarly = (error: unknown): boolean =>
  error instanceof HTTPError &&
  (error.response.status === 429 ||
    (error.response.status === 503 && retryAfterMs(error.response.headers) !== null));

const isTransient = (error: unknown, protocol: Protocol): boolean =>
  (error instanceof HTTPError && !protocol.isRefusal(error.data, error.request)) ||
  error instanceof BrokenBodyError ||
  isTimeoutError(error) ||
  isNetworkError(error);
