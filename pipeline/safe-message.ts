import { SupabaseError } from '../sinks/supabase/errors.ts';
import { GazelleError } from '../sources/gazelle/api/errors.ts';
import { UnreadableValueError } from '../transforms/unreadable-value-error.ts';
import { InterruptedError } from './interrupted-error.ts';
import { LeaseHeldError } from './lease-keeper.ts';
import { TooManyRejectsError } from './too-many-rejects-error.ts';

/**
 * What may be printed of an error. The messages of our own classes are made for it; any other may quote a key or a
 * client's data, so only its kind and where it was thrown are told.
 */
export function safeMessage(error: unknown): string {
  if (error instanceof GazelleError || error instanceof SupabaseError) return error.message;
  if (error instanceof UnreadableValueError || error instanceof TooManyRejectsError) return error.message;
  if (error instanceof InterruptedError || error instanceof LeaseHeldError) return error.message;
  if (!(error instanceof Error)) return 'an unknown failure';
  // The message comes first in the stack, and may have lines that look like a place.
  const frame = error.stack
    ?.replace(error.message, '')
    .split('\n')
    .find((line) => line.trimStart().startsWith('at '));
  const place = /([\w.-]+\.[jt]s:\d+):\d+\)?$/.exec(frame ?? '')?.[1];
  return `an unexpected ${error.name}${place ? ` in ${place}` : ''}: please report it`;
}
