import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';

/** Whether a server only asks to come later. */
export const asksToWait = ({ status, headers }: Response): boolean =>
  status === 429 || /^\d+$|GMT$/.test(headers.get('retry-after') ?? '');

/** How long a server asks to wait, in milliseconds: in seconds or until a date (RFC 9110, section 10.2.3), a minute at most. */
export function pauseOf({ headers }: Response, leastMs: number): number {
  const value = headers.get('retry-after') ?? '';
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Math.min(Math.max(ms || 0, leastMs), 60_000);
}

/** Limits how many requests are sent to one server at once. */
export function openRateLimit(concurrency: number) {
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

    /** Has all of them wait, and returns how many, half as many, are sent at once from now on; null where nothing is new. */
    slowDown(ms: number): number | null {
      const isNew = pauseLeft() <= 0 && limit.concurrency > 1;
      if (isNew) limit.concurrency = Math.floor(limit.concurrency / 2);
      pausedUntil = Math.max(pausedUntil, performance.now() + ms);
      return isNew ? limit.concurrency : null;
    },
  };
}
