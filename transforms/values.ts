import { Temporal } from 'temporal-polyfill';
import { UnreadableValueError } from './unreadable-value-error.ts';

/** Text as it is stored: trimmed, null when empty, without what Postgres cannot hold (NUL, halves of surrogate pairs). */
export function text(value: string | null | undefined): string | null {
  return value?.replaceAll('\0', '').toWellFormed().trim() || null;
}

/** Tags and other lists of text, without empty ones. */
export function texts(values: readonly string[] | null | undefined): string[] {
  return (values ?? []).map(text).filter((value) => value !== null);
}

/** An instant with any offset and precision as ISO 8601 in UTC. Throws UnreadableValueError. */
export function instant(field: string, value: string | null | undefined): string | null {
  const trimmed = text(value);
  if (trimmed === null) return null;
  try {
    return Temporal.Instant.from(trimmed).toString();
  } catch (cause) {
    throw new UnreadableValueError(field, 'an instant', { cause });
  }
}

/** A calendar date, `YYYY-MM-DD`. Throws UnreadableValueError. */
export function date(field: string, value: string | null | undefined): string | null {
  const trimmed = text(value);
  if (trimmed === null) return null;
  try {
    return Temporal.PlainDate.from(trimmed, { overflow: 'reject' }).toString();
  } catch (cause) {
    throw new UnreadableValueError(field, 'a date', { cause });
  }
}
