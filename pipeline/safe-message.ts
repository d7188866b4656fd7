import { PrintableError } from '../printable-error.ts';
import type { Sentence } from '../sentences/sentence.ts';

/** A message that is safe to print. For an error of other code: only its class and where it was thrown. */
export function safeMessage(error: unknown): Sentence {
  if (error instanceof PrintableError) return error.message;
  if (!(error instanceof Error)) return 'an unknown failure';
  // The stack begins with the message, and a line of the message may look like a stack frame.
  const stack = error.stack?.replace(error.message, '') ?? '';
  const place = /^ +at .*?([\w.-]+\.[jt]s:\d+):\d+\)?$/m.exec(stack)?.[1];
  return `an unexpected ${error.name}${place ? ` in ${place}` : ''}: please report it`;
}
