import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../instants.ts';

/** The first instant of the local day that holds `instant`, `days` days earlier, in an IANA time zone. */
export function startOfLocalDay(instant: Instant, timezone: string, days = 0): Instant {
  return instant.toZonedDateTimeISO(timezone).subtract({ days }).startOfDay().toInstant();
}

/**
 * The `CoreDate` to filter from so that nothing since `instant` is left out. Gazelle reads a bare date as midnight UTC
 * (seen in practice), so it is the UTC date, which east of Greenwich is the day before the local one.
 */
export function toFilterDate(instant: Instant): string {
  return instant.toZonedDateTimeISO('UTC').toPlainDate().toString();
}

/** Midnight UTC of a filter date: where the window truly begins on Gazelle's side. */
export function fromFilterDate(date: string): Instant {
  return Temporal.PlainDate.from(date).toZonedDateTime('UTC').toInstant();
}
