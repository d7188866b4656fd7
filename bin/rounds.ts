import { setTimeout as sleep } from 'node:timers/promises';
import type { Hooks } from '../pipeline/connect.ts';
import { safeMessage } from '../pipeline/safe-message.ts';
import { exitCodeOfError } from './exit-codes.ts';

/** Spreads the requests of processes that were started at the same moment. */
const jitter = 0.1;

/**
 * Repeats a task every `everyMs` (and up to a tenth more), or at once where a round took longer; one that fails is logged.
 * `signal` ends the loop after the round in hand. Resolves to the exit code of the interruption.
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
