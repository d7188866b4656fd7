/** What one attempt to read a list came to. */
export interface Attempt {
  /** How many records there are, as far as it could be counted. */
  expected: number;
  /** How many different records it saw. */
  seen: number;
  /** How many of them no earlier attempt had seen. */
  found: number;
  /** A whole page had one sort key, so the attempt may have missed records of that key. */
  mayHide: boolean;
}

/** How many attempts that cannot hide a record must agree before their result is accepted. */
const enoughToAgree = 2;
/** After this many attempts in a row without a new record, stop. */
const enoughInVain = 4;
const mostAttempts = 12;

/**
 * Whether the attempts to read a list have seen all of it. `lastSeen` has, for each record, the last attempt that saw it.
 *
 * - `complete`: the last attempts together, from some attempt on, saw as many as were expected at any time during them. Earlier
 *   ones are left aside, for they may have seen what is deleted by now.
 * - `agreed`: the attempts in which records of one key never filled a page saw the very same records, and all of them. Nothing
 *   can be hidden then: the list holds some records twice.
 * - `incomplete`: the attempts differ, and more of them bring nothing.
 * - `again`: one more attempt may bring the rest.
 */
export function judge(
  attempts: readonly Attempt[],
  lastSeen: Iterable<number>,
): 'complete' | 'agreed' | 'incomplete' | 'again' {
  const lastOf = attempts.map(() => 0);
  for (const attempt of lastSeen) lastOf[attempt] = (lastOf[attempt] ?? 0) + 1;
  let needed = 0;
  let seenSince = 0;
  for (let from = attempts.length - 1; from >= 0; from -= 1) {
    needed = Math.max(needed, attempts[from]?.expected ?? 0);
    seenSince += lastOf[from] ?? 0;
    if (seenSince >= needed) return 'complete';
  }
  const unhidden = attempts.filter(({ mayHide }) => !mayHide);
  if (unhidden.length >= enoughToAgree && unhidden.every(({ seen }) => seen === seenSince)) return 'agreed';
  const inVain = attempts.length - 1 - attempts.findLastIndex(({ found }) => found > 0);
  return attempts.length >= mostAttempts || inVain >= enoughInVain ? 'incomplete' : 'again';
}
