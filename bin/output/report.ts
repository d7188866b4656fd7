import type { AccountOutcome } from '../../pipeline/run-accounts.ts';
import { safeMessage } from '../../pipeline/safe-message.ts';
import { type EntitySummary, sumUp } from '../../pipeline/summary.ts';
import { told } from '../messages/told.ts';
import { accountsTable, summaryTable } from './table.ts';

/** Writes tables as each account ends, NDJSON as each entity does, JSON at the end; one account that `isAlone` is not named. */
export function createReporter(
  format: 'table' | 'json' | 'ndjson',
  write: (text: string) => void,
  isAlone = false,
) {
  const json = (value: unknown) => write(`${JSON.stringify(value, null, 2)}\n`);
  return {
    entity(account: string, summary: EntitySummary): void {
      if (format === 'ndjson') write(`${JSON.stringify(isAlone ? summary : { account, ...summary })}\n`);
    },
    account({ account, result, error }: AccountOutcome): void {
      if (format !== 'table' || isAlone) return;
      write(`${account}\n${result ? summaryTable(result.summary) : `${told(safeMessage(error))}\n`}\n`);
    },
    end(outcomes: readonly AccountOutcome[]): void {
      const summaries = outcomes.flatMap(({ result }) => result?.summary ?? []);
      if (isAlone) {
        if (format === 'table') write(summaries.map(summaryTable).join(''));
        if (format === 'json') summaries.forEach(json);
        return;
      }
      const totals = sumUp(
        summaries.map(({ totals }) => totals),
        0,
      );
      if (format === 'table') write(accountsTable(outcomes, totals));
      if (format !== 'json') return;
      const accounts = outcomes.map(({ account, result, error }) => ({
        account,
        ...(result ? result.summary : { error: safeMessage(error) }),
      }));
      json({ accounts, totals });
    },
  };
}
