import type { TadaDocumentNode } from 'gql.tada';
import type { GazelleApi } from '../api/gazelle-api.ts';
import { documents, fragmentName, writtenQuery } from '../api/graphql.ts';
import { type Connection, toPageOf } from './connection.ts';
import { listAll } from './list-all.ts';

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
  toChild(node: N): C;
}

type Answer<N> = Record<string, Record<string, Connection<N>> | null>;

/**
 * Makes a function that lists all that belongs to one record, such as the items of an invoice: for the records that have more of
 * it than came with them. Where the record is deleted there is none. It throws a GazelleError.
 */
export function listChildren<N, C extends { id: string | null }>(list: ChildList<N, C>) {
  const { operation, parent, argument, field, more = '', fragment, toChild } = list;
  const isText = typeof fragment === 'string';
  const query = writtenQuery<Answer<N>, { id: string; first: number; after: string | null }>(
    `query ${operation}($id: String!, $first: Int!, $after: String) {
      ${parent}(${argument}: $id) {
        ${field}(first: $first, after: $after ${more}) {
          edges { cursor node { ${isText ? fragment : `...${fragmentName(fragment)}`} } }
          pageInfo { hasNextPage endCursor }
          totalCount
        }
      }
    }`,
    isText ? [] : [fragment],
  );
  documents.push(query);
  return (api: GazelleApi, id: string): Promise<(C & { id: string })[]> =>
    listAll(`${field} of ${id}`, async (first, after) => {
      const all = (await api.request(query, { id, first, after }))[parent]?.[field];
      const edges = all?.edges?.map((edge) => edge && { ...edge, node: edge.node && toChild(edge.node) });
      return toPageOf<C>(all && { ...all, edges: edges ?? null });
    });
}
