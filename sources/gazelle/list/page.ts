/** One record of a page with the cursor that asks for what follows it. */
export interface Edge<T> {
  cursor: string;
  node: T;
}

/** One page of a connection; `endCursor` is used only where a page has no edges. */
export interface Page<T> {
  edges: readonly Edge<T>[];
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

/** A page with each of its records replaced; a promise, since a record may need further requests to be complete. */
export async function mapPage<A, B>(page: Page<A>, map: (node: A) => Promise<B> | B): Promise<Page<B>> {
  const edges = page.edges.map(async ({ cursor, node }) => ({ cursor, node: await map(node) }));
  return { ...page, edges: await Promise.all(edges) };
}
