import type { AccountOutcome } from '../../pipeline/run-accounts.ts';
import { safeMessage } from '../../pipeline/safe-message.ts';
import { type EntitySummary, sumUp } from '../../pipeline/summary.ts';
import { told } from '../messages/told.ts';
import type { OutputFormat } from './formats.ts';
import { accountsTable, summaryTable } from './table.ts';

/** Writes the results of several accounts: the tables as each account ends, the JSON at the end, NDJSON by entity. */
interface AccountsReporter {
  entity(account: string, summary: EntitySummary): void;
  account(outcome: AccountOutcome): void;
  end(outcomes: readonly AccountOutcome[]): void;
}

/** A reporter of several accounts that hands text to `write`, line breaks included. */
export function createAccountsReporter(
  format: OutputFormat,
  write: (text: string) => void,
): AccountsReporter {
  return {
    entity(account, summary) {
      if (format === 'ndjson') write(`${JSON.stringify({ account, ...summary })}\n`);
    },
    account({ account, result, error }) {
      if (format !== 'table') return;
      write(`${account}\n${result ? summaryTable(result.summary) : `${told(safeMessage(error))}\n`}\n`);
    },
    end(outcomes) {
      const summaries = outcomes.flatMap(({ result }) => result?.summary ?? []);
      const totals = sumUp(
        summaries.map((summary) => summary.totals),
        0,
      );
      if (format === 'table') write(accountsTable(outcomes, totals));
      if (format !== 'json') return;
      const accounts = outcomes.map(({ account, result, error }) => ({
        account,
        ...(result ? result.summary : { error: safeMessage(error) }),
      }));
      write(`${JSON.stringify({ accounts, totals }, null, 2)}\n`);
    },
  };
}
