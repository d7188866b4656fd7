import { PrintableError } from '../printable-error.ts';

/** A record holds a value that cannot be made into its column's type. The message names the field, never the value. */
export class UnreadableValueError extends PrintableError {
  override name = 'UnreadableValueError';

  constructor(field: string, expected: string, options?: ErrorOptions) {
    super(`${field} is not ${expected}`, options);
  }
}
