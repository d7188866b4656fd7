import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { deletionCap } from '../../pipeline/deletions.ts';
import { advance, fromTheBeginning, parseCheckpoint, rewind } from '../../sources/gazelle/checkpoint.ts';
import { byYear } from '../../sources/gazelle/ranges.ts';

const checkpoint = {
  watermark: '2026-01-09T00:00:00Z',
  syncedAt: '2026-01-10T00:00:00Z',
  sweptAt: null,
  full: null,
};
const full = { since: '2026-01-10T00:00:00Z', query: 'q', ranges: ['-2020', '2021-'], done: ['-2020'] };

describe('a stored checkpoint', () => {
  test.each([
    checkpoint,
    { ...checkpoint, watermark: null },
    { ...checkpoint, sweptAt: '2026-01-03T00:00:00Z' },
    { ...checkpoint, full },
    { watermark: null, syncedAt: null, sweptAt: null, full },
    fromTheBeginning,
  ])('is read as it was written: %j', (stored) => {
    expect(parseCheckpoint(JSON.stringify(stored))).toEqual(stored);
  });

  test.each([
    [
      'of an earlier version',
      { watermark: '2026-01-09T00:00:00Z', syncedAt: '2026-01-10T00:00:00Z' },
      checkpoint,
    ],
    [
      'with a history compared part by part, which asks for one sweep',
      {
        ...checkpoint,
        sweptAt: undefined,
        history: [{ from: null, to: '2026-01-01', comparedAt: checkpoint.syncedAt }],
      },
      checkpoint,
    ],
    [
      'with the cut of a list',
      { ...checkpoint, sweptAt: '2026-01-03T00:00:00Z', cut: { days: ['2020-01-01'], pageLength: 100 } },
      { ...checkpoint, sweptAt: '2026-01-03T00:00:00Z' },
    ],
    ['that was reset', { watermark: null, syncedAt: '1970-01-01T00:00:00Z', full: true }, fromTheBeginning],
    [
      'with ranges that are no keys',
      { ...checkpoint, full: { since: null, query: 'q', ranges: [1], done: [] } },
      checkpoint,
    ],
    ['with a full read that cannot be understood', { ...checkpoint, full: { done: 3 } }, checkpoint],
  ])('%s is understood', (_, stored, meaning) => {
    expect(parseCheckpoint(JSON.stringify(stored))).toEqual(meaning);
  });

  test.each([
    undefined,
    '',
    'null',
    '[]',
    '42',
    '2026-01-09',
    '{"watermark":"2026-01-09T00:00:00Z"}',
    '{"syncedAt":"soon"}',
  ])('that says %s is none', (text) => {
    expect(parseCheckpoint(text)).toBeNull();
  });

  test('never breaks a run, whatever it says', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void parseCheckpoint(text)));
  });
});

test('no time of a checkpoint moves backwards', () => {
  const earlier = Temporal.Instant.from('2025-12-31T00:00:00Z');
  expect(advance(checkpoint, { began: earlier, watermark: earlier, isSwept: false })).toEqual(checkpoint);
});

test('rewinding never sets a checkpoint forward', () => {
  const instants = fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') });
  fc.assert(
    fc.property(instants, (date) => {
      const to = Temporal.Instant.from(date.toISOString());
      const { watermark, syncedAt } = rewind(checkpoint, to);
      const isNotAfter = (a: string | null, b: string | null) =>
        b !== null && a !== null && Date.parse(a) <= Date.parse(b);
      expect(isNotAfter(watermark, checkpoint.watermark) && isNotAfter(syncedAt, checkpoint.syncedAt)).toBe(
        true,
      );
      expect(isNotAfter(watermark, date.toISOString()) || watermark === checkpoint.watermark).toBe(true);
    }),
  );
});

test.each([
  [0, null, 10],
  [200, null, 10],
  [1000, null, 50],
  [1000, 300, 300],
  [1000, 5, 50],
])('of %i rows, with leave for %s, at most %i are marked as gone', (stored, allowed, cap) => {
  expect(deletionCap(stored, allowed)).toBe(cap);
});

test('a stored key of no range asks for the whole list', () => {
  const keys = ['all', '2024', '2012-2016', '-2012', '2024-', 'abc', '2024-01'];
  expect(keys.map((key) => byYear('created').filterOf(key))).toEqual([
    null,
    { createdGet: '2024-01-01', createdLet: '2025-01-01' },
    { createdGet: '2012-01-01', createdLet: '2017-01-01' },
    { createdLet: '2013-01-01' },
    { createdGet: '2024-01-01' },
    null,
    null,
  ]);
});
