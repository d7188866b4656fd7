import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { parseCheckpoint, rewind } from '../../pipeline/checkpoints.ts';
import { deletionCap } from '../../pipeline/deletions.ts';

const checkpoint = { watermark: '2026-01-09T00:00:00Z', syncedAt: '2026-01-10T00:00:00Z' };

describe('a stored checkpoint', () => {
  test('is read as it was written', () => {
    const swept = { ...checkpoint, sweptAt: '2026-01-03T00:00:00Z' };
    expect(parseCheckpoint(JSON.stringify(swept))).toEqual(swept);
    expect(parseCheckpoint(JSON.stringify({ ...checkpoint, watermark: null }))).toEqual({
      ...checkpoint,
      watermark: null,
    });
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

test('rewinding never sets a checkpoint forward', () => {
  const instants = fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') });
  fc.assert(
    fc.property(instants, (date) => {
      const to = Temporal.Instant.from(date.toISOString());
      const { watermark, syncedAt } = rewind(checkpoint, to);
      const isNotAfter = (a: string | null, b: string) => a !== null && Date.parse(a) <= Date.parse(b);
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
