import { InterruptedError } from '../pipeline/errors.ts';

/** One line of the log; like the messages of errors it holds no key and nothing personal. */
export interface LogEntry {
  level: 'debug' | 'info' | 'warn' | 'error';
  msg: string;
  /** The collection that it is about, if it is about one. */
  collection?: string;
}

/** What every function takes beside its settings. */
export interface Hooks {
  /** Ends the call early: it rejects with an {@link InterruptedError} whose `cause` is the reason of the signal. */
  signal?: AbortSignal | undefined;
  /** Called with each line of the log: what `etl` writes to stderr. */
  onLog?: ((entry: LogEntry) => void) | undefined;
}

/** Runs a task that ends early, with an InterruptedError, when `given` is aborted. */
export async function stoppable<T>(
  given: Hooks['signal'],
  task: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const stop = () => controller.abort(new InterruptedError('abort', { cause: given?.reason }));
  if (given?.aborted) stop();
  given?.addEventListener('abort', stop);
  try {
    controller.signal.throwIfAborted();
    return await task(controller.signal);
  } finally {
    given?.removeEventListener('abort', stop);
  }
}
