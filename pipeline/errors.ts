import { PrintableError } from '../printable-error.ts';
import type { Sentence } from '../sentences/sentence.ts';

/** The run was asked to stop: by a signal of the system, or (`abort`) by the program that started it. */
export class InterruptedError extends PrintableError {
  readonly signal: 'SIGINT' | 'SIGTERM' | 'abort';

  constructor(signal: InterruptedError['signal'], options?: ErrorOptions) {
    super(`interrupted by ${signal}`, options);
    this.signal = signal;
  }
}

/** Another run holds the lease of this Supabase project. */
export class LeaseHeldError extends PrintableError {
  override readonly remedy = 'other run';

  constructor({ holder, acquiredAt, expiresAt }: Record<'holder' | 'acquiredAt' | 'expiresAt', string>) {
    super(
      `another run is at work: ${holder} since ${acquiredAt}; if it has died, its lease ends at ${expiresAt} (etl sync --wait 10m waits)`,
    );
  }
}

/** The key opens another Gazelle company (`found`) than the one whose rows are stored. */
export class OtherCompanyError extends PrintableError {
  override readonly remedy = 'settings';

  constructor(stored: string, found: string) {
    super(
      `this Supabase project holds the rows of ${stored}, and the key is that of ${found}: check the settings of both sides; etl company --move changes the company on purpose`,
    );
  }
}

/** Records of a collection could not be read, however often it was tried. `problem` has the counts, and no more. */
export class IncompleteReadingError extends PrintableError {
  constructor(problem: Sentence) {
    super(`${problem}: what was read is stored, and the checkpoint stays`);
  }
}

/** So many records of a collection could not be stored that the table, or the code, must be at fault. */
export class TooManyRejectsError extends PrintableError {
  constructor(entity: string, rejected: number, fetched: number) {
    super(
      `${rejected} of ${fetched} ${entity} could not be stored, too many for this to be about single records: see etl rejects list; what could be is stored`,
    );
  }
}
