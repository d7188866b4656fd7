import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UnreadableValueError } from '../../transforms/unreadable-value-error.ts';
import { date, instant, text, texts } from '../../transforms/values.ts';

describe('text', () => {
  test.each([
    ['  Chez Léa \n', 'Chez Léa'],
    ["O'Brien 🎹", "O'Brien 🎹"],
    ['', null],
    [' \t', null],
    [null, null],
    [undefined, null],
    ['a\0b', 'ab'],
    ['half \ud83c', 'half \ufffd'],
  ])('%j becomes %j', (value, stored) => {
    expect(text(value)).toBe(stored);
  });

  test('is always storable, and the same when read again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const stored = text(value);
        if (stored === null) return;
        expect(stored.isWellFormed() && !stored.includes('\0') && stored === stored.trim()).toBe(true);
        expect(text(stored)).toBe(stored);
      }),
    );
  });

  test('a list keeps its order and loses its empty entries', () => {
    expect(texts([' b', '', 'a'])).toEqual(['b', 'a']);
    expect(texts(null)).toEqual([]);
  });
});

describe('an instant is stored in UTC, whatever its offset and precision', () => {
  test.each([
    ['2026-01-09T12:00:00Z', '2026-01-09T12:00:00Z'],
    ['2026-01-09T07:00:00-05:00', '2026-01-09T12:00:00Z'],
    ['2026-01-09T12:00:00.250+00:00', '2026-01-09T12:00:00.25Z'],
    ['2026-01-09T12:00:00.123456Z', '2026-01-09T12:00:00.123456Z'],
    ['', null],
    [null, null],
  ])('%s', (value, stored) => {
    expect(instant('updatedAt', value)).toBe(stored);
  });

  test.each(['yesterday', '2026-01-09', '2026-01-09T12:00:00', '2026-02-30T00:00:00Z'])(
    '%s is none',
    (value) => {
      expect(() => instant('updatedAt', value)).toThrow(new UnreadableValueError('updatedAt', 'an instant'));
    },
  );
});

describe('a date is a day of the calendar', () => {
  test.each([
    ['2026-02-28', '2026-02-28'],
    [' 2024-02-29 ', '2024-02-29'],
    [null, null],
  ])('%s', (value, stored) => {
    expect(date('noContactUntil', value)).toBe(stored);
  });

  test.each(['2026-02-30', '2025-02-29', 'soon', '2026-13-01'])('%s is none', (value) => {
    expect(() => date('noContactUntil', value)).toThrow('noContactUntil is not a date');
  });
});
