import { createInterface } from 'node:readline/promises';
import { language, t } from './messages/text.ts';
import { say } from './output/print.ts';
import { UsageError } from './usage-error.ts';

/** Whether to make a change: asks on the terminal, unless `yes` is given. Throws a UsageError where there is no terminal. */
export async function confirm(question: string, { yes }: { yes: boolean }): Promise<boolean> {
  const isWanted = yes || (await ask(question));
  if (!isWanted) say(t('Nothing was changed.'));
  return isWanted;
}

async function ask(question: string): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    throw new UsageError(['there is no terminal to ask on: add --yes']);
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(`${question} ${t('[y/N]')} `);
    return (language === 'fr' ? /^(o(ui)?|y(es)?)$/i : /^y(es)?$/i).test(answer.trim());
  } catch (error) {
    // Ctrl-C or Ctrl-D at the question is an answer too.
    if (error instanceof Error && error.name === 'AbortError') return false;
    throw error;
  } finally {
    terminal.close();
  }
}
