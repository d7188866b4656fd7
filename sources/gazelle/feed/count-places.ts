/** As much of a walked page as counting needs. */
interface Counted {
  all: { readonly length: number };
  start: number;
  total: number | null;
}

/**
 * Counts what a list has, page by page, in two ways: by Gazelle's `totalCount`, and by the places walked. `expected` is the
 * higher of the two. There is one exception: the count did not change, and every request for a page after the last place
 * came back empty. Then `totalCount` includes records that Gazelle never lists, so the places are used, and `doubt` says so.
 */
export function countPlaces() {
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  let places = 0;
  return {
    add({ all, start, total }: Counted): void {
      places = Math.max(places, start + all.length);
      if (total === null) return;
      least = Math.min(least, total);
      most = Math.max(most, total);
    },
    result(): { expected: number; doubt: string | null } {
      const isTooHigh = least === most && most > places;
      const doubt = isTooHigh
        ? `Gazelle counts ${most} and lists ${places}: the count is not believed`
        : null;
      return { expected: isTooHigh ? places : Math.max(most, places), doubt };
    },
  };
}
