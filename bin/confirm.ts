import { createInterface } from 'node:readline/promises';
import { text } from './messages/text.ts';
import { UsageError } from './usage-error.ts';

/**
 * Whether a change is to be made: with `yes` it is, else the terminal is asked, and a no is noted on stdout. Where there is
 * no terminal nobody could answer: then it throws a UsageError that names --yes.
 */
export async function confirm(question: string, { yes }: { yes: boolean }): Promise<boolean> {
  const isWanted = yes || (await ask(question));
  if (!isWanted) process.stdout.write(`${text.change.nothing}\n`);
  return isWanted;
}

async function ask(question: string): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    throw new UsageError(['there is no terminal to ask on: add --yes']);
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(`${question} ${text.change.yesOrNo} `);
    return text.change.yes.test(answer.trim());
  } catch (error) {
    // Ctrl-C or Ctrl-D at the question is an answer too.
    if (error instanceof Error && error.name === 'AbortError') return false;
    throw error;
  } finally {
    terminal.close();
  }
}
