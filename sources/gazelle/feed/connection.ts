import { GazelleFeedError } from '../api/errors.ts';
import type { Edge, Page } from './pages.ts';

interface Connection<N> {
  edges: ({ cursor: string; node: N | null } | null)[] | null;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  totalCount?: number | null;
}

type WithId<N> = N & { id: string };

const hasId = <N extends { id: string | null }>(node: N): node is WithId<N> => Boolean(node.id);

/**
 * A connection's answer as a page. The schema allows null in every place of a list; such an entry stands for no record and
 * is passed over. A record without an id could neither be stored nor be missed, so it throws GazelleFeedError.
 */
export function toPage<N extends { id: string | null }>({
  edges,
  pageInfo,
  totalCount,
}: Connection<N>): Page<WithId<N>> {
  return {
    edges: (edges ?? []).filter(hasRecord),
    hasNextPage: pageInfo.hasNextPage,
    endCursor: pageInfo.endCursor,
    total: totalCount ?? null,
  };
}

function hasRecord<N extends { id: string | null }>(
  edge: { cursor: string; node: N | null } | null,
): edge is Edge<WithId<N>> {
  return Boolean(edge?.node && withId(edge.node));
}

/** Narrows a record to one with an id, which the schema lets be null. Throws GazelleFeedError where it is. */
export function withId<N extends { id: string | null }>(node: N): WithId<N> {
  if (!hasId(node)) throw new GazelleFeedError('a record came without an id');
  return node;
}
