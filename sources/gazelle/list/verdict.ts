/** What one pass over a list came to. */
export interface Pass {
  /** How many records there are, as far as it could be counted. */
  expected: number;
  /** How many different records it saw. */
  seen: number;
  /** How many of them no earlier pass had seen. */
  found: number;
  /** A whole page had one sort key, so the pass may have missed records of that key. */
  mayHide: boolean;
}

/** How many passes that cannot hide a record must agree before their result is accepted. */
const enoughToAgree = 2;
/** After this many passes in a row without a new record, stop. */
const enoughInVain = 4;
const mostPasses = 12;

/**
 * Whether the passes over a list have seen all of it. `lastSeen` has, for each record, the last pass that saw it.
 *
 * - `complete`: the last passes together, from some pass on, saw as many as were expected at any time during them. Earlier
 *   ones are left aside, for they may have seen what is deleted by now.
 * - `agreed`: the passes in which records of one key never filled a page saw the very same records, and all of them. Nothing
 *   can be hidden then: the list holds some records twice.
 * - `incomplete`: the passes differ, and more of them bring nothing.
 * - `again`: one more pass may bring the rest.
 */
export function judge(
  passes: readonly Pass[],
  lastSeen: Iterable<number>,
): 'complete' | 'agreed' | 'incomplete' | 'again' {
  const lastOf = passes.map(() => 0);
  for (const pass of lastSeen) lastOf[pass] = (lastOf[pass] ?? 0) + 1;
  let needed = 0;
  let seenSince = 0;
  for (let from = passes.length - 1; from >= 0; from -= 1) {
    needed = Math.max(needed, passes[from]?.expected ?? 0);
    seenSince += lastOf[from] ?? 0;
    if (seenSince >= needed) return 'complete';
  }
  const unhidden = passes.filter(({ mayHide }) => !mayHide);
  if (unhidden.length >= enoughToAgree && unhidden.every(({ seen }) => seen === seenSince)) return 'agreed';
  const inVain = passes.length - 1 - passes.findLastIndex(({ found }) => found > 0);
  return passes.length >= mostPasses || inVain >= enoughInVain ? 'incomplete' : 'again';
}
