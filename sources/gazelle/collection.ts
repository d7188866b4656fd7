import type { GazelleApi } from './api/gazelle-api.ts';
import type { Filter } from './api/lookups.ts';
import type { Unreadable } from './api/unreadable.ts';
import type { Instant } from './instants.ts';
import type { List } from './list/define-list.ts';
import type { Ranges } from './ranges.ts';

/** The filters of what may have changed from an instant on, for a run that reads only that. */
type Recent = (from: Instant) => readonly Filter[];

/** How a collection is kept fresh; docs/how-it-works.md has the reasons. */
export type Refresh =
  /** All of it in every run: it is so little. */
  | { by: 'snapshot' }
  /** What changed since the last run; where the API cannot sort by `UPDATED_AT_DESC`, the heads of what is recent, or else of all. */
  | { by: 'newest-first'; recent?: Recent }
  /** What is dated from some days before `after`, a time of the checkpoint; in the first run, from `firstDays` ago. */
  | { by: 'window'; firstDays: number; after: 'syncedAt' | 'watermark'; recent: Recent };

/** The answer to "are these really deleted?": ids that are, and the records of those that are not. */
export type Confirmation<R> = { deleted: string[]; alive: (R | Unreadable)[] };

/** What the link columns of stored rows have, by the ids of the rows: mostly the id of the record that a row belongs to. */
export type Links = ReadonlyMap<string, string | null>;

/** One collection of Gazelle, as a declaration; `R` is its complete record, with whatever belongs to it. */
export interface Collection<R> {
  /** The name of what it lists, which is that of its main entity. */
  name: string;
  list: List<R>;
  /** How it is divided for a full read; absent where it is so short that it never is. */
  ranges?: Ranges;
  refresh: Refresh;
  /** How often all its ids are compared, in days; null where they cannot be, so that only a full read finds old changes. */
  sweepDays: number | null;
  /** The enum of its status, where its records have one. */
  statusEnum?: string;
  /** What a list without a filter may leave out. A pass over all records asks for it beside the list. */
  hidden?: Filter;
  /** Asks once more for what no list gives by ids. Absent where it cannot be asked for: then the whole list is looked through. */
  confirm?(api: GazelleApi, ids: readonly string[], links: Links): Promise<Confirmation<R>>;
}

/**
 * Asks once more for records, or for what belongs to them, that a complete reading did not see; null where they cannot be asked for,
 * as the lines of an invoice, which come with it alone. Throws a GazelleError.
 */
export async function confirmDeleted<R>(
  { name, list, confirm }: Collection<R>,
  api: GazelleApi,
  entity: string,
  ids: readonly string[],
  links: Links,
): Promise<Confirmation<R> | null> {
  if (entity === name && list.byIds) return askAgain(list, api, ids);
  return (await confirm?.(api, ids, links)) ?? null;
}

/** Asks for records by their ids. */
export async function askAgain<R>({ byIds }: List<R>, api: GazelleApi, ids: readonly string[]) {
  const records = (await byIds?.(api, ids)) ?? [];
  return {
    deleted: ids.filter((_, i) => records[i] === null),
    alive: records.filter((record) => record !== null),
  };
}
