import type { Unreadable } from '../api/unreadable.ts';
import { newer } from '../instants.ts';
import type { ReadPlan, Slices } from '../source.ts';
import type { Bookmark } from './bookmark.ts';
import { type Cuttable, cut, joinAdjacent } from './cut.ts';
import { joinSeen } from './parts.ts';
import type { FeedEnd } from './read-all.ts';

/**
 * The slices of a list, to be read concurrently; a list of a few pages is one slice. `read` reads the part that a filter
 * finds, or all of it for null. A reading that continues an interrupted one uses the same slices, and `compare` finds what
 * has changed since in those that are stored. Where `read` keeps the places it comes to, an interrupted reading of a slice goes on
 * from the last one.
 */
export async function openSlices<F, R>(
  { cuts, isLimited, empty, checkpoint, pageSize }: ReadPlan,
  list: Cuttable<F>,
  read: (
    filter: F | null,
    from: Bookmark | undefined,
    keep: (place: Bookmark) => void,
  ) => AsyncGenerator<(R | Unreadable)[], FeedEnd>,
  compare?: (filters: readonly (F | null)[]) => AsyncGenerator<(R | Unreadable)[], FeedEnd>,
): Promise<Slices<R>> {
  // How to cut a list that had nothing when it was last read need not be asked in every run.
  const wasEmpty = empty && checkpoint?.sweptAt !== undefined;
  const filters: (F | null)[] = cuts
    ? cuts.map((name) => JSON.parse(name))
    : isLimited || wasEmpty
      ? [null]
      : await cut(list, pageSize);
  const slices = filters.map((filter) => {
    let place: Bookmark | null = null;
    const keep = (next: Bookmark) => {
      place = next;
    };
    return {
      name: JSON.stringify(filter),
      pages: (from?: Bookmark) => read(filter, from, keep),
      place: () => place,
    };
  });
  const join = (a: F | null, b: F | null) => a && b && list.join(a, b);
  const again =
    compare &&
    ((names: readonly string[]) =>
      compare(
        joinAdjacent(
          names.map((name) => JSON.parse(name)),
          join,
        ),
      ));
  return { slices, ...(again && { again }) };
}

/** A reading in one piece. */
export const wholeSlice = <R>(read: () => AsyncGenerator<(R | Unreadable)[], FeedEnd>): Slices<R> => ({
  slices: [{ name: JSON.stringify(null), pages: read }],
});

/** What the slices of a list are worth together. */
export function joinEnds(ends: readonly FeedEnd[]): FeedEnd {
  const first = ends[0];
  if (first && ends.length === 1) return first;
  const seen = ends.flatMap((end) => end.seen ?? []);
  return {
    watermark: ends.reduce<FeedEnd['watermark']>((newest, { watermark }) => newer(newest, watermark), null),
    seen: seen.length === ends.length ? joinSeen(seen) : null,
    problem: ends.flatMap(({ problem }) => problem ?? [])[0] ?? null,
  };
}
