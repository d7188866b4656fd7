import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import {
  canKeepUp,
  dueRanges,
  extendTo,
  type HistoryRange,
  split,
} from '../../sources/gazelle/feed/history.ts';

const now = Temporal.Instant.from('2026-06-01T06:00:00Z');
const DAY = 24 * 60 * 60 * 1000;
const rangesOf = (ages: readonly number[]): HistoryRange[] =>
  ages.map((age, i) => ({
    from: `${2000 + i}-01-01`,
    to: `${2001 + i}-01-01`,
    comparedAt: now.subtract({ hours: 24 * age }).toString(),
    sized: true,
  }));
const years = (ranges: readonly HistoryRange[]) => ranges.map(({ to }) => Number(to.slice(0, 4)) - 2001);

test.each([
  ['nothing is due just after a comparison of all', [0, 0, 0, 0], 1, []],
  ['ten parts compared at once are spread over the nights', Array(10).fill(3), 1, [0]],
  [
    'and those that are spread are each compared when they are 28 days old',
    [28, 25, 22, 19, 16, 13, 10, 7, 4, 1],
    1,
    [0],
  ],
  ['the oldest come first', [1, 40, 2, 50], 1, [3, 1]],
  ['with a run a week, a quarter of the parts each time', [7, 7, 7, 7], 7, [0]],
  ['with a run a month, all of them', [30, 30, 30], 30, [0, 1, 2]],
  ['an hourly run does no more than its share of the day', Array(30).fill(1), 1 / 24, [0]],
])('%s', (_, ages, days, expected) => {
  const due = years(dueRanges(rangesOf(ages), now, days * DAY));
  expect(due).toEqual(expected);
});

test('a part of unknown size is due after a day, and an empty one never', () => {
  const [one] = rangesOf([1]);
  if (!one) throw new Error('there is a range');
  const { sized, ...unsized } = one;
  expect(dueRanges([one], now, DAY)).toEqual([]);
  expect(dueRanges([unsized], now, DAY)).toEqual([unsized]);
  expect(dueRanges([{ ...unsized, from: unsized.to }], now, DAY)).toEqual([]);
});

test('what the budget cannot keep under 30 days is known before it is late', () => {
  const ranges = rangesOf(Array(20).fill(25));
  expect(canKeepUp(ranges, now, DAY, 4)).toBe(true);
  expect(canKeepUp(ranges, now, DAY, 3)).toBe(false);
  expect(canKeepUp(ranges, now, DAY / 24, 1)).toBe(true);
});

test('parts of a range leave no day out, and what grows at the end is taken up', () => {
  const [range] = rangesOf([1]);
  if (!range) throw new Error('there is a range');
  const parts = split(range, '2000-01-01', 7);
  expect(parts).toHaveLength(7);
  expect(parts.map(({ from }) => from).slice(1)).toEqual(parts.map(({ to }) => to).slice(0, -1));
  expect([parts[0]?.from, parts.at(-1)?.to]).toEqual(['2000-01-01', '2001-01-01']);
  expect(extendTo(parts, '2001-02-01', now.toString()).at(-1)).toMatchObject({ to: '2001-02-01' });
  expect(split({ ...range, to: '2000-01-02' }, '2000-01-01', 7)).toHaveLength(1);
});
