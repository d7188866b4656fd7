import { InterruptedError } from '../pipeline/interrupted-error.ts';
import { exitCodes } from './exit-codes.ts';

/** Turns the first SIGINT or SIGTERM into an aborted signal, with an InterruptedError; a second one ends the process. */
export function abortOnInterrupt(announce: (signal: string) => void): {
  signal: AbortSignal;
  stop: () => void;
} {
  const controller = new AbortController();
  const onSignal = (signal: NodeJS.Signals) => {
    if (signal !== 'SIGINT' && signal !== 'SIGTERM') return;
    if (controller.signal.aborted) process.exit(exitCodes.interrupted[signal]);
    announce(signal);
    controller.abort(new InterruptedError(signal));
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  return {
    signal: controller.signal,
    stop: () => process.off('SIGINT', onSignal).off('SIGTERM', onSignal),
  };
}
