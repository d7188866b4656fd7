import { PrintableError } from '../printable-error.ts';

/** The run was asked to stop: by a signal of the system, or (`abort`) by the program that started it. */
export class InterruptedError extends PrintableError {
  override name = 'InterruptedError';
  readonly signal: 'SIGINT' | 'SIGTERM' | 'abort';

  constructor(signal: InterruptedError['signal'], options?: ErrorOptions) {
    super(`interrupted by ${signal}`, options);
    this.signal = signal;
  }
}
