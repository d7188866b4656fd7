import { GazelleFeedError } from '../api/errors.ts';
import type { Page } from './page.ts';

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
export function toPage<N extends { id: string | null }>(
  connection: Connection<N> | null | undefined,
): Page<WithId<N>> {
  if (!connection) throw new GazelleFeedError('an answer came without the list that was asked for');
  const { edges, pageInfo, totalCount } = connection;
  return {
    edges: (edges ?? []).flatMap((edge) =>
      edge?.node ? { cursor: edge.cursor, node: withId(edge.node) } : [],
    ),
    hasNextPage: pageInfo.hasNextPage,
    endCursor: pageInfo.endCursor,
    total: totalCount ?? null,
  };
}

const nothing = { edges: [], pageInfo: { hasNextPage: false, endCursor: null } };

/** The same of a list that belongs to another record: an empty page where that one is deleted. */
export const toPageOf = <N extends { id: string | null }>(connection: Connection<N> | null | undefined) =>
  toPage<N>(connection ?? nothing);

/** Narrows a record to one with an id, which the schema lets be null. Throws GazelleFeedError where it is. */
export function withId<N extends { id: string | null }>(node: N): WithId<N> {
  if (!node.id) throw new GazelleFeedError('a record came without an id');
  return node as WithId<N>;
}
