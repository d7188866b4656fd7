import { GazelleFeedError } from '../api/errors.ts';
import type { Page } from './pages.ts';

interface Connection<N> {
  edges: ({ cursor: string; node: N | null } | null)[] | null;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  totalCount?: number | null;
}

type WithId<N> = N & { id: string };

/**
 * A connection's answer as a page, which is empty where its parent is gone. The schema allows null in every place of a list; such
 * an entry stands for no record and is passed over. A record without an id could neither be stored nor be missed, so it throws
 * GazelleFeedError.
 */
export function toPage<N extends { id: string | null }>(
  connection: Connection<N> | null | undefined,
): Page<WithId<N>> {
  const edges = connection?.edges ?? [];
  return {
    edges: edges.flatMap((edge) => (edge?.node ? { cursor: edge.cursor, node: withId(edge.node) } : [])),
    hasNextPage: connection?.pageInfo.hasNextPage ?? false,
    endCursor: connection?.pageInfo.endCursor ?? null,
    total: connection?.totalCount ?? null,
  };
}

/** Narrows a record to one with an id, which the schema lets be null. Throws GazelleFeedError where it is. */
export function withId<N extends { id: string | null }>(node: N): WithId<N> {
  if (!node.id) throw new GazelleFeedError('a record came without an id');
  return node as WithId<N>;
}
