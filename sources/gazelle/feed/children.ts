import type { GazelleApi } from '../api/gazelle-api.ts';
import { Unreadable } from '../api/unreadable.ts';
import type { Instant } from '../instants.ts';
import type { Confirmation, Known } from '../source.ts';
import { type Head, storedAmong } from './sweep.ts';

/** The children that came with a record; null when more belong to it than fit, and are to be asked for on their own. */
export function allAlong<C>(along: {
  nodes: (C | null)[] | null;
  pageInfo: { hasNextPage: boolean };
}): C[] | null {
  return along.pageInfo.hasNextPage ? null : (along.nodes ?? []).filter((child) => child !== null);
}

/**
 * Compares the children of a record with what is stored: all of them are there, under this record and as new, and no more.
 */
export function childrenStored(
  known: Known,
  recheckFrom: Instant | null,
): (parentId: string, children: readonly Head[]) => boolean {
  const counts = new Map<string | null, number>();
  for (const { linkedId, deleted } of known.values()) {
    if (!deleted) counts.set(linkedId, (counts.get(linkedId) ?? 0) + 1);
  }
  const isStored = storedAmong(known, recheckFrom);
  return (parentId, children) =>
    children.length === (counts.get(parentId) ?? 0) &&
    children.every((child) => known.get(child.id)?.linkedId === parentId && isStored(child));
}

/**
 * Tells which children are gone, by asking once more for the records that they are stored under. Of a child without a known
 * parent nothing can be told.
 */
export async function confirmChildren<R extends { id: string }>(
  api: GazelleApi,
  ids: readonly string[],
  known: Known,
  byIds: (api: GazelleApi, ids: readonly string[]) => Promise<(R | Unreadable | null)[]>,
  childrenOf: (record: R) => readonly { id: string }[],
): Promise<Confirmation<R>> {
  const parentOf = (id: string) => known.get(id)?.linkedId ?? null;
  const parents = [...new Set(ids.flatMap((id) => parentOf(id) ?? []))];
  const alive = (await byIds(api, parents)).filter((record) => record !== null);
  const there = new Set(
    alive.flatMap((record) => (record instanceof Unreadable ? [] : childrenOf(record).map(({ id }) => id))),
  );
  const unread = new Set(alive.flatMap((record) => (record instanceof Unreadable ? record.id : [])));
  const isGone = (id: string, parent: string | null) =>
    parent !== null && !there.has(id) && !unread.has(parent);
  return { gone: ids.filter((id) => isGone(id, parentOf(id))), alive };
}
