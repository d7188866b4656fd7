import { PrintableError } from '../printable-error.ts';

/** The key opens another Gazelle company (`found`) than the one whose rows are stored. */
export class OtherCompanyError extends PrintableError {
  override name = 'OtherCompanyError';
  override readonly remedy = 'settings';

  constructor(stored: string, found: string) {
    super(
      `this Supabase project holds the rows of ${stored}, and the key is that of ${found}: check the settings of both sides; etl company --move changes the company on purpose`,
    );
  }
}
