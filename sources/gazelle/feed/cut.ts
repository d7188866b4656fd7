/** What the API can filter a list by, from the finest cut to the whole list. */
export interface Cuttable<F> {
  /** The finest parts that are counted; together they are `all`. */
  parts: readonly F[];
  /** All of them in one. */
  all: F;
  /** Two that follow each other in one; null where they do not. */
  join(a: F, b: F): F | null;
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

/** The same parts, with neighbours in one where `join` makes one of them. */
export function joinAdjacent<F>(parts: readonly F[], join: (a: F, b: F) => F | null): F[] {
  const joined: F[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    const both = last === undefined ? null : join(last, part);
    if (both) joined.pop();
    joined.push(both ?? part);
  }
  return joined;
}

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
  const counted = parts.map((part, i) => ({ part, count: sizes[i] ?? 0 }));
  const joined = joinAdjacent(counted, (a, b) => {
    const part = a.count + b.count <= size ? join(a.part, b.part) : null;
    return part && { part, count: a.count + b.count };
  });
  const filters = joined.map(({ part }) => part);
  return total > found && rest ? [...filters, rest(total - found)] : filters;
}
