/** What one attempt to read a list came to. */
export interface Attempt {
  /** The records that it saw. */
  ids: Set<string>;
  /** How many there are, as far as it could be counted. */
  expected: number;
  /** It saw a record that no earlier attempt had seen. */
  foundMore: boolean;
  /** A whole page had one sort key, so the attempt may have missed records of that key. */
  mayHide: boolean;
}

/** How many attempts that cannot hide a record must agree before their result is accepted. */
const enoughToAgree = 2;
/** After this many attempts in a row without a new record, stop. */
const enoughInVain = 4;
const mostAttempts = 12;

/**
 * Whether the attempts to read a list have seen all of it, and how many records.
 *
 * - `complete`: the last attempts together, from some attempt on, saw as many as were expected at any time during them. Earlier
 *   ones are left aside, for they may have seen what is deleted by now.
 * - `agreed`: the attempts in which records of one key never filled a page saw the very same records, and all of them. Nothing
 *   can be hidden then: the list holds some records twice.
 * - `incomplete`: the attempts differ, and more of them bring nothing.
 * - `again`: one more attempt may bring the rest.
 */
export function judge(attempts: readonly Attempt[]) {
  let expected = 0;
  let ids: ReadonlySet<string> = new Set();
  for (const attempt of attempts.toReversed()) {
    expected = Math.max(expected, attempt.expected);
    ids = ids.size === 0 ? attempt.ids : ids.union(attempt.ids);
    if (ids.size >= expected) return { verdict: 'complete', seen: ids.size } as const;
  }
  const seen = ids.size;
  const unhidden = attempts.filter(({ mayHide }) => !mayHide);
  if (unhidden.length >= enoughToAgree && unhidden.every((one) => one.ids.size === seen))
    return { verdict: 'agreed', seen } as const;
  const inVain = attempts.length - 1 - attempts.findLastIndex(({ foundMore }) => foundMore);
  const isOver = attempts.length >= mostAttempts || inVain >= enoughInVain;
  return { verdict: isOver ? 'incomplete' : 'again', seen } as const;
}
