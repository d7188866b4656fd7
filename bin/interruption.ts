import type { Logger } from 'pino';
import { InterruptedError } from '../pipeline/errors.ts';
import { exitCodes } from './exit-codes.ts';

/** Runs a task, whose signal the first SIGINT or SIGTERM aborts; `what` happens then is logged. A second one ends the process. */
export async function interruptible<T>(
  log: Logger,
  what: string,
  task: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const onSignal = (signal: NodeJS.Signals) => {
    if (signal !== 'SIGINT' && signal !== 'SIGTERM') return;
    if (controller.signal.aborted) process.exit(exitCodes.interrupted[signal]);
    log.warn(`${signal}: ${what}`);
    controller.abort(new InterruptedError(signal));
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  try {
    return await task(controller.signal);
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}
