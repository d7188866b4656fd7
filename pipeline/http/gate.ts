import { setTimeout as realSleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { Logger } from 'pino';
import { nextPace, startPace } from './pace.ts';
import { retryAfterMs } from './retry-after.ts';

interface GateOptions {
  /** Who is behind it, for the log. */
  peer: string;
  /** Requests under way at once, at most. */
  most: number;
  /** How long to pause, in milliseconds, when the server asks for fewer requests and gives no Retry-After. */
  pauseMs: number;
  /** The longest pause, even if the server asks for more. */
  longestPauseMs: number;
  log: Logger;
  now?: () => number;
  sleep?: (ms: number, value: undefined, options: { signal?: AbortSignal }) => Promise<unknown>;
}

/**
 * Limits the requests to one server. Every attempt passes here, and waits while the server asks for a pause. The first slow-down
 * is logged normally, later ones at level `debug`.
 */
export function openGate(options: GateOptions) {
  const { peer, most, pauseMs, longestPauseMs, log } = options;
  const { now = () => performance.now(), sleep = realSleep } = options;
  const slots = pLimit(most);
  let pace = startPace(most);
  let closedUntil = Number.NEGATIVE_INFINITY;
  let isTold = false;

  const takeSlot = (signal: AbortSignal | undefined) =>
    new Promise<() => void>((resolve, reject) => {
      const giveUp = () => reject(signal?.reason);
      if (signal?.aborted) return giveUp();
      signal?.addEventListener('abort', giveUp, { once: true });
      const occupy = (leave: () => void) => {
        signal?.removeEventListener('abort', giveUp);
        if (signal?.aborted) leave();
        else resolve(leave);
      };
      void slots(() => new Promise<void>(occupy));
    });

  function tell(why: string, atOnce: number): void {
    const many = atOnce < most ? `: no more than ${atOnce} at once, until all is well for a while` : '';
    log[isTold ? 'debug' : 'info'](`${peer} ${why}${many}`);
    isTold = true;
  }

  return {
    now,
    /** Waits for a turn, which lasts until the returned function is called. Throws what `signal` is aborted with. */
    async enter(signal: AbortSignal | undefined): Promise<() => void> {
      const leave = await takeSlot(signal);
      try {
        while (closedUntil > now()) await sleep(closedUntil - now(), undefined, signal ? { signal } : {});
        return leave;
      } catch (error) {
        leave();
        throw signal?.aborted ? signal.reason : error;
      }
    },
    /** Takes note of an answer to a request begun at `beganAt`. */
    heard({ status, headers }: Pick<Response, 'status' | 'headers'>, name: string, beganAt: number): void {
      const at = now();
      const askedMs = retryAfterMs(headers);
      const asksForLess = status === 429 || status === 503 || askedMs !== null;
      if (asksForLess) closedUntil = Math.max(closedUntil, at + Math.min(askedMs ?? pauseMs, longestPauseMs));
      const next = nextPace(pace, { name, beganAt, at, asksForLess });
      if (asksForLess && next !== pace) tell(`asks to slow down (HTTP ${status})`, next.limit);
      else if (next.limit < pace.limit) tell('takes twice as long to answer', next.limit);
      pace = next;
      if (slots.concurrency !== pace.limit) slots.concurrency = pace.limit;
    },
  };
}
