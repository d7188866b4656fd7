import manifest from 'gazelle-etl/package.json' with { type: 'json' };
import pRetry, { type RetryContext } from 'p-retry';
import type { Logger } from 'pino';
import type { HttpConfig } from '../config.ts';
import { BadAnswerError } from './bad-answer-error.ts';
import { openEnding } from './ending.ts';
import { NoAnswerError, whyNoAnswer } from './no-answer-error.ts';
import { type Protocol, type Sent, timesToRetry } from './protocol.ts';
import { send } from './send.ts';
import { openTurns } from './turns.ts';
import { toWhole, type WholeResponse } from './whole-response.ts';

export interface ResilientFetchOptions extends HttpConfig {
  protocol: Protocol;
  log: Logger;
  /** Attempts under way at once, at most; fewer while the server asks for that. As many as there are, when absent. */
  concurrency?: number;
  /** A server that asks for a longer delay is asked again after this one. */
  maxRetryAfterMs?: number;
  /** Awaited before each attempt, the first included; what it throws is thrown. */
  beforeAttempt?: (request: Sent) => unknown;
  /** Once it is aborted nothing is repeated, waits end, and an attempt under way has `graceMs` left. */
  stop?: AbortSignal;
  graceMs?: number;
  /** Called with whom is waited for before a request is sent again. */
  onWait?: ((what: string) => void) | undefined;
  /** Called when a request is repeated after it may have taken effect. */
  onRepeat?: (request: Sent) => void;
}

const userAgent = `${manifest.name}/${manifest.version}`;
const longestBackoffMs = 30_000;
const longestRetryAfterMs = 60_000;
const defaultGraceMs = 1000;
/** How often a request may be asked to come later, for each allowed retry, while others are answered. */
const patience = 5;

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
  /** Repeats left for this server. Each good answer gives one back, so that only a dead server uses them up. */
  let budget = options.budget;
  let answered = 0;

  async function sendOnce(sent: Sent, body: string | undefined, signal: AbortSignal): Promise<WholeResponse> {
    const sentAt = performance.now();
    const limitMs = stop?.aborted ? Math.min(graceMs, timeoutMs) : timeoutMs;
    const answer = toWhole(await send(sent, body, signal, limitMs), protocol.expect(sent));
    turns.note(answer, sentAt);
    const times = answer.ok ? 0 : timesToRetry(protocol.retryRules, answer, sent);
    if (times > 0) throw new BadAnswerError(answer, times);
    if (answer.ok) {
      answered += 1;
      budget = Math.min(options.budget, budget + 1);
    }
    return answer;
  }

  function mayRepeat({ error, attemptNumber }: RetryContext): boolean {
    const isBad = error instanceof BadAnswerError;
    if (stop?.aborted || !(isBad || error instanceof NoAnswerError)) return false;
    if (isBad && attemptNumber > Math.min(error.times, patience * retries)) return false;
    if (isBad && error.isTooEarly) return true;
    if (budget > 0) {
      budget -= 1;
      return true;
    }
    log.error(`${protocol.peer}: no more repeats in this run`);
    return false;
  }

  function logRepeat({ error, retriesConsumed }: RetryContext, sent: Sent, name: string): void {
    const bad = error instanceof BadAnswerError ? error : null;
    const what = `${protocol.peer}: ${name}: ${bad ? bad.message : whyNoAnswer(error)}`;
    const most = Math.min(bad?.times ?? retries, retries) + 1;
    if (bad?.isTooEarly) log.debug(`${what}; sent again`);
    else log.warn(`${what}; attempt ${retriesConsumed + 2} of ${most}`);
    if (bad?.mayHaveWorked ?? true) options.onRepeat?.(sent);
    options.onWait?.(`${protocol.peer}, to ask again`);
  }

  return async (input, init) => {
    const sent = toSent(input, init);
    const body = init?.body == null ? undefined : String(init.body);
    const name = protocol.nameOf({ url: sent.url, body });
    const ending = openEnding(init?.signal, stop, graceMs);
    const { signal } = ending;
    let answeredBefore = answered;
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
        // A server that allows two requests a second is read to the end: who must come later does not give up while others
        // are answered.
        shouldConsumeRetry({ error }) {
          const othersAnswered = answered > answeredBefore;
          answeredBefore = answered;
          return !(error instanceof BadAnswerError && error.isTooEarly && othersAnswered);
        },
        shouldRetry(context) {
          const isRepeated = mayRepeat(context);
          if (isRepeated) logRepeat(context, sent, name);
          return isRepeated;
        },
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
