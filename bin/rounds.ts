import { setTimeout as sleep } from 'node:timers/promises';
import { safeMessage } from '../pipeline/safe-message.ts';
import type { Hooks } from '../pipeline/under-lease.ts';
import { exitCodeOfError } from './exit-codes.ts';

/** Spreads the requests of processes that were started at the same moment. */
const jitter = 0.1;

/**
 * Repeats a task: a round begins `everyMs` (and up to a tenth more) after the beginning of the last one, or at once where that
 * took longer. A round that fails is logged, and the next one comes all the same; `signal` ends the loop after the round in
 * hand. Resolves to the exit code of the interruption.
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
