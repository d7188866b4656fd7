import { createInterface } from 'node:readline/promises';
import { UsageError } from './usage-error.ts';

/** Asks on the terminal. Where there is none, nobody could answer: then it throws a UsageError that names --yes. */
export async function confirm(question: string): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    throw new UsageError(['there is no terminal to ask on: add --yes']);
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(`${question} [y/N] `);
    return /^y(es)?$/i.test(answer.trim());
  } catch (error) {
    // Ctrl-C or Ctrl-D at the question is an answer too.
    if (error instanceof Error && error.name === 'AbortError') return false;
    throw error;
  } finally {
    terminal.close();
  }
}
