import { NoAnswerError } from './no-answer-error.ts';

/** How one request ends once the run is stopped. */
interface Stopping {
  signal: AbortSignal;
  /** Sends one attempt, which is not cut off at once. */
  attempt<T>(send: () => Promise<T>): Promise<T>;
  done(): void;
}

/**
 * Aborts a request after `stop`: at once while it waits to be repeated, and after `graceMs` while an attempt is under way,
 * so that a write which is nearly done is still counted.
 */
export function stopping(stop: AbortSignal | undefined, graceMs: number): Stopping {
  const end = new AbortController();
  const abort = () => end.abort(new NoAnswerError('no answer before the run ended'));
  let timer: NodeJS.Timeout | undefined;
  let isUnderWay = false;
  const onStop = () => {
    if (isUnderWay) timer = setTimeout(abort, graceMs);
    else abort();
  };
  stop?.addEventListener('abort', onStop);
  return {
    signal: end.signal,
    async attempt(send) {
      isUnderWay = true;
      if (stop?.aborted) onStop();
      try {
        return await send();
      } finally {
        isUnderWay = false;
        clearTimeout(timer);
      }
    },
    done: () => stop?.removeEventListener('abort', onStop),
  };
}
