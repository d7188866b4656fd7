import manifest from 'gazelle-etl/package.json' with { type: 'json' };
import pRetry from 'p-retry';
import type { Sentence } from '../../sentences/sentence.ts';
import { NoAnswerError } from './no-answer-error.ts';
import type { ResilientFetchOptions } from './options.ts';
import { type Protocol, type Sent, timesToRetry } from './protocol.ts';
import { BadAnswerError, openRepeats } from './repeats.ts';
import { send, type WholeResponse } from './send.ts';
import { openTurns } from './turns.ts';

const userAgent = `${manifest.name}/${manifest.version}`;

/**
 * A `fetch` that tries again, for requests that may be repeated without harm, as all of ours may. It reads the whole answer
 * within the time limit, so that a body that hangs, breaks off or is not JSON is a failed attempt like any other. The
 * protocol says which answers are asked for again. When the server asks for fewer requests, all of them wait. After the last
 * attempt a bad answer is returned as it is; where there was no usable answer it throws a NoAnswerError. Redirects are not
 * followed: the keys in our headers are for this server only.
 */
export function resilientFetch(options: ResilientFetchOptions): typeof globalThis.fetch {
  const { protocol, timeoutMs, retries, backoffMs, stop, graceMs = 1000 } = options;
  const turns = openTurns(options);
  const repeats = openRepeats(options);

  async function attempt(sent: Sent, body: string | undefined, signal: AbortSignal): Promise<WholeResponse> {
    const sentAt = performance.now();
    const answer = await send(sent, body, signal, stop?.aborted ? Math.min(graceMs, timeoutMs) : timeoutMs);
    const problem = findProblem(answer, protocol.expect(sent));
    if (problem) throw new NoAnswerError(problem);
    turns.note(answer, sentAt);
    if (answer.ok) repeats.noteAnswer();
    else if (timesToRetry(protocol.retryRules, answer, sent) > 0) throw new BadAnswerError(answer);
    return answer;
  }

  return async (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('user-agent', userAgent);
    const sent = { url: String(input), method: init?.method ?? 'GET', headers };
    const body = init?.body == null ? undefined : String(init.body);
    const ending = openEnding(init?.signal, stop, graceMs);
    const { signal } = ending;
    const tryOnce = async () => {
      await options.beforeAttempt?.(sent);
      return ending.whileUnderWay(attempt(sent, body, signal));
    };
    try {
      // After a stop the bookkeeping, such as the run log, is written without waiting for a turn.
      return await pRetry(() => (stop?.aborted ? tryOnce() : turns.take(signal, tryOnce)), {
        retries,
        minTimeout: backoffMs / 2,
        maxTimeout: 30_000,
        randomize: true,
        signal,
        ...repeats.rulesOf(sent, protocol.nameOf({ url: sent.url, body })),
      });
    } catch (error) {
      if (error instanceof BadAnswerError) return error.answer;
      throw error;
    } finally {
      ending.close();
    }
  };
}

/**
 * What ends a request before its time: `signal` at once, with its reason; `stop` at once while the request waits, and after
 * `graceMs` while it is under way, so that a write which is nearly done counts.
 */
function openEnding(given: AbortSignal | null | undefined, stop: AbortSignal | undefined, graceMs: number) {
  const end = new AbortController();
  let isUnderWay = false;
  const giveUp = () => end.abort(new NoAnswerError('no answer before the run ended'));
  const onStop = () => (isUnderWay ? setTimeout(giveUp, graceMs).unref() : giveUp());
  stop?.addEventListener('abort', onStop);
  return {
    signal: given ? AbortSignal.any([given, end.signal]) : end.signal,
    /** The request is under way until `sending` ends. */
    async whileUnderWay<T>(sending: Promise<T>): Promise<T> {
      isUnderWay = true;
      return sending.finally(() => {
        isUnderWay = false;
      });
    },
    close: () => stop?.removeEventListener('abort', onStop),
  };
}

/** Why an answer cannot be what was asked for: it is from a proxy or cut off. */
function findProblem(
  { ok, content, status, data }: WholeResponse,
  expected: ReturnType<Protocol['expect']>,
): Sentence | null {
  const isWhole = data !== undefined || (content === '' && !expected.body);
  if (ok) return isWhole ? null : 'the answer is not JSON';
  // supabase-js takes a 404 without a reason for success, and one with a list for the rows asked for.
  const isBlank = status === 404 && (content === '' || Array.isArray(data));
  return isBlank && expected.reason ? 'HTTP 404 without a reason' : null;
}
