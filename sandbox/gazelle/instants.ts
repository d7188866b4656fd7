/** Milliseconds in a minute, an hour and a day. */
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** An instant as Gazelle writes it: ISO 8601 in UTC, with a fraction of a second only where there is one. */
export function iso(at: Date | number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}

/** What was read before: a list is filtered and sorted by the same instants for every page. */
const known = new Map<string, number | null>();
const mostKnown = 100_000;

/** Where an ISO 8601 instant lies, in microseconds since 1970; null for null and for what is not a date. */
export function micros(instant: string | null): number | null {
  if (instant === null) return null;
  const before = known.get(instant);
  if (before !== undefined) return before;
  if (known.size >= mostKnown) known.clear();
  const at = toMicros(instant);
  known.set(instant, at);
  return at;
}

function toMicros(instant: string): number | null {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) return null;
  const fraction = /\.(\d+)/.exec(instant)?.[1] ?? '';
  return ms * 1000 + Number(fraction.padEnd(6, '0').slice(3, 6));
}
