import { Temporal } from 'temporal-polyfill';

/** A moment, to the nanosecond: a Date would drop what Gazelle's times have below a millisecond. */
export type Instant = Temporal.Instant;

/** Reads an ISO 8601 instant with any offset and precision; null for null and for what is not an instant. */
export function toInstant(text: string | null | undefined): Instant | null {
  if (!text) return null;
  try {
    return Temporal.Instant.from(text);
  } catch {
    return null;
  }
}

/** Whether `a` is strictly before `b`; instants do not compare with `<`. */
export const isOlder = (a: Instant, b: Instant): boolean => Temporal.Instant.compare(a, b) < 0;

/** The later of two times, for a watermark that only moves forward; null only when both are. */
export const newer = (a: Instant | null, b: Instant | null): Instant | null =>
  a && b ? (isOlder(a, b) ? b : a) : (a ?? b);

/**
 * The newest of some times that is not after `limit`. A record dated in the future of Gazelle's clock is stored like any other
 * but must not lift a watermark over edits still to come.
 */
export function newestOf(times: readonly (string | null)[], limit: Instant): Instant | null {
  let newest: Instant | null = null;
  for (const time of times) {
    // A Date is read ten times as fast as an instant, and tells most of the older ones.
    if (newest && Date.parse(time ?? '') < newest.epochMilliseconds) continue;
    const instant = toInstant(time);
    if (instant && !isOlder(limit, instant)) newest = newer(newest, instant);
  }
  return newest;
}

/** The UTC date of an instant (east of Greenwich the day before): Gazelle reads a date as midnight UTC, as was seen in practice. */
export const toFilterDate = (instant: Instant): string => instant.toString().slice(0, 10);
