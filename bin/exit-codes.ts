import { InterruptedError } from '../pipeline/interrupted-error.ts';
import { LeaseHeldError } from '../pipeline/lease-keeper.ts';
import type { SyncResult } from '../pipeline/sync.ts';
import { LeaseLostError, SupabaseKeyRefusedError, SupabaseSchemaError } from '../sinks/supabase/errors.ts';
import { GazelleKeyRefusedError } from '../sources/gazelle/api/errors.ts';
import { UsageError } from './usage-error.ts';

/** What a script or a CI step can tell from the exit code. */
export const exitCodes = {
  success: 0,
  /** Not everything is done: a collection failed, a record was rejected, or one side could not be reached. */
  incomplete: 1,
  /** Usage or configuration: nothing will change until somebody mends it. */
  configuration: 2,
  /** Another run holds the lease, or has taken it over. */
  leaseHeld: 3,
  interrupted: { SIGINT: 130, SIGTERM: 143 },
} as const;

export function exitCodeOfError(error: unknown): number {
  if (error instanceof InterruptedError) return exitCodes.interrupted[error.signal];
  if (error instanceof LeaseHeldError || error instanceof LeaseLostError) return exitCodes.leaseHeld;
  const isConfiguration =
    error instanceof UsageError ||
    error instanceof GazelleKeyRefusedError ||
    error instanceof SupabaseKeyRefusedError ||
    error instanceof SupabaseSchemaError;
  return isConfiguration ? exitCodes.configuration : exitCodes.incomplete;
}

/** The exit code of a run that has a summary: what ended the whole run, then what a person has to mend, then the rest. */
export function exitCodeOf({ summary, outcomes, closingError }: SyncResult): number {
  const errors = [...outcomes.map(({ error }) => error), closingError].filter((error) => error !== null);
  const codes = errors.map(exitCodeOfError);
  const worst = codes.length > 0 ? Math.max(...codes) : exitCodes.success;
  if (worst > exitCodes.success) return worst;
  return summary.run.status === 'success' ? exitCodes.success : exitCodes.incomplete;
}
