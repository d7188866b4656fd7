import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { fromTheBeginning } from '../../sources/gazelle/checkpoint.ts';

import { appointments } from '../../sources/gazelle/collections/appointments.ts';
import { clients } from '../../sources/gazelle/collections/clients.ts';
import { invoices } from '../../sources/gazelle/collections/invoices.ts';
import { timeline } from '../../sources/gazelle/collections/timeline.ts';
import { users } from '../../sources/gazelle/collections/users.ts';
import { type Planned, planReading, type Situation } from '../../sources/gazelle/plan-reading.ts';

const at = (text: string) => Temporal.Instant.from(text);
const day = 24 * 3_600_000;
const checkpoint = {
  watermark: '2026-03-09T06:00:00Z',
  syncedAt: '2026-03-09T07:00:00Z',
  sweptAt: '2026-03-08T07:00:00Z',
  full: null,
};
const usual: Situation = {
  now: at('2026-03-10T07:00:00Z'),
  checkpoint,
  empty: false,
  sortable: true,
  full: false,
  sweep: false,
  since: null,
  sweepEveryMs: null,
  overlapMs: 300_000,
  timezone: 'America/Toronto',
  query: 'q',
};
const swept = (sweptAt: string | null) => ({ checkpoint: { ...checkpoint, sweptAt } });
const weekAgo = swept('2026-03-03T07:00:00Z');
const longer = swept('2026-03-03T06:59:59Z');
const firstRun = { checkpoint: null, empty: true };
const since = { since: at('2026-03-01T00:00:00Z') };
const reset = { checkpoint: fromTheBeginning };

const cases: [Planned, string, Partial<Situation>, string][] = [
  [users, 'on any day', {}, 'snapshot'],
  [users, 'with --full', { full: true }, 'snapshot'],
  [clients, 'on a usual day', {}, 'newest-first'],
  [clients, 'with --full', { full: true }, 'full'],
  [clients, 'with --full of an API that cannot sort', { full: true, sortable: false }, 'full'],
  [clients, 'in a first run', firstRun, 'full'],
  [clients, 'in an empty table, whatever the checkpoint says', { empty: true }, 'full'],
  [clients, 'after a first run that did not end', { checkpoint: null }, 'full'],
  [clients, 'after a reset', reset, 'full'],
  [clients, 'where the API cannot sort', { sortable: false }, 'sweep'],
  [clients, 'without a watermark to stop at', { checkpoint: { ...checkpoint, watermark: null } }, 'sweep'],
  [clients, 'without any sweep so far', swept(null), 'sweep'],
  [clients, 'with a sweep seven days old', weekAgo, 'newest-first'],
  [clients, 'with a sweep older than seven days', longer, 'sweep'],
  [clients, 'with --sweep', { sweep: true }, 'sweep'],
  [clients, 'with --sweep into an empty table', { sweep: true, empty: true }, 'full'],
  [clients, 'with --sweep-every 1d, a sweep two days old', { sweepEveryMs: day }, 'sweep'],
  [
    clients,
    'with --sweep-every 30d, a sweep long ago',
    { ...longer, sweepEveryMs: 30 * day },
    'newest-first',
  ],
  [clients, 'with --since, however old the last sweep', { ...swept(null), ...since }, 'newest-first'],
  [clients, 'with --since of an API that cannot sort', { ...since, sortable: false }, 'sweep'],
  [clients, 'with --since after a reset', { ...reset, ...since }, 'newest-first'],
  [invoices, 'on a usual day', {}, 'newest-first'],
  [invoices, 'where the API cannot sort', { sortable: false }, 'window'],
  [invoices, 'where the API cannot sort, a week after a sweep', { ...longer, sortable: false }, 'sweep'],
  [appointments, 'on a usual day', {}, 'window'],
  [appointments, 'in a first run', firstRun, 'window'],
  [appointments, 'after a reset', reset, 'full'],
  [appointments, 'with --full', { full: true }, 'full'],
  [appointments, 'with a sweep a fortnight old', longer, 'window'],
  [appointments, 'with a sweep four weeks old', swept('2026-02-10T06:59:59Z'), 'sweep'],
  [
    appointments,
    'with a sweep four weeks old and --since',
    { ...swept('2026-02-10T06:59:59Z'), ...since },
    'window',
  ],
  [timeline, 'on a usual day', {}, 'window'],
  [timeline, 'with --sweep, which needs a time of the last change', { sweep: true }, 'window'],
  [timeline, 'after a reset', reset, 'full'],
];

