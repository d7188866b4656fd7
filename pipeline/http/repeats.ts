import type { HttpConfig } from '../config.ts';

/** How many "come later" answers a request may get per allowed retry, as long as other requests are answered. */
const patience = 5;

/** The most repeats that one request can ever take. */
export const mostRepeats = (retries: number): number => (1 + patience) * retries;

/**
 * Counts the retries for one server. Each answer gives one retry back to the budget, so the budget stops a run on a dead
 * server but does not limit a long run. A "come later" answer (such as 429) costs no budget. It also costs no retry of its
 * request if another request was answered meanwhile: a server that allows two requests per second is read to the end.
 */
export function countRepeats({ retries, budget }: Pick<HttpConfig, 'retries' | 'budget'>) {
  let left = budget;
  let answered = 0;

  return {
    answered(): void {
      answered += 1;
      left = Math.min(budget, left + 1);
    },
    ofRequest() {
      let failed = 0;
      let tooEarly = 0;
      let answeredBefore = answered;
      return {
        /** Failed attempts so far, without those that count as too early. */
        get failed() {
          return failed;
        },
        /** Whether to retry after a failed attempt. `isTooEarly`: the server only asked to come later. */
        afterFailure(isTooEarly: boolean): 'repeat' | 'enough' | 'budget spent' {
          const othersCameThrough = answered > answeredBefore;
          answeredBefore = answered;
          if (isTooEarly && othersCameThrough) tooEarly += 1;
          else failed += 1;
          if (failed > retries || tooEarly > patience * retries) return 'enough';
          if (isTooEarly) return 'repeat';
          if (left <= 0) return 'budget spent';
          left -= 1;
          return 'repeat';
        },
      };
    },
  };
}
