import { createGraphQLError } from 'graphql-yoga';
import { decodeCursor, encodeCursor } from './cursor.ts';

/** The paging arguments every connection takes. */
export type PageArgs = {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
};

/** A page as GraphQL answers it. */
export type Connection<T> = {
  edges: { cursor: string; node: T }[];
  nodes: T[];
  pageInfo: {
    startCursor: string | null;
    endCursor: string | null;
    hasNextPage: boolean;
    hasPreviousPage: boolean;
  };
  totalCount: number;
};

/**
 * The page asked for, of the list as it is now, never longer than `cap`. Cursors are positions in that list: when the
 * list changes between two pages, the second starts at the same position, not at the same record.
 */
export function paginate<T>(list: readonly T[], args: PageArgs, cap: number): Connection<T> {
  const { first, after, last, before } = args;
  refuseNegative(first, last);
  let start = Math.min(after ? decodeCursor(after) : 0, list.length);
  let end = before ? Math.max(start, Math.min(decodeCursor(before) - 1, list.length)) : list.length;
  if (first != null || last == null) end = Math.min(end, start + Math.min(first ?? cap, cap));
  if (last != null) start = Math.max(start, end - Math.min(last, cap));

  const edges = list
    .slice(start, end)
    .map((node, index) => ({ cursor: encodeCursor(start + index + 1), node }));
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
      hasNextPage: end < list.length,
      hasPreviousPage: start > 0,
    },
    totalCount: list.length,
  };
}

function refuseNegative(...counts: (number | null | undefined)[]): void {
  if (counts.some((count) => count != null && count < 0)) {
    throw createGraphQLError('`first` and `last` must not be negative');
  }
}
