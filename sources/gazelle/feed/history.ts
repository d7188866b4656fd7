import { Temporal } from 'temporal-polyfill';
import { type Instant, toInstant } from '../instants.ts';
import type { DateRange } from './date-ranges.ts';

/** A part of a collection's history: UTC dates, `to` not included, open where `from` is null. */
export interface HistoryRange extends DateRange {
  to: string;
  /** When its ids and times were last compared (ISO 8601, Gazelle's clock). */
  comparedAt: string;
  /** Known to be about a page of ids and times. */
  sized?: true;
}

/** How old the comparison of a range may become. */
const periodMs = 30 * 24 * 60 * 60 * 1000;
const dayMs = 24 * 60 * 60 * 1000;

const ageOf = ({ comparedAt }: HistoryRange, now: Instant): number =>
  now.epochMilliseconds - Temporal.Instant.from(comparedAt).epochMilliseconds;

const isEmpty = ({ from, to }: HistoryRange): boolean => from !== null && from >= to;

const oldestFirst = (ranges: readonly HistoryRange[], now: Instant): HistoryRange[] =>
  ranges.filter((range) => !isEmpty(range)).sort((a, b) => ageOf(b, now) - ageOf(a, now));

/** When the part compared longest ago was compared; null where there is no history. */
export const oldestComparison = (ranges: readonly HistoryRange[]): string | null =>
  ranges.flatMap((range) => (isEmpty(range) ? [] : range.comparedAt)).sort()[0] ?? null;

/**
 * The ranges to compare in this run, the oldest comparison first. They are spread evenly over the runs to come, and done two
 * runs before their time. Of a range whose size is not known nobody can say how long it takes, so it is due after a day.
 * `intervalMs` is the time since the last run.
 */
export function dueRanges(ranges: readonly HistoryRange[], now: Instant, intervalMs: number): HistoryRange[] {
  // Hourly runs, or one started by hand, must not promise that the next comes as soon.
  const interval = Math.max(intervalMs, dayMs);
  const ordered = oldestFirst(ranges, now);
  const runs = Math.max(1, periodMs / interval - 2);
  const share = ordered.length / runs;
  let count = 0;
  for (const [i, range] of ordered.entries()) {
    const runsLeft = Math.max(0, runs - ageOf(range, now) / interval);
    count = Math.max(count, Math.floor(i + 1 - share * runsLeft + 1e-6));
  }
  return ordered.filter((range, i) => i < count || (!range.sized && ageOf(range, now) >= dayMs));
}

/** Whether the runs to come can compare each range before its comparison is 30 days old, with `budget` requests each. */
export function canKeepUp(
  ranges: readonly HistoryRange[],
  now: Instant,
  intervalMs: number,
  budget: number,
): boolean {
  return oldestFirst(ranges, now).every(
    (range, i) => i < budget * Math.floor((periodMs - ageOf(range, now)) / Math.max(intervalMs, 1)),
  );
}

/** The history up to the day on which a window begins. The days that left the window were compared by the last run. */
export function extendTo(ranges: readonly HistoryRange[], to: string, lastRun: string): HistoryRange[] {
  const last = ranges.at(-1);
  if (!last || last.to >= to) return [...ranges];
  return [...ranges.slice(0, -1), { ...last, to, ...(isEmpty(last) && { comparedAt: lastRun }) }];
}

/** The whole history, from its beginning on, as compared at one time. */
export function allCompared(ranges: readonly HistoryRange[], to: string, comparedAt: string): HistoryRange[] {
  const [first, ...more] = extendTo(ranges, to, comparedAt);
  if (!first) return [{ from: null, to, comparedAt }];
  const { sized, ...unsized } = first;
  const begun: HistoryRange = { ...unsized, from: null, ...(first.from === null && sized && { sized }) };
  return [begun, ...more].map((range) => ({ ...range, comparedAt }));
}

/** At most so many parts come of one range at once: a page that happens to be short must not make hundreds. */
const mostParts = 40;

/** Cuts a range that begins on `start` into parts of as many days each; one day stays whole. */
export function split(range: HistoryRange, start: string, parts: number): HistoryRange[] {
  const from = Temporal.PlainDate.from(start);
  const days = from.until(range.to, { largestUnit: 'days' }).days;
  const count = Math.max(1, Math.min(parts, days, mostParts));
  const cut = (i: number) => from.add({ days: Math.round((days * i) / count) }).toString();
  return Array.from({ length: count }, (_, i) => ({
    ...range,
    from: i === 0 ? range.from : cut(i),
    to: i === count - 1 ? range.to : cut(i + 1),
    sized: true,
  }));
}

/** Whether a stored value is a UTC date. */
export const isDay = (day: unknown): day is string =>
  typeof day === 'string' && day.length === 10 && toInstant(`${day}T00:00Z`) !== null;

/** Reads stored ranges; undefined where there are none that can be relied on. */
export function parseHistory(stored: unknown): HistoryRange[] | undefined {
  if (!Array.isArray(stored) || stored.length === 0) return undefined;
  const ranges = stored.flatMap((one: Partial<HistoryRange> | null): HistoryRange[] => {
    const { from, to, comparedAt, sized } = one ?? {};
    if (!isDay(to) || !(from === null || isDay(from)) || !comparedAt || !toInstant(comparedAt)) return [];
    return [{ from, to, comparedAt, ...(sized === true && { sized }) }];
  });
  return ranges.length === stored.length ? ranges : undefined;
}
