import { PrintableError } from '../printable-error.ts';

/** What may be printed of any error: of one that is not ours, only its kind and where it was thrown. */
export function safeMessage(error: unknown): string {
  if (error instanceof PrintableError) return error.message;
  if (!(error instanceof Error)) return 'an unknown failure';
  // The message comes first in the stack, and may have lines that look like a place.
  const frame = error.stack
    ?.replace(error.message, '')
    .split('\n')
    .find((line) => line.trimStart().startsWith('at '));
  const place = /([\w.-]+\.[jt]s:\d+):\d+\)?$/.exec(frame ?? '')?.[1];
  return `an unexpected ${error.name}${place ? ` in ${place}` : ''}: please report it`;
}
