/** What the API can filter a list by, from the finest cut to the whole list. */
export interface Cuttable<F> {
  /** The finest parts that are counted; together they are `all`. */
  parts: readonly F[];
  /** All of them in one. */
  all: F;
  join(a: F, b: F): F;
  /** What no part finds, so many records; absent where they cannot be found without reading all. */
  rest?(count: number): F;
  /** The sizes of the whole list and of its parts, of one moment, in their order. */
  count(filters: readonly (F | null)[]): Promise<number[]>;
}

/** A list of fewer pages than this is read as one: the question how to cut it costs a request too. */
const fewPages = 6;

/** Whether a list of so many records is to be cut. */
export const isLong = (total: number, pageSize: number): boolean => total >= fewPages * pageSize;

/** A slice has at least so many pages. */
const leastPages = 2;
/** Enough that little is read again when a full read breaks off. */
const mostSlices = 40;

/**
 * Cuts a list into slices of about the same size. Records that no filter finds, such as those without a date, are a slice of
 * their own. Where they cannot be, the list stays whole (null), so that none of them falls between the slices.
 */
export async function cut<F>(
  { parts, all, join, rest, count }: Cuttable<F>,
  pageSize: number,
): Promise<(F | null)[]> {
  const [total = 0, found = 0, ...sizes] = await count([null, all, ...parts]);
  if (!isLong(total, pageSize) || (total > found && !rest)) return [null];
  // Each page begins with the last record of the page before.
  const size = Math.max(leastPages * (pageSize - 1), Math.ceil(total / mostSlices));
  const filters: F[] = [];
  let open = 0;
  for (const [i, part] of parts.entries()) {
    const last = filters.at(-1);
    const more = sizes[i] ?? 0;
    if (last === undefined || open + more > size) {
      filters.push(part);
      open = more;
    } else {
      filters[filters.length - 1] = join(last, part);
      open += more;
    }
  }
  return total > found && rest ? [...filters, rest(total - found)] : filters;
}
