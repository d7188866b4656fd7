import { GazelleFeedError } from '../api/errors.ts';
import { inParts, isAboutRecords, Unreadable } from '../api/unreadable.ts';
import type { Edge, FetchPage, Page } from './page.ts';

/** A place of a page that could not be read: what is there, and the cursor that asks for it and what follows. */
interface Spot {
  id: string;
  after: string | null;
}

/** How a page is read, and how its records are where one of them makes the page fail. */
interface Ways<T> {
  /** Gives pages as they are asked for, and fails where one record of a page does. */
  fetch: FetchPage<T>;
  /** The same pages with nothing but ids. */
  ids: FetchPage<{ id: string }>;
  /**
   * Fetches single records by their ids, in the order of the ids; null for one that is deleted. Absent where no query gives one
   * by its id: then each is asked for by its place.
   */
  byIds?: ((ids: readonly string[]) => Promise<(T | Unreadable | null)[]>) | undefined;
  toNode: (unreadable: Unreadable) => T;
}

/** Where a record makes a longer page fail, pages have this length from then on: so many are read one by one. */
const shorter = 100;

/** Reads pages; where a record makes one fail, the others of that page come all the same. */
export function aroundUnreadable<T extends { id: string }>(ways: Ways<T>): FetchPage<T> {
  let longest = Number.POSITIVE_INFINITY;
  return async function read(wanted, after) {
    const first = Math.min(wanted, longest);
    try {
      return await ways.fetch(first, after);
    } catch (error) {
      if (!isAboutRecords(error)) throw error;
      if (first > shorter) {
        longest = shorter;
        return read(wanted, after);
      }
    }
    return readOneByOne(ways, first, after);
  };
}

async function readOneByOne<T extends { id: string }>(
  { fetch, ids, byIds, toNode }: Ways<T>,
  first: number,
  after: string | null,
): Promise<Page<T>> {
  const page = await ids(first, after);
  const spots = page.edges.map(({ node: { id } }, i) => ({ id, after: page.edges[i - 1]?.cursor ?? after }));
  const records = byIds
    ? await byIds(spots.map(({ id }) => id))
    : await inParts(spots, (some) => readAt(fetch, some));
  const edges = page.edges.flatMap(({ cursor }, i): Edge<T>[] => {
    const record = records[i] ?? null;
    if (record === null) return [];
    return [{ cursor, node: record instanceof Unreadable ? toNode(record) : record }];
  });
  return { ...page, edges };
}

async function readAt<T extends { id: string }>(fetch: FetchPage<T>, spots: readonly Spot[]): Promise<T[]> {
  const { edges } = await fetch(spots.length, spots[0]?.after ?? null);
  if (edges.length === 0 || edges.some(({ node }, i) => node.id !== spots[i]?.id))
    throw new GazelleFeedError('the list changed while a record of it could not be read');
  const rest = spots.slice(edges.length);
  return [...edges.map(({ node }) => node), ...(rest.length > 0 ? await readAt(fetch, rest) : [])];
}
