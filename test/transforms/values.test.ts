import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { type BadValue, date, instant, integer, text, texts } from '../../transforms/values.ts';

/** What becomes of a value, and what is said of it. */
function read<T, V>(
  to: (field: string, value: V, note: (bad: BadValue) => void) => T,
  field: string,
  value: V,
) {
  const said: BadValue[] = [];
  return { stored: to(field, value, (bad) => said.push(bad)), said };
}

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
    expect(read(instant, 'updatedAt', value)).toEqual({ stored, said: [] });
  });

  test.each(['yesterday', '2026-01-09', '2026-01-09T12:00:00', '2026-02-30T00:00:00Z'])(
    '%s is none',
    (value) => {
      const said = [{ field: 'updatedAt', value, reason: 'updatedAt is not an instant' }];
      expect(read(instant, 'updatedAt', value)).toEqual({ stored: null, said });
    },
  );
});

describe('a date is a day of the calendar', () => {
  test.each([
    ['2026-02-28', '2026-02-28'],
    [' 2024-02-29 ', '2024-02-29'],
    [null, null],
  ])('%s', (value, stored) => {
    expect(read(date, 'noContactUntil', value)).toEqual({ stored, said: [] });
  });

  test.each(['2026-02-30', '2025-02-29', 'soon', '2026-13-01'])('%s is none', (value) => {
    const said = [{ field: 'noContactUntil', value, reason: 'noContactUntil is not a date' }];
    expect(read(date, 'noContactUntil', value)).toEqual({ stored: null, said });
  });
});

test.each(['+099999-01-01T00:00:00Z', '-000001-01-01T00:00:00Z', '0000-06-01T00:00:00Z'])(
  'an instant or a date of a year that is written otherwise in Postgres, as %s, is not stored',
  (value) => {
    const reason = 'createdAt is not in the years 1 to 9999';
    expect(read(instant, 'createdAt', value)).toMatchObject({ stored: null, said: [{ reason }] });
    expect(read(date, 'createdAt', value.slice(0, value.indexOf('T')))).toMatchObject({ stored: null });
  },
);

test('an instant or a date that is stored as it came looks like every other one', () => {
  const written = (read: () => string) => {
    try {
      return read();
    } catch {
      return null;
    }
  };
  const digits = (most: number) => fc.nat(most).map((number) => String(number).padStart(2, '0'));
  const days = fc.tuple(fc.constantFrom('0001', '1999', '2024', '9999'), digits(13), digits(32));
  const fraction = fc.stringMatching(/^(\.[019]{1,10})?$/);
  fc.assert(
    fc.property(days, digits(25), digits(61), fraction, ([year, month, day], hour, second, rest) => {
      const aDate = `${year}-${month}-${day}`;
      const asDate = () => Temporal.PlainDate.from(aDate, { overflow: 'reject' }).toString();
      expect(date('day', aDate, () => {})).toBe(written(asDate));
      const anInstant = `${aDate}T${hour}:59:${second}${rest}Z`;
      const asInstant = () => Temporal.Instant.from(anInstant).toString();
      expect(instant('at', anInstant, () => {})).toBe(written(asInstant));
    }),
    { numRuns: 1000 },
  );
});

test('a number is whole and has no more than the four bytes of its column', () => {
  for (const value of [0, -1, 2 ** 31 - 1, -(2 ** 31), null]) {
    expect(read(integer, 'year', value)).toEqual({ stored: value, said: [] });
  }
  for (const value of [2 ** 31, -(2 ** 31) - 1, 1.5, Number.NaN]) {
    expect(read(integer, 'year', value)).toMatchObject({ stored: null, said: [{ field: 'year' }] });
  }
});
