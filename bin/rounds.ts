import { setTimeout as sleep } from 'node:timers/promises';
import { safeMessage } from '../pipeline/safe-message.ts';
import type { Hooks } from '../pipeline/under-lease.ts';
import { exitCodeOfError } from './exit-codes.ts';

/** Many processes that were started together must not ask together for ever. */
const jitter = 0.1;

/**
 * Does a task again and again, each beginning `everyMs` (and up to a tenth of that more) after the one before, or at once
 * where that took longer. One that fails is logged and ends nothing; `signal` ends all, after the task in hand. Resolves to
 * the exit code of the interruption.
 */
export async function inRounds(everyMs: number, task: () => Promise<number>, { log, signal }: Hooks) {
  while (!signal.aborted) {
    const began = Date.now();
    await task().catch((error: unknown) => log.error(safeMessage(error)));
    const pause = began + everyMs * (1 + jitter * Math.random()) - Date.now();
    if (!signal.aborted) log.info(`the next round begins in ${Math.max(0, Math.round(pause / 1000))} s`);
    await sleep(Math.max(0, pause), undefined, { signal }).catch(() => {});
  }
  return exitCodeOfError(signal.reason);
}
