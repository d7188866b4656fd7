import { PrintableError } from '../printable-error.ts';

/** Another run holds the lease of this Supabase project. */
export class LeaseHeldError extends PrintableError {
  override name = 'LeaseHeldError';
  override readonly remedy = 'other run';

  constructor({ holder, acquiredAt, expiresAt }: Record<'holder' | 'acquiredAt' | 'expiresAt', string>) {
    super(
      `another run is at work: ${holder} since ${acquiredAt}; if it has died, its lease ends at ${expiresAt} (etl sync --wait 10m waits)`,
    );
  }
}
