import { retryAfterMs } from './retry-after.ts';
import type { WholeResponse } from './whole-response.ts';

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
    const { status, headers } = this.answer;
    return status === 429 || (status === 503 && retryAfterMs(headers) !== null);
  }

  /** Whether the request may have taken effect all the same. */
  get mayHaveWorked(): boolean {
    const { status } = this.answer;
    return status === 408 || status >= 500;
  }
}
