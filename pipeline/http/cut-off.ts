import { NoAnswerError } from './no-answer-error.ts';

interface CutOffOptions {
  /** The caller's own: ends the request at once, with its reason. */
  signal: AbortSignal | null | undefined;
  /** The run's: ends a wait at once, and an attempt under way after `graceMs`, so that a write which is nearly done counts. */
  stop: AbortSignal | undefined;
  graceMs: number;
  /** How long one attempt may take. */
  timeoutMs: number;
}

/** How one request is ended before its time. */
export function openCutOff({ signal, stop, graceMs, timeoutMs }: CutOffOptions) {
  const end = new AbortController();
  let underWay: AbortController | null = null;
  let grace: NodeJS.Timeout | undefined;
  const abort = (reason: unknown) => {
    end.abort(reason);
    underWay?.abort(reason);
  };
  const onStop = () => {
    const giveUp = () => abort(new NoAnswerError('no answer before the run ended'));
    if (underWay) grace = setTimeout(giveUp, graceMs);
    else giveUp();
  };
  const onAbort = () => abort(signal?.reason);
  if (signal?.aborted) onAbort();
  signal?.addEventListener('abort', onAbort);
  stop?.addEventListener('abort', onStop);

  return {
    /** Aborted once nothing may be waited for any more. */
    signal: end.signal,
    /** Sends one attempt. Throws the reason as soon as the request ends, and a NoAnswerError when the attempt takes too long. */
    async attempt<T>(send: (signal: AbortSignal) => Promise<T>): Promise<T> {
      end.signal.throwIfAborted();
      const attempt = new AbortController();
      underWay = attempt;
      if (stop?.aborted) onStop();
      const timer = setTimeout(() => attempt.abort(new NoAnswerError('no answer in time')), timeoutMs);
      try {
        return await new Promise((resolve, reject) => {
          attempt.signal.addEventListener('abort', () => reject(attempt.signal.reason));
          send(attempt.signal).then(resolve, reject);
        });
      } finally {
        underWay = null;
        clearTimeout(timer);
        clearTimeout(grace);
      }
    },
    done(): void {
      signal?.removeEventListener('abort', onAbort);
      stop?.removeEventListener('abort', onStop);
    },
  };
}
