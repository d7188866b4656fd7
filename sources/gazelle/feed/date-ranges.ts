import { Temporal } from 'temporal-polyfill';
import { countMany } from '../api/count.ts';
import type { GazelleApi } from '../api/gazelle-api.ts';
import type { Instant } from '../instants.ts';
import type { Cuttable } from './cut.ts';

/** Days in UTC, both of them included; null where it is open. */
export interface DateRange {
  from: string | null;
  to: string | null;
}

/** Before Gazelle was founded. Older dates fall in the first range. */
const firstYear = 2010;

/** Nothing is older: a filter that finds whatever has a date. */
const anyDate: DateRange = { from: '1900-01-01', to: null };

/**
 * All time in quarters, open at both ends. One ends on the day on which the next begins: whether a filter takes that day to
 * its midnight or to its end, nothing falls between the two.
 */
function quarters(now: Instant): DateRange[] {
  const end = now.toZonedDateTimeISO('UTC').toPlainDate();
  const starts: string[] = [];
  for (
    let day = Temporal.PlainDate.from({ year: firstYear, month: 1, day: 1 });
    Temporal.PlainDate.compare(day, end) < 0;
    day = day.add({ months: 3 })
  ) {
    starts.push(day.toString());
  }
  return [null, ...starts].map((from, i) => ({ from, to: starts[i] ?? null }));
}

/** A range as the filter of clients and pianos. */
export const createdWithin = ({ from, to }: DateRange): { createdGet?: string; createdLet?: string } => ({
  ...(from && { createdGet: from }),
  ...(to && { createdLet: to }),
});

/** A list that is cut by date, `filter` being how the API spells a range. */
export function byDate(
  api: GazelleApi,
  field: string,
  filter: (range: DateRange) => Record<string, string>,
): Cuttable<DateRange> {
  const spell = (range: DateRange | null) =>
    range ? `filters: { ${Object.entries(filter(range)).map(([name, day]) => `${name}: "${day}"`)} }` : '';
  return {
    parts: quarters(api.now()),
    all: anyDate,
    join: (a, b) => ({ from: a.from, to: b.to }),
    count: (ranges) => countMany(api, field, ranges.map(spell)),
  };
}
