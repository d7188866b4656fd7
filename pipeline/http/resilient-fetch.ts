import pRetry from 'p-retry';
import type { Logger } from 'pino';
import type { HttpConfig } from '../config.ts';
import { NoAnswerError } from './no-answer-error.ts';
import { type Protocol, retriesOf } from './protocol.ts';
import { asksToWait, openRateLimit, pauseOf } from './rate-limit.ts';
import { type Ending, type Sent, send, type WholeResponse } from './send.ts';

export interface ResilientFetchOptions extends HttpConfig, Omit<Ending, 'signal'> {
  protocol: Protocol;
  log: Logger;
  /** Requests at once, at most; as many as there are, when absent. Half as many each time that the server asks to come later. */
  concurrency?: number;
  /** Awaited before each attempt, the first included; what it throws is thrown. */
  beforeAttempt?: (request: Sent) => unknown;
  /** Called with whom is waited for before a request is sent again. */
  onWait?: ((what: string) => void) | undefined;
  /** Called when a request is repeated after it may have taken effect. */
  onRepeat?: (request: Sent) => void;
}

/** For each retry that is allowed, a request may be asked this many times to come later. */
const patience = 5;

/**
 * A `fetch` that tries again, for requests that may be repeated without harm, as all of ours may. An answer that is cut off,
 * too late or not JSON is a failed attempt; the protocol says which bad answers are asked again. After the last attempt a bad
 * answer is returned as it is, and where there was none a NoAnswerError is thrown. Once `stop` is aborted all waits end, and
 * a request gets one attempt, for the bookkeeping of a run.
 */
export function resilientFetch(options: ResilientFetchOptions): typeof globalThis.fetch {
  const { protocol, log, retries, backoffMs, stop, concurrency = Infinity } = options;
  const { peer } = protocol;
  const rateLimit = openRateLimit(concurrency);

  async function attempt(sent: Sent, signal: AbortSignal | undefined): Promise<WholeResponse> {
    await options.beforeAttempt?.(sent);
    const answer = await send(sent, { ...options, signal });
    const isWhole = answer.data !== undefined || (answer.content === '' && !protocol.hasBody(sent));
    if (answer.ok && !isWhole) throw new NoAnswerError('the answer is not JSON');
    const atOnce = asksToWait(answer) ? rateLimit.slowDown(pauseOf(answer, backoffMs)) : null;
    const limited = atOnce === Infinity ? '' : ': half as many at once from now on';
    if (atOnce !== null) log.info(`${peer} asks to slow down (HTTP ${answer.status})${limited}`);
    return answer;
  }

  return async (input, init = {}) => {
    const { method = 'GET', headers, body } = init;
    const sent = { url: String(input), method, headers: new Headers(headers), body: body?.toString() };
    const own = init.signal ?? undefined;
    if (stop?.aborted) return attempt(sent, own);
    const signal = AbortSignal.any([own, stop].filter((each) => each !== undefined));
    // The last one: it is returned where the wait for another attempt is ended.
    let answer: WholeResponse | undefined;
    const tryOnce = async () => {
      answer = undefined;
      answer = await attempt(sent, own);
      if (!answer.ok && retriesOf(protocol, answer, sent) > 0) throw new Error(`HTTP ${answer.status}`);
      return answer;
    };
    try {
      return await pRetry(() => rateLimit.run(signal, tryOnce), {
        ...{ retries, minTimeout: backoffMs / 2, maxTimeout: 30_000, randomize: true, signal },
        shouldConsumeRetry: () => !answer || !asksToWait(answer),
        shouldRetry({ error, attemptNumber, retriesConsumed }) {
          if (!answer && !(error instanceof NoAnswerError)) return false;
          const most = answer ? retriesOf(protocol, answer, sent) : Infinity;
          if (attemptNumber > Math.min(most, patience * retries)) return false;
          if (!answer || !asksToWait(answer)) {
            const next = `attempt ${retriesConsumed + 2} of ${Math.min(most, retries) + 1}`;
            log.warn(`${peer}: ${protocol.nameOf(sent)}: ${error.message}; ${next}`);
          }
          if (!answer || answer.status === 408 || answer.status >= 500) options.onRepeat?.(sent);
          options.onWait?.(`${peer}, to ask again`);
          return true;
        },
      });
    } catch (error) {
      own?.throwIfAborted();
      if (answer) return answer;
      throw error;
    }
  };
}
