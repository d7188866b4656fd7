import { PrintableError } from '../printable-error.ts';
import type { Sentence } from '../sentences/sentence.ts';

/** A message that is safe to print. For an error of other code: only its class and where it was thrown. */
export function safeMessage(error: unknown): Sentence {
  if (error instanceof PrintableError) return error.message;
  if (!(error instanceof Error)) return 'an unknown failure';
  // The stack begins with the message, and a line of the message may look like a stack frame.
  const frame = error.stack
    ?.replace(error.message, '')
    .split('\n')
    .find((line) => line.trimStart().startsWith('at '));
  const place = /([\w.-]+\.[jt]s:\d+):\d+\)?$/.exec(frame ?? '')?.[1];
  return `an unexpected ${error.name}${place ? ` in ${place}` : ''}: please report it`;
}
