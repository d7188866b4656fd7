import type { ComparedHead, StoredPart, StoredRow, Table } from '../sink.ts';
import { answer, countedAnswer } from './answer.ts';
import type { Supabase, SupabaseRecords } from './client.ts';
import type { Json } from './database.types.ts';
import { StatementTimeoutError } from './errors.ts';
import type { SyncedTable } from './tables.ts';

const toJson = ({ id, updatedAt, link = null, children = {} }: ComparedHead): Json => ({
  id,
  updated: updatedAt,
  link,
  children: Object.fromEntries(
    Object.entries(children).map(([entity, heads]) => [
      entity,
      heads.map((head) => ({ id: head.id, updated: head.updatedAt })),
    ]),
  ),
});

/**
 * Asks Postgres which of some records are not stored as their heads say; it compares times at its own precision. A question
 * that takes too long is halved. Throws a SupabaseError.
 */
export async function findOutdated(
  supabase: Supabase,
  tables: readonly Table[],
  heads: readonly ComparedHead[],
  recheckFrom: string | null,
): Promise<string[]> {
  const name = 'gazelle_outdated';
  const args = {
    account: supabase.account,
    tables: tables.map(({ name: table, entity, updatedColumn: updated = null, linkColumn: link = null }) => {
      return { table, entity, updated, link };
    }),
    heads: heads.map(toJson),
    ...(recheckFrom && { recheck_from: recheckFrom }),
  };
  try {
    return (await answer({ name }, supabase.rpc(name, args))) as string[];
  } catch (error) {
    if (!(error instanceof StatementTimeoutError) || heads.length === 1) throw error;
  }
  const middle = Math.ceil(heads.length / 2);
  const left = await findOutdated(supabase, tables, heads.slice(0, middle), recheckFrom);
  return [...left, ...(await findOutdated(supabase, tables, heads.slice(middle), recheckFrom))];
}

/** So many rows are read well within the time that Supabase gives a statement; fewer where it is slow, but never below the least. */
const rowsPerRead = { most: 5000, least: 100 };

/** Reads the ids of stored rows that are not marked as deleted, page by page. Throws a SupabaseError. */
export async function* readStored(
  supabase: Supabase,
  { name: table, linkColumn, timeColumn }: Table,
  { since, of }: StoredPart,
  most = rowsPerRead.most,
): AsyncGenerator<StoredRow[]> {
  const name = 'gazelle_stored';
  const question = {
    account: supabase.account,
    table_name: table,
    ...(linkColumn && { link: linkColumn }),
    ...(since && timeColumn && { dated: timeColumn, since }),
    ...(of && { links: [...of] }),
  };
  let at_most = most;
  for (let after_id = ''; ; ) {
    const page = answer({ name }, supabase.rpc(name, { ...question, after_id, at_most }));
    const found = (await page.catch((error: unknown) => {
      if (!(error instanceof StatementTimeoutError) || at_most <= rowsPerRead.least) throw error;
      at_most = Math.ceil(at_most / 2);
      return null;
    })) as [string, string | null][] | null;
    if (!found) continue;
    yield found.map(([id, link]) => ({ id, link }));
    after_id = found.at(-1)?.[0] ?? '';
    if (found.length < at_most) return;
  }
}

/** How many rows a table has of this account. Throws a SupabaseError. */
export async function countRows(supabase: SupabaseRecords, name: SyncedTable): Promise<number> {
  const query = supabase.from(name).select('id', { count: 'exact' }).eq('account_id', supabase.account);
  return (await countedAnswer({ name }, query.limit(1))).count;
}
