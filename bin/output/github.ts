import { appendFileSync } from 'node:fs';
import { devNull } from 'node:os';
import { stripVTControlCharacters } from 'node:util';
import type { Logger } from 'pino';
import { safeMessage } from '../../pipeline/safe-message.ts';
import type { SyncResult } from '../../pipeline/sync.ts';
import { labelled, t, told } from '../messages/text.ts';
import { summaryTable } from './table.ts';

/**
 * In GitHub Actions, puts a run on the page of its job and an annotation for each collection that failed; where it is the
 * only one (no `account`), later steps get its status, counts and JSON as outputs. Elsewhere it does nothing.
 */
export function tellGithub({ summary, outcomes }: SyncResult, log: Logger, account?: string): void {
  for (const { flow, error, problem } of outcomes) {
    const message = error === null ? problem : safeMessage(error);
    if (message !== null) annotateError(account ? `${account}: ${flow.name}` : flow.name, told(message));
  }
  if (summary.run.error) annotateError('run', told(summary.run.error));
  if (!process.env.GITHUB_ACTIONS) return;
  const about = t('Gazelle to Supabase');
  const title = `### ${account ? labelled(about, account) : about}`;
  const table = stripVTControlCharacters(summaryTable(summary));
  append('GITHUB_STEP_SUMMARY', `${title}\n\n\`\`\`\n${table}\`\`\`\n`, log);
  if (account) return;
  const values = { status: summary.run.status, ...summary.totals, summary: JSON.stringify(summary) };
  const lines = Object.entries(values).map(([name, value]) => `${name}=${value}\n`);
  append('GITHUB_OUTPUT', lines.join(''), log);
}

/** Appends to a file of the runner, if it names one. In a container it may belong to somebody else: the run is what counts. */
function append(name: string, text: string, log: Logger): void {
  try {
    appendFileSync(process.env[name] || devNull, text);
  } catch (error) {
    log.warn(`${name} cannot be written: ${(error as NodeJS.ErrnoException).code}`);
  }
}

/** In GitHub Actions, shows an error on the page of the run. */
export function annotateError(about: string, message: string): void {
  if (!process.env.GITHUB_ACTIONS) return;
  process.stderr.write(`::error title=${escapeProperty(`gazelle-etl: ${about}`)}::${escapeData(message)}\n`);
}

/** Escapes what GitHub's runner unescapes: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapeProperty = (text: string): string =>
  escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
