import type { HttpConfig } from '../config.ts';

/** How often a request may come too early for each repeat allowed, where others come through meanwhile. */
const patience = 5;

/** The most repeats that one request can ever take. */
export const mostRepeats = (retries: number): number => (1 + patience) * retries;

/**
 * Counts the repeats of one side. An answer gives back a repeat of the budget, so that it bounds what a dead server takes,
 * and not the length of a run. To come too early costs nothing of it, nor of a request's own repeats where any request
 * was answered since: a server that lets two through in a second is read to the end.
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
        /** Failed attempts so far, those left out that only came too early. */
        get failed() {
          return failed;
        },
        /** Whether to send it again after an attempt; `isTooEarly` where the server asked for nothing but to come later. */
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
