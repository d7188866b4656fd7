import { safeMessage } from '../../pipeline/safe-message.ts';
import { text } from './text.ts';

/** An error in the language of this process, as far as its kind has words there; what is particular to it stays English. */
export function told(error: unknown): string {
  const kind =
    error instanceof Error && Object.entries(text.kinds).find(([name]) => name === error.name)?.[1];
  const message = safeMessage(error);
  return kind ? `${kind} (${message})` : message;
}
