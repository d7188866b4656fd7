import type { Options, RetryContext } from 'p-retry';
import { NoAnswerError } from './no-answer-error.ts';
import type { ResilientFetchOptions } from './options.ts';
import { type Sent, timesToRetry } from './protocol.ts';
import type { WholeResponse } from './send.ts';

/** An answer that may be asked for again. */
export class BadAnswerError extends Error {
  readonly answer: WholeResponse;

  constructor(answer: WholeResponse) {
    super(`HTTP ${answer.status}`);
    this.answer = answer;
  }
}

/** Whether the server only asks to come later. */
const isTooEarly = (error: Error): boolean =>
  error instanceof BadAnswerError &&
  (error.answer.status === 429 || (error.answer.status === 503 && error.answer.retryAfterMs !== null));

/** Whether a request that failed so may have taken effect all the same. */
const mayHaveWorked = (error: Error): boolean =>
  !(error instanceof BadAnswerError) || error.answer.status === 408 || error.answer.status >= 500;

/** How often a request may be asked to come later, for each allowed retry, while others are answered. */
const patience = 5;

/** Decides which failed requests to one server are sent again. All of them share one budget. */
export function openRepeats(options: ResilientFetchOptions) {
  const { protocol, log, retries, stop } = options;
  /** Repeats left for this server. Each good answer gives one back, so that only a dead server uses them up. */
  let budget = options.budget;
  let answered = 0;

  function mayRepeat(
    { error, attemptNumber, retriesConsumed }: RetryContext,
    sent: Sent,
    name: string,
  ): boolean {
    const isBad = error instanceof BadAnswerError;
    if (stop?.aborted || !(isBad || error instanceof NoAnswerError)) return false;
    const times = isBad ? timesToRetry(protocol.retryRules, error.answer, sent) : Number.POSITIVE_INFINITY;
    if (attemptNumber > Math.min(times, patience * retries)) return false;
    const what = `${protocol.peer}: ${name}: ${error.message}`;
    if (isTooEarly(error)) log.debug(`${what}; sent again`);
    else if (budget > 0) {
      budget -= 1;
      log.warn(`${what}; attempt ${retriesConsumed + 2} of ${Math.min(times, retries) + 1}`);
    } else {
      log.error(`${protocol.peer}: no more repeats in this run`);
      return false;
    }
    if (mayHaveWorked(error)) options.onRepeat?.(sent);
    options.onWait?.(`${protocol.peer}, to ask again`);
    return true;
  }

  return {
    noteAnswer(): void {
      answered += 1;
      budget = Math.min(options.budget, budget + 1);
    },
    /** For one request: what p-retry asks after each failed attempt. */
    rulesOf(sent: Sent, name: string): Pick<Options, 'shouldConsumeRetry' | 'shouldRetry'> {
      let answeredBefore = answered;
      return {
        // A server that allows two requests a second is read to the end: who must come later does not give up while others
        // are answered.
        shouldConsumeRetry({ error }) {
          const othersAnswered = answered > answeredBefore;
          answeredBefore = answered;
          return !(isTooEarly(error) && othersAnswered);
        },
        shouldRetry: (context) => mayRepeat(context, sent, name),
      };
    },
  };
}
