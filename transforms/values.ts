import { Temporal } from 'temporal-polyfill';
import type { Sentence } from '../sentences/sentence.ts';

/** A value that its column cannot hold: which field of the record, what is wrong with it, and the value itself. */
export interface BadValue {
  field: string;
  /** Made of our own words: it may be printed, other than the value. */
  reason: Sentence;
  value: unknown;
}

/** Called with each bad value of a record: its column becomes null, and the rest of the record is stored. */
export type Note = (bad: BadValue) => void;

/** Text as it is stored: trimmed, null when empty, without what Postgres cannot hold (NUL, halves of surrogate pairs). */
export function text(value: string | null | undefined): string | null {
  // Nearly all text is clean, and looking costs a fraction of replacing.
  const clean = value?.includes('\0') ? value.replaceAll('\0', '') : value;
  return clean?.toWellFormed().trim() || null;
}

/** Tags and other lists of text, without empty ones. */
export function texts(values: readonly (string | null)[] | null | undefined): string[] {
  return (values ?? []).map(text).filter((value) => value !== null);
}

/** A whole number that an `integer` column holds, which has four bytes. */
export function integer(field: string, value: number | null | undefined, note: Note): number | null {
  if (value == null || value === (value | 0)) return value ?? null;
  note({ field, value, reason: `${field} is not a number that its column holds` });
  return null;
}

/**
 * A day in ISO 8601, except February 29. Nearly all times already have the form in which they are stored, and this check takes a
 * fraction of parsing and formatting them.
 */
const day =
  '(?!0000)\\d{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)';
const asStored = {
  date: new RegExp(`^${day}$`),
  instant: new RegExp(`^${day}T(?:[01]\\d|2[0-3])(?::[0-5]\\d){2}(?:\\.\\d{0,8}[1-9])?Z$`),
};

/** Makes what stores a time in ISO 8601; `read` throws where it cannot be read. */
const dated =
  (
    kind: keyof typeof asStored,
    expected: 'a date' | 'an instant',
    read: (trimmed: string) => { toString(): string },
  ) =>
  (field: string, value: string | null | undefined, note: Note): string | null => {
    try {
      const trimmed = text(value);
      if (trimmed === null || asStored[kind].test(trimmed)) return trimmed;
      const stored = read(trimmed).toString();
      // Beyond these years Postgres and ISO 8601 do not write dates alike.
      if (/^(?!0000)\d{4}-/.test(stored)) return stored;
      note({ field, value, reason: `${field} is not in the years 1 to 9999` });
    } catch {
      note({ field, value, reason: `${field} is not ${expected}` });
    }
    return null;
  };

/** An instant with any offset and precision as ISO 8601 in UTC. */
export const instant = dated('instant', 'an instant', (trimmed) => Temporal.Instant.from(trimmed));

/** A calendar date, `YYYY-MM-DD`. */
export const date = dated('date', 'a date', (trimmed) =>
  Temporal.PlainDate.from(trimmed, { overflow: 'reject' }),
);

/** The column with the name of a field. */
export const toColumn = (field: string): string =>
  field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const calendars = new Map<string, Intl.DateTimeFormat>();

/** The day of an instant (ISO 8601) in a time zone (IANA). By Intl: Temporal takes ten times as long, and a timeline is long. */
export function localDate(instant: string, timezone: string): string {
  const known = calendars.get(timezone);
  // Sweden writes a date as ISO 8601 does.
  const calendar = known ?? new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short' });
  if (!known) calendars.set(timezone, calendar);
  return calendar.format(Date.parse(instant)).padStart(10, '0');
}
