import pRetry from 'p-retry';
import type { Logger } from 'pino';
import type { HttpConfig } from '../config.ts';
import { openCutOff } from './cut-off.ts';
import { openGate } from './gate.ts';
import { NoAnswerError, whyNoAnswer } from './no-answer-error.ts';
import type { Protocol, Sent } from './protocol.ts';
import { countRepeats, mostRepeats } from './repeats.ts';
import { retryAfterMs } from './retry-after.ts';
import { send } from './send.ts';
import { BrokenBodyError, toWhole, type WholeResponse } from './whole-response.ts';

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
  /** Told whom is waited for before a request is sent again. */
  onWait?: ((what: string) => void) | undefined;
  /** Called when a request is repeated after it may have taken effect. */
  onRepeat?: (request: Sent) => void;
}

/** An answer that is worth another try. */
class BadStatusError extends Error {
  readonly answer: WholeResponse;

  constructor(answer: WholeResponse) {
    super(`HTTP ${answer.status}`);
    this.answer = answer;
  }
}

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
  const { protocol, log, timeoutMs, retries, backoffMs, beforeAttempt, onRepeat, stop } = options;
  const { concurrency: most = Number.POSITIVE_INFINITY, graceMs = defaultGraceMs } = options;
  const gate = openGate({
    peer: protocol.peer,
    most,
    pauseMs: backoffMs,
    longestPauseMs: options.maxRetryAfterMs ?? longestRetryAfterMs,
    log,
  });
  const repeats = countRepeats(options);

  return async (input, init) => {
    const sent = toSent(input, init);
    const name = protocol.nameOf({ url: sent.url, body: init?.body });
    const expected = protocol.expect(sent);
    const body = init?.body == null ? undefined : String(init.body);
    const ours = repeats.ofRequest();
    const cutOff = openCutOff({ signal: init?.signal, stop, graceMs, timeoutMs });

    async function attempt(): Promise<WholeResponse> {
      // After a stop, the bookkeeping (such as the run log) is written without waiting.
      const leave = stop?.aborted ? null : await gate.enter(cutOff.signal);
      try {
        await beforeAttempt?.(sent);
        const beganAt = gate.now();
        const answer = toWhole(await cutOff.attempt((signal) => send(sent, body, signal)), expected);
        gate.heard(answer, name, beganAt);
        if (retriedStatuses.includes(answer.status)) throw new BadStatusError(answer);
        if (answer.ok) repeats.answered();
        return answer;
      } finally {
        leave?.();
      }
    }

    function tellRepeat(error: Error): void {
      const why = error instanceof BadStatusError ? error.message : whyNoAnswer(error);
      const what = `${protocol.peer}: ${name}: ${why}`;
      if (cameTooEarly(error)) log.debug(`${what}; sent again`);
      else log.warn(`${what}; attempt ${ours.failed + 1} of ${retries + 1}`);
      if (!(error instanceof BadStatusError && error.answer.status === 429)) onRepeat?.(sent);
      options.onWait?.(`${protocol.peer}, to ask again`);
    }

    const isTransient = (error: unknown) =>
      (error instanceof BadStatusError && !protocol.isRefusal(error.answer.data, sent)) ||
      error instanceof BrokenBodyError ||
      error instanceof NoAnswerError;

    try {
      return await pRetry(attempt, {
        retries: mostRepeats(retries),
        minTimeout: backoffMs / 2,
        maxTimeout: longestBackoffMs,
        randomize: true,
        signal: cutOff.signal,
        // The gate waits as long as the server asks.
        shouldConsumeRetry: ({ error }) => !cameTooEarly(error),
        shouldRetry({ error }) {
          if (stop?.aborted || !isTransient(error)) return false;
          const verdict = ours.afterFailure(cameTooEarly(error));
          if (verdict === 'budget spent') log.error(`${protocol.peer}: no more repeats in this run`);
          if (verdict !== 'repeat') return false;
          tellRepeat(error);
          return true;
        },
      });
    } catch (error) {
      if (error instanceof BadStatusError) return error.answer;
      if (error instanceof BrokenBodyError) throw new NoAnswerError(error.message, { cause: error });
      throw error;
    } finally {
      cutOff.done();
    }
  };
}

function toSent(input: string | URL | Request, init: RequestInit | undefined): Sent {
  const { url, method, headers } = input instanceof Request ? input : { url: String(input) };
  return { url, method: init?.method ?? method ?? 'GET', headers: new Headers(init?.headers ?? headers) };
}

/** Whether the server only asks to come later. */
const cameTooEarly = (error: unknown): boolean =>
  error instanceof BadStatusError &&
  (error.answer.status === 429 ||
    (error.answer.status === 503 && retryAfterMs(error.answer.headers) !== null));
