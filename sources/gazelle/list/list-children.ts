import type { TadaDocumentNode } from 'gql.tada';
import type { GazelleApi } from '../api/gazelle-api.ts';
import { documents, selectionOf, writtenQuery } from '../api/graphql.ts';
import { listAll } from './complete.ts';
import { type Connection, toPage, withId } from './page.ts';

/** Where a list is that belongs to one record: `parent(argument: $id) { field(...) { ...fragment } }`. */
interface ChildList<N, C> {
  operation: string;
  parent: string;
  argument: string;
  field: string;
  /** More arguments of the list, as GraphQL spells them. */
  more?: string;
  /** What is asked for: a fragment, or the fields where the name of their type is not known. */
  fragment: TadaDocumentNode<N, Record<string, never>, unknown> | string;
  /** Null for what is none, such as one of which nothing was asked for. */
  toChild(node: N): C | null;
}

type Answer<N> = Record<string, Record<string, Connection<N>> | null>;

/** As much of it as came with the record. */
type Came<N> = { nodes: (N | null)[] | null; pageInfo: { hasNextPage: boolean } } | null;

/**
 * Makes a function that gives all that belongs to one record, such as the items of an invoice: what came with it, or, where it
 * has more, a list of its own. Where the record is deleted there is none. It throws a GazelleError.
 */
export function listChildren<N, C extends { id: string | null }>(list: ChildList<N, C>) {
  const { operation, parent, argument, field, more = '', fragment, toChild } = list;
  const [selection, fragments] = selectionOf(fragment);
  const query = writtenQuery<Answer<N>, { id: string; first: number; after: string | null }>(
    `query ${operation}($id: String!, $first: Int!, $after: String) {
      ${parent}(${argument}: $id) {
        ${field}(first: $first, after: $after ${more}) {
          edges { cursor node { ${selection} } }
          pageInfo { hasNextPage endCursor }
          totalCount
        }
      }
    }`,
    fragments,
  );
  documents.push(query);
  return async (api: GazelleApi, id: string, came: Came<N>): Promise<(C & { id: string })[]> => {
    const nodes = came?.nodes?.map((node) => node && toChild(node)) ?? [];
    if (!came?.pageInfo.hasNextPage) return nodes.filter((child) => child !== null).map(withId);
    return listAll(`${field} of ${id}`, async (first, after) => {
      const all = (await api.request(query, { id, first, after }))[parent]?.[field];
      const edges = all?.edges?.map((edge) => edge && { ...edge, node: edge.node && toChild(edge.node) });
      const nothing = { hasNextPage: false, endCursor: null };
      return toPage<C>({ pageInfo: nothing, ...all, edges: edges ?? null });
    });
  };
}
