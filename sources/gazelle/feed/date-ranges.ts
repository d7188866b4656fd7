import { Temporal } from 'temporal-polyfill';
import { countMany } from '../api/count.ts';
import type { GazelleApi } from '../api/gazelle-api.ts';
import type { Instant } from '../instants.ts';
import type { Listing } from './complete.ts';
import type { Cuttable } from './cut.ts';
import type { Parts } from './parts.ts';

/** Days in UTC, both of them included; null where it is open. */
export interface DateRange {
  from: string | null;
  to: string | null;
  /** Not these days, but so many records that have no date. */
  undated?: number;
}

/** A window, or all time, cut on these days. */
export function rangesOf(days: readonly string[], window: DateRange | null): DateRange[] {
  const from = window?.from ?? null;
  const starts = [from, ...days.filter((day) => !from || day > from)];
  return starts.map((start, i) => ({ from: start, to: starts[i + 1] ?? null }));
}

/** The part of a list that a range has. */
export const inRange = <T extends { id: string }>(
  range: DateRange | null,
  part: (range: DateRange | null) => Listing<T>,
): Listing<T> => (range?.undated ? undated(part(null), range.undated) : part(range));

/** The parts of a list that some ranges have. */
export const inRanges = <T extends { id: string }>(
  ranges: readonly (DateRange | null)[],
  part: (range: DateRange | null) => Listing<T>,
): Parts<T> => ({ parts: ranges.map((range) => inRange(range, part)) });

/**
 * The records of a list that have no date, `count` of them. Downwards Postgres has them first, so that a page is enough; where
 * they come elsewhere, all of the list is looked through.
 */
export function undated<T extends { id: string }>({ pages, key }: Listing<T>, count: number): Listing<T> {
  return {
    key,
    pages() {
      const ask = pages(true);
      const found = new Set<string>();
      return async (size, after) => {
        const page = await ask(size, after);
        const edges = page.edges.filter(({ node }) => key(node) === null);
        for (const { node } of edges) found.add(node.id);
        return { ...page, edges, total: count, hasNextPage: page.hasNextPage && found.size < count };
      };
    },
  };
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

/**
 * A list that is cut by date, `filter` being how the API spells a range. Only where it is sorted by this same date too can what has
 * none be found.
 */
export function byDate(
  api: GazelleApi,
  field: string,
  filter: (range: DateRange) => Record<string, string>,
  isSortedByIt = true,
): Cuttable<DateRange> {
  const spell = (range: DateRange | null) =>
    range ? `filters: { ${Object.entries(filter(range)).map(([name, day]) => `${name}: "${day}"`)} }` : '';
  return {
    parts: quarters(api.now()),
    all: anyDate,
    ...(isSortedByIt && { rest: (count) => ({ from: null, to: null, undated: count }) }),
    join: (a, b) => (a.to && a.to === b.from ? { from: a.from, to: b.to } : null),
    count: (ranges) => countMany(api, field, ranges.map(spell)),
  };
}
