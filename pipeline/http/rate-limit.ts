import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { Logger } from 'pino';
import type { WholeResponse } from './send.ts';

export interface RateLimitOptions {
  log: Logger;
  /** Requests at once, at most; as many as there are, when absent. */
  concurrency?: number;
  /** How long all wait where the server does not say it, in milliseconds. */
  backoffMs: number;
  /** A server that asks for a longer wait is asked again after this one. */
  maxRetryAfterMs?: number;
}

/** Whether a server only asks to come later. */
export const asksToWait = ({ status, retryAfterMs }: WholeResponse): boolean =>
  status === 429 || retryAfterMs !== null;

/**
 * Limits the requests to one server. When it asks to come later, all of them wait for as long as it says, and half as many
 * are sent at once for the rest of the run.
 */
export function openRateLimit(peer: string, { log, backoffMs, ...options }: RateLimitOptions) {
  const { concurrency = Number.POSITIVE_INFINITY, maxRetryAfterMs = 60_000 } = options;
  const limit = pLimit(concurrency);
  let pausedUntil = 0;
  const pauseLeft = () => pausedUntil - performance.now();

  return {
    /** Runs `task` when its turn has come and no pause is left. Throws once `signal` is aborted before that. */
    run: <T>(signal: AbortSignal, task: () => Promise<T>): Promise<T> =>
      limit(async () => {
        for (let ms = pauseLeft(); ms > 0; ms = pauseLeft()) await sleep(ms, undefined, { signal });
        signal.throwIfAborted();
        return task();
      }),

    /** Called with an answer that asks to come later. */
    slowDown({ status, retryAfterMs }: WholeResponse): void {
      const what = `${peer} asks to slow down (HTTP ${status})`;
      const fewer = Math.max(1, Math.floor(limit.concurrency / 2));
      // A burst of such answers halves it once.
      if (pauseLeft() > 0 || limit.concurrency === 1) log.debug(what);
      else log.info(Number.isFinite(fewer) ? `${what}: no more than ${fewer} at once from now on` : what);
      if (pauseLeft() <= 0) limit.concurrency = fewer;
      const pauseMs = Math.min(Math.max(retryAfterMs ?? 0, backoffMs), maxRetryAfterMs);
      pausedUntil = Math.max(pausedUntil, performance.now() + pauseMs);
    },
  };
}