test.each(cases)('$name are read by the strategy that fits %s', (collection, _when, change, strategy) => {
  expect(planReading(collection, { ...usual, ...change }).strategy).toBe(strategy);
});

test('every plan says why', () => {
  for (const [collection, , change] of cases)
    expect(planReading(collection, { ...usual, ...change }).reason).not.toBe('');
});

describe('where a reading begins', () => {
  const plan = (collection: Planned, change: Partial<Situation> = {}) =>
    planReading(collection, { ...usual, ...change });
  const text = (time: unknown) => (time === null ? null : String(time));

  test('newest first: the overlap before the watermark', () => {
    expect(text(plan(clients).from)).toBe('2026-03-09T05:55:00Z');
  });

  test('a window: a week before the last run, on a local day', () => {
    expect(text(plan(appointments).from)).toBe('2026-03-02T05:00:00Z');
  });

  test('the window of the timeline: a week before its newest entry', () => {
    const old = { checkpoint: { ...checkpoint, watermark: '2026-02-20T12:00:00Z' } };
    expect(text(plan(timeline, old).from)).toBe('2026-02-13T05:00:00Z');
  });

  test('a first window reaches 7 or 30 days back, and into an emptied table as far as what was covered', () => {
    expect(text(plan(appointments, firstRun).from)).toBe('2026-03-03T05:00:00Z');
    expect(text(plan(timeline, firstRun).from)).toBe('2026-02-08T05:00:00Z');
    const old = { empty: true, checkpoint: { ...checkpoint, syncedAt: '2026-01-31T12:00:00Z' } };
    expect(text(plan(appointments, old).from)).toBe('2026-01-24T05:00:00Z');
  });

  test('what changed since the overlap before the last run is read again, whatever is stored', () => {
    // A sweep, since the last sweep.
    expect(text(plan(clients, { sortable: false }).recheckFrom)).toBe('2026-03-08T06:55:00Z');
    expect(text(plan(appointments).recheckFrom)).toBe('2026-03-09T06:55:00Z');
    expect(text(plan(invoices, { sortable: false }).recheckFrom)).toBe('2026-03-09T06:55:00Z');
    expect(text(plan(clients, { ...since, sortable: false }).recheckFrom)).toBe('2026-03-01T00:00:00Z');
    expect(plan(appointments, firstRun).recheckFrom).toBeNull();
  });
});

describe('a full read that was interrupted', () => {
  const read = { since: '2026-03-08T00:00:00Z', query: 'q', ranges: ['-2020', '2021-'], done: ['-2020'] };
  const interrupted = (change: object = {}) => ({
    full: true,
    checkpoint: { ...checkpoint, full: { ...read, ...change } },
  });
  const plan = (change: Partial<Situation>) => planReading(clients, { ...usual, ...change });

  test('is resumed, and covers what it covered when it began', () => {
    expect(plan(interrupted())).toMatchObject({ resumed: read });
    expect(String(plan(interrupted()).began)).toBe(read.since);
  });

  test.each([
    ['other fields, or other excluded columns, are asked for', interrupted({ query: 'other' })],
    ['it began more than a week ago', interrupted({ since: '2026-03-03T06:59:59Z' })],
    ['the table is empty', { ...interrupted(), empty: true }],
  ])('begins anew where %s', (_, situation) => {
    expect(plan(situation)).toMatchObject({ strategy: 'full', resumed: null });
    expect(plan(situation).began).toBe(usual.now);
  });

  test('waits for the next --full where all was covered before', () => {
    expect(plan({ ...interrupted(), full: false })).toMatchObject({
      strategy: 'newest-first',
      resumed: null,
    });
  });

  test('is resumed by any run where nothing was covered before', () => {
    const first = { checkpoint: { watermark: null, syncedAt: null, sweptAt: null, full: read } };
    expect(plan(first)).toMatchObject({ strategy: 'full', resumed: read });
  });
});
