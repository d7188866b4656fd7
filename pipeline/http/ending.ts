import { NoAnswerError } from './no-answer-error.ts';

/**
 * What ends a request before its time: `signal` at once, with its reason; `stop` at once while the request waits, and after
 * `graceMs` while it is under way, so that a write which is nearly done counts.
 */
export function openEnding(
  signal: AbortSignal | null | undefined,
  stop: AbortSignal | undefined,
  graceMs: number,
) {
  const end = new AbortController();
  let isUnderWay = false;
  const onAbort = () => end.abort(signal?.reason);
  const giveUp = () => end.abort(new NoAnswerError('no answer before the run ended'));
  const onStop = () => (isUnderWay ? setTimeout(giveUp, graceMs).unref() : giveUp());
  if (signal?.aborted) onAbort();
  signal?.addEventListener('abort', onAbort);
  stop?.addEventListener('abort', onStop);

  return {
    signal: end.signal,
    /** Runs `task`; the request is under way until it ends. */
    whileUnderWay<T>(task: () => Promise<T>): Promise<T> {
      isUnderWay = true;
      return task().finally(() => {
        isUnderWay = false;
      });
    },
    close(): void {
      signal?.removeEventListener('abort', onAbort);
      stop?.removeEventListener('abort', onStop);
    },
  };
}
