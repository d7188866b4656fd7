import { GazelleFeedError } from '../api/errors.ts';
import { isAboutRecords, isolate, type Unreadable } from '../api/unreadable.ts';
import type { FetchPage } from './page.ts';

/**
 * Reads pages; where a record makes one fail, the others of that page come all the same: by their ids, or, where no query gives a
 * record by its id, by their places. `ids` gives the same pages with nothing but ids; `byIds` null for a record that is deleted.
 */
export function aroundUnreadable<T extends { id: string }>(
  fetch: FetchPage<T>,
  ids: FetchPage<{ id: string }>,
  byIds?: (ids: readonly string[]) => Promise<(T | Unreadable | null)[]>,
): FetchPage<T | Unreadable> {
  const byPlaces = (places: readonly { id: string; after: string | null }[]) =>
    isolate(places, async (some) => {
      const { edges } = await fetch(some.length, some[0]?.after ?? null);
      if (some.some(({ id }, i) => edges[i]?.node.id !== id))
        throw new GazelleFeedError('the list changed while a record of it could not be read');
      return edges.map(({ node }) => node);
    });
  return async (first, after) => {
    try {
      return await fetch(first, after);
    } catch (error) {
      if (!isAboutRecords(error)) throw error;
    }
    const page = await ids(first, after);
    const places = page.edges.map(({ node: { id } }, i) => ({
      id,
      after: page.edges[i - 1]?.cursor ?? after,
    }));
    const records = await (byIds ? byIds(places.map(({ id }) => id)) : byPlaces(places));
    const edges = page.edges.flatMap(({ cursor }, i) => {
      const node = records[i];
      return node ? [{ cursor, node }] : [];
    });
    return { ...page, edges };
  };
}
