import type { AccountOutcome } from '../../pipeline/run-accounts.ts';
import { safeMessage } from '../../pipeline/safe-message.ts';
import { type EntitySummary, sumUp } from '../../pipeline/summary.ts';
import { told } from '../messages/text.ts';
import type { Arguments } from '../options/arguments.ts';
import { accountsTable, summaryTable } from './table.ts';

type Format = Arguments<'sync'>['output'];

/** Writes tables as each account ends, NDJSON as each entity does, JSON at the end; one account that `isAlone` is not named. */
export function createReporter(format: Format, write: (text: string) => void, isAlone = false) {
  return {
    entity(account: string, summary: EntitySummary): void {
      if (format === 'ndjson') write(`${JSON.stringify(isAlone ? summary : { account, ...summary })}\n`);
    },
    account({ account, result, error }: AccountOutcome): void {
      if (format !== 'table' || (isAlone && !result)) return;
      const text = result ? summaryTable(result.summary) : `${told(safeMessage(error))}\n`;
      write(isAlone ? text : `${account}\n${text}\n`);
    },
    end(outcomes: readonly AccountOutcome[]): void {
      const summaries = outcomes.flatMap(({ result }) => result?.summary ?? []);
      const each = summaries.map(({ totals }) => totals);
      const totals = sumUp(each, 0);
      if (format === 'table' && !isAlone) write(accountsTable(outcomes, totals));
      const accounts = outcomes.map(({ account, result, error }) => ({
        account,
        ...(result ? result.summary : { error: safeMessage(error) }),
      }));
      const whole = isAlone ? summaries[0] : { accounts, totals };
      if (format === 'json' && whole) write(`${JSON.stringify(whole, null, 2)}\n`);
    },
  };
}
