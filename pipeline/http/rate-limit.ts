import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { Logger } from 'pino';

export interface RateLimitOptions {
  log: Logger;
  /** Requests at once, at most; as many as there are, when absent. */
  concurrency?: number;
  /** How long all wait where the server does not say it, in milliseconds. */
  backoffMs: number;
}

/** Whether a server only asks to come later. */
export const asksToWait = ({ status, headers }: Response): boolean =>
  status === 429 || headers.has('retry-after');

/** How long a server asks to wait, in milliseconds: in seconds or until a date (RFC 9110, section 10.2.3), a minute at most. */
export function pauseOf({ headers }: Response, backoffMs: number): number {
  const value = headers.get('retry-after') ?? '';
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Math.min(Math.max(ms || 0, backoffMs), 60_000);
}

/**
 * Limits the requests to one server. When it asks to come later, all of them wait for as long as it says, and half as many
 * are sent at once for the rest of the run.
 */
export function openRateLimit(peer: string, { log, backoffMs, concurrency = Infinity }: RateLimitOptions) {
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
    slowDown(answer: Response): void {
      // A burst of such answers halves it once.
      if (pauseLeft() <= 0 && limit.concurrency > 1) {
        limit.concurrency = Math.floor(limit.concurrency / 2);
        log.info(`${peer} asks to slow down (HTTP ${answer.status}): half as many at once from now on`);
      }
      pausedUntil = Math.max(pausedUntil, performance.now() + pauseOf(answer, backoffMs));
    },
  };
}
