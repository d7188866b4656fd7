import { InterruptedError } from '../pipeline/errors.ts';
import type { AccountOutcome } from '../pipeline/run-accounts.ts';
import { isHealthy } from '../pipeline/summary.ts';
import type { SyncResult } from '../pipeline/sync.ts';
import { PrintableError, type Remedy } from '../printable-error.ts';

/** The exit codes, for scripts and CI steps. */
export const exitCodes = {
  success: 0,
  /** Not everything is done: a collection failed, a reject is new, or one side could not be reached. */
  incomplete: 1,
  /** Usage or configuration: nothing will change until somebody fixes it. */
  configuration: 2,
  /** Another run holds the lease, or has taken it over. */
  leaseHeld: 3,
  interrupted: { SIGINT: 130, SIGTERM: 143, abort: 130 },
} as const;

const codeOf: Record<Remedy, number> = {
  settings: exitCodes.configuration,
  'other run': exitCodes.leaseHeld,
  none: exitCodes.incomplete,
};

export function exitCodeOfError(error: unknown): number {
  if (error instanceof InterruptedError) return exitCodes.interrupted[error.signal];
  return error instanceof PrintableError ? codeOf[error.remedy] : exitCodes.incomplete;
}

/** The exit code of a run with a summary: the highest code of its errors. With `isStrict`, what is unusual is one too. */
export function exitCodeOf({ summary, errors }: SyncResult, isStrict = false): number {
  const isWell = isHealthy(summary) && !(isStrict && summary.run.warnings);
  return Math.max(isWell ? exitCodes.success : exitCodes.incomplete, ...errors.map(exitCodeOfError));
}

/** The code that counts most comes first: a lease that another run holds must not hide an account that failed. */
const precedence: readonly number[] = [130, 143, 2, 1, 3];

/** The exit code of an account, as if it were the only one. */
export const exitCodeOfOutcome = ({ result, error }: AccountOutcome, isStrict = false): number =>
  result ? exitCodeOf(result, isStrict) : exitCodeOfError(error);

/** The exit code of several accounts: the one of theirs that counts most. */
export function exitCodeOfAccounts(outcomes: readonly AccountOutcome[], isStrict = false): number {
  const codes = outcomes.map((outcome) => exitCodeOfOutcome(outcome, isStrict));
  return precedence.find((code) => codes.includes(code)) ?? exitCodes.success;
}
