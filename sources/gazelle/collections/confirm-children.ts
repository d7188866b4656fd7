import type { GazelleApi } from '../api/gazelle-api.ts';
import { Unreadable } from '../api/unreadable.ts';
import type { Confirmation, Links } from '../collection.ts';
import type { List } from '../list/define-list.ts';

/**
 * Tells which children are deleted, by asking once more for the records that they are stored under. Of a child without a known
 * parent, or of a parent that cannot be read, nothing can be told.
 */
export async function confirmChildren<R extends { id: string }>(
  api: GazelleApi,
  { byIds }: Pick<List<R, never>, 'byIds'>,
  ids: readonly string[],
  links: Links,
  childrenOf: (record: R) => readonly { id: string }[],
): Promise<Confirmation<R>> {
  const parents = [...new Set(ids.flatMap((id) => links.get(id) ?? []))];
  const alive = ((await byIds?.(api, parents)) ?? []).filter((record) => record !== null);
  const there = new Set(
    alive.flatMap((record) => (record instanceof Unreadable ? [] : childrenOf(record).map(({ id }) => id))),
  );
  const unread = new Set(alive.flatMap((record) => (record instanceof Unreadable ? record.id : [])));
  const isDeleted = (id: string) => {
    const parent = links.get(id) ?? null;
    return parent !== null && !there.has(id) && !unread.has(parent);
  };
  return { deleted: ids.filter(isDeleted), alive };
}
