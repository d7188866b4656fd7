/**
 * How many requests one side is sent at once: as many as allowed, until it asks for less or grows slow. Then half, and
 * one more after every few rounds of good answers (additive increase, multiplicative decrease). Times are milliseconds
 * of one clock, whichever.
 */
export interface Pace {
  /** Requests under way at once, from 1 to `most`. */
  readonly limit: number;
  readonly most: number;
  readonly halvedAt: number;
  /** Good answers since the limit last changed. */
  readonly calm: number;
  /** Slow answers in a row. */
  readonly slow: number;
  /** Moving average of the answer time per operation, without slow answers. */
  readonly usual: ReadonlyMap<string, number>;
}

/** An answer that came. */
export interface Heard {
  /** What was asked: the answers to one question are compared with each other only. */
  name: string;
  beganAt: number;
  at: number;
  /** Whether it asks for fewer requests. */
  asksForLess: boolean;
}

/** Rounds of good answers, `limit` each, before one more request at once is tried. */
const calmRounds = 8;
/** A single slow answer is noise; so many in a row are not. */
const slowInARow = 8;
/** An answer faster than this is never slow, whatever is usual. */
const leastSlowMs = 100;
/** The weight of one answer in the moving average of answer times. */
const weight = 1 / 8;

export const startPace = (most: number): Pace => ({
  limit: most,
  most,
  halvedAt: Number.NEGATIVE_INFINITY,
  calm: 0,
  slow: 0,
  usual: new Map(),
});

/** The pace after an answer; the same object where the answer says nothing about it. */
export function nextPace(pace: Pace, { name, beganAt, at, asksForLess }: Heard): Pace {
  // Requests sent before the last halving do not count, so a burst of refusals halves the limit only once.
  if (beganAt <= pace.halvedAt) return pace;
  if (asksForLess) return halve(pace, at);
  const took = at - beganAt;
  const usual = pace.usual.get(name) ?? took;
  if (took > 2 * usual && took >= leastSlowMs) {
    const slow = pace.slow + 1;
    // Restart the average: if half as many requests do not help, this is the normal speed of the server now.
    return slow < slowInARow ? { ...pace, slow } : { ...halve(pace, at), usual: new Map() };
  }
  const known = { ...pace, slow: 0, usual: new Map(pace.usual).set(name, usual + (took - usual) * weight) };
  if (pace.limit >= pace.most) return known;
  const calm = pace.calm + 1;
  const isMore = calm >= calmRounds * pace.limit;
  return { ...known, limit: pace.limit + (isMore ? 1 : 0), calm: isMore ? 0 : calm };
}

const halve = (pace: Pace, at: number): Pace => ({
  ...pace,
  limit: Math.max(1, Math.floor(pace.limit / 2)),
  halvedAt: at,
  calm: 0,
  slow: 0,
});
