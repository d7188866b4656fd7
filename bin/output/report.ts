import type { AccountOutcome } from '../../pipeline/run-accounts.ts';
import { safeMessage } from '../../pipeline/safe-message.ts';
import { type EntitySummary, type RunSummary, sumUp } from '../../pipeline/summary.ts';
import { told } from '../messages/told.ts';
import type { OutputFormat } from './formats.ts';
import { accountsTable, summaryTable } from './table.ts';

type Write = (text: string) => void;

/** Writes the results of a run, line breaks included: the table or the JSON at its end, NDJSON entity by entity. */
export const createReporter = (format: OutputFormat, write: Write) => ({
  entity(summary: EntitySummary): void {
    if (format === 'ndjson') write(`${JSON.stringify(summary)}\n`);
  },
  end(summary: RunSummary): void {
    if (format === 'table') write(summaryTable(summary));
    if (format === 'json') write(`${JSON.stringify(summary, null, 2)}\n`);
  },
});

/** The same of several accounts: the tables as each account ends, the JSON at the end, NDJSON by entity. */
export const createAccountsReporter = (format: OutputFormat, write: Write) => ({
  entity(account: string, summary: EntitySummary): void {
    if (format === 'ndjson') write(`${JSON.stringify({ account, ...summary })}\n`);
  },
  account({ account, result, error }: AccountOutcome): void {
    if (format !== 'table') return;
    write(`${account}\n${result ? summaryTable(result.summary) : `${told(safeMessage(error))}\n`}\n`);
  },
  end(outcomes: readonly AccountOutcome[]): void {
    const counts = outcomes.flatMap(({ result }) => result?.summary.totals ?? []);
    const totals = sumUp(counts, 0);
    if (format === 'table') write(accountsTable(outcomes, totals));
    if (format !== 'json') return;
    const accounts = outcomes.map(({ account, result, error }) => ({
      account,
      ...(result ? result.summary : { error: safeMessage(error) }),
    }));
    write(`${JSON.stringify({ accounts, totals }, null, 2)}\n`);
  },
});
