import { exitCodeOf, exitCodeOfError } from '../../../bin/exit-codes.ts';
import { safeMessage } from '../../../pipeline/safe-message.ts';
import type { SyncResult } from '../../../pipeline/sync.ts';
import type { HttpSandbox } from '../../../sandbox/http/serve.ts';

/** How a run ended, as the one who started it sees it. */
export interface Outcome {
  status: 'success' | 'partial' | 'failed';
  exit: number;
  /** What it said of what went wrong. */
  error: string | null;
}

/** Runs to the end, whatever that is. */
export async function outcomeOf(run: () => Promise<SyncResult>): Promise<Outcome> {
  try {
    const result = await run();
    const { run: ended, entities } = result.summary;
    const errors = entities.flatMap(({ error, rejects = [] }) => [
      ...(error ? [error] : []),
      ...rejects.map(({ reason }) => reason),
    ]);
    return { status: ended.status, exit: exitCodeOf(result), error: errors[0] ?? ended.error ?? null };
  } catch (error) {
    return { status: 'failed', exit: exitCodeOfError(error), error: safeMessage(error) };
  }
}

/** How many requests a sandbox had for a GraphQL operation, a table or a function. */
export const countOf = ({ requests }: HttpSandbox, what: string): number =>
  requests.filter(({ operation }) => operation.split('/').at(-1) === what).length;
