import type { Traced } from './served.ts';

/**
 * The longest chain of requests of which each began after the one before had ended: how many they are, or what they weigh
 * together. With one latency for all requests that is how many round trips deep a run is.
 */
export function longestChain(
  requests: readonly Traced[],
  weigh: (request: Traced) => number = () => 1,
): number {
  const ordered = [...requests].sort((a, b) => a.beganMs - b.beganMs);
  const weights: number[] = [];
  for (const [i, request] of ordered.entries()) {
    const before = ordered
      .slice(0, i)
      .map((other, j) => (endsBefore(other, request) ? (weights[j] ?? 0) : 0));
    weights.push(Math.max(0, ...before) + weigh(request));
  }
  return Math.max(0, ...weights);
}

const endsBefore = (one: Traced, other: Traced) => one.endedMs <= other.beganMs;
const timeOf = ({ beganMs, endedMs }: Traced) => endedMs - beganMs;
const sumOf = (requests: readonly Traced[]) => requests.reduce((sum, one) => sum + timeOf(one), 0);

/**
 * What the requests of a run take that must follow each other, in milliseconds, each as long as its server had it (the
 * latency and its work):
 * - what a list had to wait for: the longest chain of requests that ended before the first page of any list, and of those to
 *   Gazelle that ended before its own (how to cut it);
 * - its pages, since each needs the cursor of the one before; or, where that is more, the pages of all lists shared out
 *   among as many requests as may be under way at once;
 * - the longest chain after the last page: the last rows, the checkpoints, the end of the run.
 */
export function necessaryTime(requests: readonly Traced[], concurrency: number): number {
  const pages = requests.filter(({ list }) => list !== null);
  const others = requests.filter(({ list }) => list === null);
  const [firstPage] = pages;
  if (!firstPage) return longestChain(requests, timeOf);
  const opening = others.filter((one) => endsBefore(one, firstPage));
  const lastEnd = Math.max(...pages.map(({ endedMs }) => endedMs));
  const closing = requests.filter(({ beganMs }) => beganMs >= lastEnd);

  const lists = [...Map.groupBy(pages, ({ list }) => list).values()].map((list) => {
    const [first] = list;
    const before = others.filter(
      (one) => opening.includes(one) || (one.side === 'gazelle' && first && endsBefore(one, first)),
    );
    return longestChain(before, timeOf) + sumOf(list);
  });
  const shared = longestChain(opening, timeOf) + sumOf(pages) / concurrency;
  return Math.max(shared, ...lists) + longestChain(closing, timeOf);
}
