import { describe, expect, test, vi } from 'vitest';
import { chosenEntities, duration, moment, nameList, wholeNumber } from '../../bin/settings/flag-values.ts';
import { entityNames } from '../../pipeline/flows.ts';

describe('a moment is a time ago or ISO 8601', () => {
  test.each([
    ['24h', '2026-01-30T12:00:00.000Z'],
    ['7d', '2026-01-24T12:00:00.000Z'],
    ['90 minutes', '2026-01-31T10:30:00.000Z'],
    ['2026-01-01', '2026-01-01T00:00:00Z'],
    ['2026-01-01T00:00:00-05:00', '2026-01-01T05:00:00Z'],
  ])('%s', (text, instant) => {
    vi.useFakeTimers({ now: Date.parse('2026-01-31T12:00:00Z') });
    expect(moment(text, 'since')).toBe(instant);
    vi.useRealTimers();
  });
  test.each(['', 'yesterday', '5', '2026-13-01', ['24h', '7d'], true])('%s is not', (value) => {
    expect(() => moment(value, 'since')).toThrow('--since takes 24h, 7d or a moment');
  });
});

describe('a whole number is given once and in range', () => {
  test.each([
    ['10', 10],
    [1, 1],
  ])('%s', (value, number) => {
    expect(wholeNumber([1])(value, 'limit')).toBe(number);
  });
  test.each(['', 'ten', '0', '-1', '1.5', 'NaN', 'Infinity', ['1', '2'], true, undefined])(
    '%s is not',
    (value) => {
      expect(() => wholeNumber([1])(value, 'limit')).toThrow('--limit takes one whole number from 1 on');
    },
  );
});

test('a length of time has a unit', () => {
  expect(['90s', '10m', '0s'].map((text) => duration()(text))).toEqual([90_000, 600_000, 0]);
  for (const value of ['10', '-5m', 'soon', ['1m', '2m']]) {
    expect(() => duration()(value, 'wait')).toThrow('--wait takes a length of time');
  }
});

describe('entities are named with commas between them or one by one', () => {
  test.each([
    ['clients,pianos', ['clients', 'pianos']],
    [' users , timeline ', ['users', 'timeline']],
    [
      ['clients', 'pianos'],
      ['clients', 'pianos'],
    ],
  ])('%s', (value, names) => {
    expect(nameList(value)).toEqual(names);
  });
  test.each([
    ['client', 'did you mean clients?'],
    ['apointments', 'did you mean appointments?'],
    ['violins,pianoes', 'did you mean pianos?'],
    ['xyzzyxyzzy', `there are ${entityNames.join(', ')}`],
    ['', '--entity takes names'],
  ])('%s is no entity', async (value, hint) => {
    await expect(chosenEntities(nameList(value))).rejects.toThrow(hint);
  });
});
