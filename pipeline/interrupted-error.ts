import { PrintableError } from '../printable-error.ts';

/** The run was asked to stop by a signal. */
export class InterruptedError extends PrintableError {
  override name = 'InterruptedError';
  readonly signal: 'SIGINT' | 'SIGTERM';

  constructor(signal: 'SIGINT' | 'SIGTERM') {
    super(`interrupted by ${signal}`);
    this.signal = signal;
  }
}
