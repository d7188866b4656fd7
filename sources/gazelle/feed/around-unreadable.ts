import { GazelleQueryError, GazelleUnavailableError } from '../api/errors.ts';
import { isAboutRecords } from '../api/in-parts.ts';
import { type Times, Unreadable } from '../api/unreadable.ts';
import type { Edge, FetchPage, Page } from './pages.ts';

type Bare = { id: string } & Times;

/** A place of a page that could not be read: what is there, and the cursor that asks for it and what follows. */
export interface Spot {
  id: string;
  after: string | null;
}

/** For records that can be asked for by their ids, wherever they are. */
export const idsOf = (spots: readonly Spot[]): string[] => spots.map(({ id }) => id);

interface Ways<R, T> {
  /** Gives pages as they are asked for, and fails where one record of a page does. */
  fetch: FetchPage<T>;
  /** The same pages with little of each record; the first that does not fail is used. */
  bare: readonly FetchPage<Bare>[];
  /** Fetches the records of a page otherwise, in the order of the spots; null for one that is gone. */
  complete: (spots: readonly Spot[]) => Promise<(R | Unreadable | null)[]>;
  /** Makes of a record what `fetch` would have given. */
  toNode: (record: R | Unreadable) => T;
}

/** A long page that is refused, or never comes, is asked for in pages of this length from then on. */
const shorter = 100;

/** Reads pages; where a record makes one fail, the others of that page come all the same. */
export function aroundUnreadable<R, T>({ fetch, bare, complete, toNode }: Ways<R, T>): FetchPage<T> {
  let longest = Number.POSITIVE_INFINITY;
  return async function read(wanted, after) {
    const first = Math.min(wanted, longest);
    try {
      return await fetch(first, after);
    } catch (error) {
      const isItsLength = error instanceof GazelleQueryError || error instanceof GazelleUnavailableError;
      if (first > shorter && isItsLength) {
        longest = shorter;
        return read(wanted, after);
      }
      if (!isAboutRecords(error)) throw error;
    }
    const page = await fetchBare(bare, first, after);
    const spots = page.edges.map(({ node: { id } }, i) => {
      return { id, after: page.edges[i - 1]?.cursor ?? after };
    });
    const records = await complete(spots);
    const edges = page.edges.flatMap(({ cursor, node }, i): Edge<T>[] => {
      const record = records[i] ?? null;
      if (record === null) return [];
      const isUnreadable = record instanceof Unreadable;
      return [{ cursor, node: toNode(isUnreadable ? new Unreadable(node.id, record.error, node) : record) }];
    });
    return { ...page, edges };
  };
}

async function fetchBare(
  [fetch, ...others]: readonly FetchPage<Bare>[],
  first: number,
  after: string | null,
): Promise<Page<Bare>> {
  if (!fetch) throw new TypeError('a list needs a bare way to ask for its pages');
  try {
    return await fetch(first, after);
  } catch (error) {
    if (others.length === 0 || !isAboutRecords(error)) throw error;
    return fetchBare(others, first, after);
  }
}
