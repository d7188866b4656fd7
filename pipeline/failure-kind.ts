import { LeaseLostError, SupabaseKeyRefusedError, SupabaseSchemaError } from '../sinks/supabase/errors.ts';
import { GazelleKeyRefusedError } from '../sources/gazelle/api/errors.ts';
import { LeaseHeldError } from './lease-keeper.ts';

/**
 * What an error asks of whoever started the run: `settings` has to be mended by a person (a refused key, a missing
 * migration), `lease` belongs to another run, and `other` may be gone by the next run.
 */
export function failureKind(error: unknown): 'settings' | 'lease' | 'other' {
  if (error instanceof LeaseHeldError || error instanceof LeaseLostError) return 'lease';
  const needsMending =
    error instanceof GazelleKeyRefusedError ||
    error instanceof SupabaseKeyRefusedError ||
    error instanceof SupabaseSchemaError;
  return needsMending ? 'settings' : 'other';
}
