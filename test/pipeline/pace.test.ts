import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Heard, nextPace, type Pace, startPace } from '../../pipeline/http/pace.ts';
import { propertyParameters } from '../property/parameters.ts';

/** One answer after the other, each begun when the one before had ended; `took` of each, or `less`. */
function listen(pace: Pace, answers: readonly (number | 'less')[], name = 'Pianos'): Pace {
  let at = Math.max(0, pace.halvedAt);
  return answers.reduce<Pace>((now, answer) => {
    const beganAt = at + 1;
    at = beganAt + (answer === 'less' ? 10 : answer);
    return nextPace(now, { name, beganAt, at, asksForLess: answer === 'less' });
  }, pace);
}
const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);
const limitAfter = (most: number, ...answers: (number | 'less')[]) => listen(startPace(most), answers).limit;

describe('the number of requests at once', () => {
  test.each([
    ['begins at the most allowed', 4, [], 4],
    ['stays there while all is well', 4, times(100, 50), 4],
    ['is halved when the server asks for less', 8, ['less' as const], 4],
    ['is halved again when it asks again', 8, times(2, 'less' as const), 2],
    ['never falls below one', 4, times(9, 'less' as const), 1],
    ['does not rise after one round of good answers', 4, ['less' as const, ...times(2, 50)], 2],
    ['rises by one after eight rounds', 4, ['less' as const, ...times(16, 50)], 3],
    ['comes back to the most allowed, and no further', 4, ['less' as const, ...times(500, 50)], 4],
    [
      'is halved when answers take twice as long, eight in a row',
      4,
      [...times(20, 100), ...times(8, 210)],
      2,
    ],
    ['is not for seven', 4, [...times(20, 100), ...times(7, 210)], 4],
    ['is not for ten with a usual one among them', 4, [100, ...times(5, 210), 100, ...times(5, 210)], 4],
    ['is not where even twice as long is fast', 4, [...times(20, 5), ...times(50, 90)], 4],
    ['is halved once where the server stays slower', 8, [...times(20, 100), ...times(30, 210)], 4],
  ])('%s', (_what, most, answers, limit) => {
    expect(limitAfter(most, ...answers)).toBe(limit);
  });

  test('is not halved for a question that takes longer than another', () => {
    const known = listen(startPace(4), times(20, 50), 'Users');
    expect(listen(known, times(20, 900), 'TimelineEntries').limit).toBe(4);
  });
});

const anyAnswer = fc.record({
  name: fc.constantFrom('Pianos', 'Clients'),
  beganAt: fc.nat(10_000),
  took: fc.nat(3000),
  asksForLess: fc.boolean(),
});
const toHeard = ({ took, ...rest }: { took: number } & Omit<Heard, 'at'>): Heard => ({
  ...rest,
  at: rest.beganAt + took,
});

test('whatever is heard, at least one request and no more than allowed are sent, and one more at a time', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100 }),
      fc.array(anyAnswer, { maxLength: 200 }),
      (most, answers) => {
        answers.map(toHeard).reduce((pace, heard) => {
          const next = nextPace(pace, heard);
          expect(next.limit).toBeGreaterThanOrEqual(Math.max(1, Math.floor(pace.limit / 2)));
          expect(next.limit).toBeLessThanOrEqual(Math.min(most, pace.limit + 1));
          return next;
        }, startPace(most));
      },
    ),
    propertyParameters(300),
  );
});

test('whatever was under way when it was halved, it is halved once for all of it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 100 }), fc.array(anyAnswer, { minLength: 1 }), (most, burst) => {
      const halved = nextPace(startPace(most), { name: 'Pianos', beganAt: 0, at: 10_000, asksForLess: true });
      expect(burst.map(toHeard).reduce(nextPace, halved)).toBe(halved);
    }),
    propertyParameters(300),
  );
});

test('whatever happened before, good answers bring it back to the most allowed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.array(anyAnswer, { maxLength: 100 }), (most, answers) => {
      const shaken = answers.map(toHeard).reduce(nextPace, startPace(most));
      expect(listen({ ...shaken, usual: new Map() }, times(8 * most * most, 50)).limit).toBe(most);
    }),
    propertyParameters(100),
  );
});

test('answers between one and two times the usual never slow it down', () => {
  const took = fc.integer({ min: 100, max: 200 });
  fc.assert(
    fc.property(fc.array(took, { maxLength: 300 }), (answers) => {
      expect(limitAfter(4, 100, ...answers)).toBe(4);
    }),
    propertyParameters(100),
  );
});
