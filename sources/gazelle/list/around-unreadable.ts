import { GazelleFeedError } from '../api/errors.ts';
import { inHalves, isAboutRecords, type Unreadable } from '../api/unreadable.ts';
import type { FetchPage, Page } from './page.ts';

/** How a page is read, and how its records are where one of them makes the page fail. */
interface Ways<T> {
  /** Gives pages as they are asked for, and fails where one record of a page does. */
  fetch: FetchPage<T>;
  /** The same pages with nothing but ids. */
  ids: FetchPage<{ id: string }>;
  /** Fetches records by their ids, null for one that is deleted. Where no query does, each is asked for by its place. */
  byIds?: ((ids: readonly string[]) => Promise<(T | Unreadable | null)[]>) | undefined;
}

/** Reads pages; where a record makes one fail, the others of that page come all the same. */
export function aroundUnreadable<T extends { id: string }>(ways: Ways<T>): FetchPage<T | Unreadable> {
  return async (first, after) => {
    try {
      return await ways.fetch(first, after);
    } catch (error) {
      if (!isAboutRecords(error)) throw error;
      return readOneByOne(ways, first, after);
    }
  };
}

async function readOneByOne<T extends { id: string }>(
  { fetch, ids, byIds }: Ways<T>,
  first: number,
  after: string | null,
): Promise<Page<T | Unreadable>> {
  const page = await ids(first, after);
  const places = page.edges.map(({ node: { id } }, i) => ({ id, after: page.edges[i - 1]?.cursor ?? after }));
  const records = byIds
    ? await byIds(places.map(({ id }) => id))
    : await inHalves(places, async (some) => {
        const { edges } = await fetch(some.length, some[0]?.after ?? null);
        if (some.some(({ id }, i) => edges[i]?.node.id !== id))
          throw new GazelleFeedError('the list changed while a record of it could not be read');
        return edges.map(({ node }) => node);
      });
  const edges = page.edges.flatMap(({ cursor }, i) => {
    const node = records[i];
    return node ? [{ cursor, node }] : [];
  });
  return { ...page, edges };
}
