import manifest from 'gazelle-etl/package.json' with { type: 'json' };
import pRetry from 'p-retry';
import { openEnding } from './ending.ts';
import type { Sent } from './protocol.ts';
import { BadAnswerError, openRepeats, type RepeatsOptions, timesToRetry } from './repeats.ts';
import { send } from './send.ts';
import { openTurns } from './turns.ts';
import { toWhole, type WholeResponse } from './whole-response.ts';

export interface ResilientFetchOptions extends RepeatsOptions {
  /** Attempts under way at once, at most; fewer while the server asks for that. As many as there are, when absent. */
  concurrency?: number;
  /** A server that asks for a longer delay is asked again after this one. */
  maxRetryAfterMs?: number;
  /** Awaited before each attempt, the first included; what it throws is thrown. */
  beforeAttempt?: (request: Sent) => unknown;
  /** What an attempt under way has left after a stop. */
  graceMs?: number;
}

const userAgent = `${manifest.name}/${manifest.version}`;
const longestBackoffMs = 30_000;
const longestRetryAfterMs = 60_000;
const defaultGraceMs = 1000;

/**
 * A `fetch` that tries again, for requests that may be repeated without harm, as all of ours may. It reads the whole answer
 * within the time limit, so that a body that hangs, breaks off or is not JSON is a failed attempt like any other. The
 * protocol says which answers are asked for again. When the server asks for fewer requests, all of them wait. After the last
 * attempt a bad answer is returned as it is; where there was no usable answer it throws a NoAnswerError. Redirects are not
 * followed: the keys in our headers are for this server only.
 */
export function resilientFetch(options: ResilientFetchOptions): typeof globalThis.fetch {
  const { protocol, log, timeoutMs, retries, backoffMs, stop } = options;
  const { graceMs = defaultGraceMs, maxRetryAfterMs: longestPauseMs = longestRetryAfterMs } = options;
  const { concurrency: most = Number.POSITIVE_INFINITY } = options;
  const turns = openTurns({ peer: protocol.peer, most, pauseMs: backoffMs, longestPauseMs, log });
  const repeats = openRepeats(options);

  async function sendOnce(sent: Sent, body: string | undefined, signal: AbortSignal): Promise<WholeResponse> {
    const sentAt = performance.now();
    const limitMs = stop?.aborted ? Math.min(graceMs, timeoutMs) : timeoutMs;
    const answer = toWhole(await send(sent, body, signal, limitMs), protocol.expect(sent));
    turns.note(answer, sentAt);
    const times = answer.ok ? 0 : timesToRetry(protocol.retryRules, answer, sent);
    if (times > 0) throw new BadAnswerError(answer, times);
    if (answer.ok) repeats.noteAnswer();
    return answer;
  }

  return async (input, init) => {
    const sent = toSent(input, init);
    const body = init?.body == null ? undefined : String(init.body);
    const name = protocol.nameOf({ url: sent.url, body });
    const ending = openEnding(init?.signal, stop, graceMs);
    const { signal } = ending;
    const rules = repeats.rulesOf(sent, name);
    const attempt = async () => {
      await options.beforeAttempt?.(sent);
      return ending.whileUnderWay(() => sendOnce(sent, body, signal));
    };
    try {
      // After a stop the bookkeeping, such as the run log, is written without waiting for a turn.
      return await pRetry(() => (stop?.aborted ? attempt() : turns.take(signal, attempt)), {
        retries,
        minTimeout: backoffMs / 2,
        maxTimeout: longestBackoffMs,
        randomize: true,
        signal,
        ...rules,
      });
    } catch (error) {
      if (error instanceof BadAnswerError) return error.answer;
      throw error;
    } finally {
      ending.close();
    }
  };
}

function toSent(input: string | URL | Request, init: RequestInit | undefined): Sent {
  const { url, method, headers } = input instanceof Request ? input : { url: String(input) };
  const sent = new Headers(init?.headers ?? headers);
  sent.set('user-agent', userAgent);
  return { url, method: init?.method ?? method ?? 'GET', headers: sent };
}
