import { GazelleFeedError } from '../api/errors.ts';

/** One page of a connection; `endCursor` is used only where a page has no edges. */
export interface Page<T> {
  /** Its records, each with the cursor that asks for what follows it. */
  edges: readonly { cursor: string; node: T }[];
  hasNextPage: boolean;
  endCursor: string | null;
  /** How many records the whole list has, by Gazelle's own count; null where it gives none. */
  total: number | null;
}

/** Asks Gazelle for up to `first` records after a cursor; the server may give fewer. */
export type FetchPage<T> = (first: number, after: string | null) => Promise<Page<T>>;

/** A list that can be read from one end to the other. */
export interface Listing<T> {
  /** Its pages; `reversed` from the other end, where the API has that order, else as always. */
  pages(reversed: boolean): FetchPage<T>;
  /** What it is sorted by: records of one key may come in any order. Null for all, where the order is not known. */
  key(node: T): string | null;
}

/** What a query asks for of a list with pages. */
export const pageOf = (fields: string): string =>
  `edges { cursor node { ${fields} } } pageInfo { hasNextPage endCursor } totalCount`;

/** A list with pages, as Gazelle answers it. */
export interface Connection<N> {
  edges: ({ cursor: string; node: N | null } | null)[] | null;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  totalCount?: number | null;
}

type WithId<N> = N & { id: string };

/**
 * A connection's answer as a page. The schema allows null in every place of a list; such an entry stands for no record and is
 * passed over. A record without an id could neither be stored nor be missed, so it throws GazelleFeedError; so does an answer
 * without the list, which is not an empty one.
 */
export function toPage<N extends { id: string | null }>(connection?: Connection<N> | null): Page<WithId<N>> {
  if (!connection) throw new GazelleFeedError('an answer came without the list that was asked for');
  const { edges, pageInfo, totalCount } = connection;
  const found = edges?.flatMap((edge) => (edge?.node ? { ...edge, node: withId(edge.node) } : []));
  return { edges: found ?? [], ...pageInfo, total: totalCount ?? null };
}

/** Narrows a record to one with an id, which the schema lets be null. Throws GazelleFeedError where it is. */
export function withId<N extends { id: string | null }>(node: N): WithId<N> {
  if (!node.id) throw new GazelleFeedError('a record came without an id');
  return node as WithId<N>;
}

/** The same pages with each record replaced; a promise, since a record may need further requests to be complete. */
export const mapPages =
  <A, B>(fetch: FetchPage<A>, map: (node: A) => Promise<B> | B): FetchPage<B> =>
  async (first, after) => {
    const page = await fetch(first, after);
    const edges = page.edges.map(async ({ cursor, node }) => ({ cursor, node: await map(node) }));
    return { ...page, edges: await Promise.all(edges) };
  };
