import { PrintableError } from '../printable-error.ts';

/** So many records of a collection could not be stored that the table, or the code, must be at fault. */
export class TooManyRejectsError extends PrintableError {
  override name = 'TooManyRejectsError';

  constructor(entity: string, rejected: number, fetched: number) {
    super(
      `${rejected} of ${fetched} ${entity} could not be stored, too many for this to be about single records: see etl rejects list; what could be is stored`,
    );
  }
}
