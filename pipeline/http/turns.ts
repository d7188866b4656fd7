import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { ResilientFetchOptions } from './options.ts';
import type { WholeResponse } from './send.ts';

/** So many rounds of good answers, one for each request at once, before one more at once is tried. */
const calmRounds = 8;

/**
 * The turns of all requests to one server. When it asks for fewer requests, all of them wait for as long as it says, and half
 * as many are sent at once from then on; later, one more after every few rounds of good answers.
 */
export function openTurns({ protocol: { peer }, log, backoffMs, ...options }: ResilientFetchOptions) {
  const { concurrency: most = Number.POSITIVE_INFINITY, maxRetryAfterMs = 60_000 } = options;
  const limit = pLimit(most);
  let pausedUntil = 0;
  let halvedAt = Number.NEGATIVE_INFINITY;
  let calm = 0;

  function slowDown(status: number): void {
    const level = halvedAt < 0 ? 'info' : 'debug';
    halvedAt = performance.now();
    calm = 0;
    limit.concurrency = Math.max(1, Math.floor(limit.concurrency / 2));
    const fewer = `: no more than ${limit.concurrency} at once, until all is well for a while`;
    log[level](`${peer} asks to slow down (HTTP ${status})${limit.concurrency < most ? fewer : ''}`);
  }

  return {
    /** Runs `task` when its turn has come. Throws what `signal` is aborted with while it waits for the end of a pause. */
    take: <T>(signal: AbortSignal, task: () => Promise<T>): Promise<T> =>
      limit(async () => {
        signal.throwIfAborted();
        const left = () => pausedUntil - performance.now();
        for (let ms = left(); ms > 0; ms = left()) await sleep(ms, undefined, { signal });
        return task();
      }),
    /** Takes note of an answer to a request that was sent at `sentAt` (of `performance.now()`). */
    note({ ok, status, retryAfterMs }: WholeResponse, sentAt: number): void {
      if (status === 429 || status === 503 || retryAfterMs !== null) {
        const pauseMs = Math.min(retryAfterMs ?? backoffMs, maxRetryAfterMs);
        pausedUntil = Math.max(pausedUntil, performance.now() + pauseMs);
        // A burst of refusals halves it once.
        if (sentAt > halvedAt) slowDown(status);
      } else if (ok && limit.concurrency < most) {
        calm += 1;
        if (calm < calmRounds * limit.concurrency) return;
        calm = 0;
        limit.concurrency += 1;
      }
    },
  };
}
