import { Temporal } from 'temporal-polyfill';
import { type Instant, isOlder } from './instants.ts';

/** Records are finished, moved and noted upon some days later: so far behind the last run a window begins. */
const daysBehind = 7;

/** The first instant of the local day that holds `instant`, `days` days earlier, in an IANA time zone. */
function startOfLocalDay(instant: Instant, timezone: string, days = 0): Instant {
  return instant.toZonedDateTimeISO(timezone).subtract({ days }).startOfDay().toInstant();
}

interface WindowSituation {
  now: Instant;
  /** Read from here on, whatever earlier runs left. */
  since: Instant | null;
  empty: boolean;
  /** IANA name; a window begins on a local day. */
  timezone: string;
}

/**
 * The local day that a window begins on: 7 days before `covered`, what an earlier run left, or on a first run `firstDays` ago.
 * Of an empty table nothing is stored, so the earlier of the two.
 */
export function windowStart(
  { now, since, empty, timezone }: WindowSituation,
  covered: Instant | null,
  firstDays: number,
): Instant {
  if (since) return startOfLocalDay(since, timezone);
  const first = startOfLocalDay(now, timezone, firstDays);
  const next = covered && startOfLocalDay(covered, timezone, daysBehind);
  return next && !(empty && isOlder(first, next)) ? next : first;
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
