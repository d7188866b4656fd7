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
  /** How long an answer usually takes, by what was asked; slow ones left out. */
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
/** The weight of one answer in what is usual. */
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
  // What was under way at a halving was sent at the old pace, so a burst of refusals halves once.
  if (beganAt <= pace.halvedAt) return pace;
  if (asksForLess) return halve(pace, at);
  const took = at - beganAt;
  const usual = pace.usual.get(name) ?? took;
  if (took > 2 * usual && took >= leastSlowMs) {
    const slow = pace.slow + 1;
    // What is usual is learnt anew: where half as many requests do not help, that is how fast the server is now.
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
