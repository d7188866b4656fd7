import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { chooseStrategy } from '../../sources/gazelle/feed/choose-strategy.ts';

const at = (text: string) => Temporal.Instant.from(text);
const now = at('2026-03-10T07:00:00Z');
const usual = {
  full: false,
  empty: false,
  sortable: true,
  sweep: false,
  sweepEveryMs: 7 * 24 * 3_600_000,
  sinceAsked: false,
  since: at('2026-03-09T06:55:00Z'),
  sweptAt: at('2026-03-08T07:00:00Z'),
  now,
};

const thirtyDays = { sweepEveryMs: 30 * 24 * 3_600_000, sweptAt: at('2026-02-24T07:00:00Z') };

test.each([
  ['a usual day', {}, 'newest-first'],
  ['--full', { full: true }, 'full'],
  ['--full of an API that cannot sort', { full: true, sortable: false }, 'full'],
  ['an empty table', { empty: true }, 'full'],
  ['an API that cannot sort', { sortable: false }, 'sweep'],
  ['no watermark to stop at', { since: null }, 'sweep'],
  ['no sweep so far', { sweptAt: null }, 'sweep'],
  ['a sweep seven days old', { sweptAt: at('2026-03-03T07:00:00Z') }, 'newest-first'],
  ['a sweep older than seven days', { sweptAt: at('2026-03-03T06:59:59Z') }, 'sweep'],
  ['--sweep', { sweep: true }, 'sweep'],
  ['--sweep into an empty table', { sweep: true, empty: true }, 'full'],
  ['--sweep-every 1d, a sweep two days old', { sweepEveryMs: 24 * 3_600_000 }, 'sweep'],
  ['--sweep-every 30d, a sweep of a fortnight ago', thirtyDays, 'newest-first'],
  ['--since, however old the last sweep', { sinceAsked: true, sweptAt: null }, 'newest-first'],
  ['--since of an API that cannot sort', { sinceAsked: true, sortable: false }, 'sweep'],
])('%s is read by the strategy that fits', (_situation, change, strategy) => {
  expect(chooseStrategy({ ...usual, ...change }).strategy).toBe(strategy);
});

test('why a strategy was chosen is told', () => {
  expect(chooseStrategy({ ...usual, sortable: false }).reason).toContain('cannot sort');
  expect(chooseStrategy({ ...usual, sweptAt: null }).reason).toContain('time to compare');
});
