import type { Options, RetryContext } from 'p-retry';
import type { Logger } from 'pino';
import type { HttpConfig } from '../config.ts';
import { NoAnswerError, whyNoAnswer } from './no-answer-error.ts';
import type { Protocol, RetryRule, Sent } from './protocol.ts';
import type { WholeResponse } from './whole-response.ts';

export interface RepeatsOptions extends HttpConfig {
  protocol: Protocol;
  log: Logger;
  /** Once it is aborted nothing is repeated, waits end, and an attempt under way has little time left. */
  stop?: AbortSignal;
  /** Called with whom is waited for before a request is sent again. */
  onWait?: ((what: string) => void) | undefined;
  /** Called when a request is repeated after it may have taken effect. */
  onRepeat?: (request: Sent) => void;
}

/** An answer that may be asked for again, `times` in all. */
export class BadAnswerError extends Error {
  readonly answer: WholeResponse;
  readonly times: number;

  constructor(answer: WholeResponse, times: number) {
    super(`HTTP ${answer.status}`);
    this.answer = answer;
    this.times = times;
  }

  /** Whether the server only asks to come later. */
  get isTooEarly(): boolean {
    const { status, retryAfterMs } = this.answer;
    return status === 429 || (status === 503 && retryAfterMs !== null);
  }

  /** Whether the request may have taken effect all the same. */
  get mayHaveWorked(): boolean {
    const { status } = this.answer;
    return status === 408 || status >= 500;
  }
}

/** How often a request with this answer may be sent again: 0 is never. */
export function timesToRetry(
  rules: readonly RetryRule[],
  answer: Pick<WholeResponse, 'status' | 'content' | 'data'>,
  sent: Sent,
): number {
  const { status, content, data } = answer;
  const code = String(Object(data).code);
  const rule = rules.find(
    ({ statuses, from = 0, codes, page, of }) =>
      status >= from &&
      (statuses?.includes(status) ?? true) &&
      (codes?.test(code) ?? true) &&
      (!page || /^\s*</.test(content)) &&
      (of?.(sent) ?? true),
  );
  return rule ? (rule.times ?? Number.POSITIVE_INFINITY) : 0;
}

/** How often a request may be asked to come later, for each allowed retry, while others are answered. */
const patience = 5;

/** Decides which failed requests to one server are sent again. All of them share one budget. */
export function openRepeats(options: RepeatsOptions) {
  const { protocol, log, retries, stop, onRepeat, onWait } = options;
  /** Repeats left for this server. Each good answer gives one back, so that only a dead server uses them up. */
  let budget = options.budget;
  let answered = 0;

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

  function logRepeat({ error, retriesConsumed }: RetryContext, name: string): void {
    const bad = error instanceof BadAnswerError ? error : null;
    const what = `${protocol.peer}: ${name}: ${bad ? bad.message : whyNoAnswer(error)}`;
    const most = Math.min(bad?.times ?? retries, retries) + 1;
    if (bad?.isTooEarly) log.debug(`${what}; sent again`);
    else log.warn(`${what}; attempt ${retriesConsumed + 2} of ${most}`);
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
          return !(error instanceof BadAnswerError && error.isTooEarly && othersAnswered);
        },
        shouldRetry(context) {
          if (!mayRepeat(context)) return false;
          logRepeat(context, name);
          if (!(context.error instanceof BadAnswerError) || context.error.mayHaveWorked) onRepeat?.(sent);
          onWait?.(`${protocol.peer}, to ask again`);
          return true;
        },
      };
    },
  };
}
