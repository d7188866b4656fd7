import { Temporal } from 'temporal-polyfill';
import type { ComparedHead, Table, Where } from '../sink.ts';
import { answer } from './answer.ts';
import type { Supabase, SupabaseRecords } from './client.ts';
import type { Json } from './database.types.ts';
import { StatementTimeoutError } from './errors.ts';
import { inHalves } from './portions.ts';

const toJson = ({ id, updatedAt, link = null, children = {} }: ComparedHead): Json => ({
  id,
  updated: readable(updatedAt),
  link,
  children: Object.fromEntries(
    Object.entries(children).map(([entity, heads]) => [
      entity,
      heads.map((head) => ({ id: head.id, updated: readable(head.updatedAt) })),
    ]),
  ),
});

/** A time in UTC that Postgres can read; any other counts as none. */
function readable(time: string | null): string | null {
  try {
    const instant = Temporal.Instant.from(time ?? '').toString();
    return /^\d{4}-/.test(instant) ? instant : null;
  } catch {
    return null;
  }
}

/**
 * Asks Postgres which of some records are not stored as their heads say; it compares times at its own precision. A question
 * that takes too long is halved. `tables` are that of the records and those of what comes with them; what changed from
 * `recheckFrom` (ISO 8601) on counts as different. Throws a SupabaseError.
 */
export async function findOutdated(
  supabase: Supabase,
  tables: readonly Table[],
  heads: readonly ComparedHead[],
  recheckFrom: string | null,
): Promise<string[]> {
  const args = {
    account: supabase.account,
    tables: tables.map(({ name: table, entity, updatedColumn: updated = null, linkColumn: link = null }) => {
      return { table, entity, updated, link };
    }),
    ...(recheckFrom && { recheck_from: recheckFrom }),
  };
  return inHalves(heads, async (some) => {
    const asked = { ...args, heads: some.map(toJson) };
    return (await answer(supabase.rpc('gazelle_outdated', asked))) as string[];
  });
}

/**
 * So many rows are read well within the time that Supabase gives a statement; fewer where it is slow, but never below the least.
 */
const rowsPerRead = { most: 5000, least: 100 };

/**
 * Reads the ids of stored rows that are not marked as deleted, and what their link columns have, page by page. Throws a
 * SupabaseError.
 */
export async function* readStored(
  supabase: Supabase,
  { name: table, linkColumn, timeColumn }: Table,
  { since, of }: Where,
  most = rowsPerRead.most,
): AsyncGenerator<{ id: string; link: string | null }[]> {
  const question = {
    account: supabase.account,
    table_name: table,
    ...(linkColumn && { link: linkColumn }),
    ...(since && timeColumn && { dated: timeColumn, since }),
    ...(of && { links: [...of] }),
  };
  let at_most = most;
  for (let after_id = ''; ; ) {
    const page = answer(supabase.rpc('gazelle_stored', { ...question, after_id, at_most }));
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

/** How many rows a table has of this account, those marked as deleted included. Throws a SupabaseError. */
export async function countRows(supabase: SupabaseRecords, { name }: Pick<Table, 'name'>): Promise<number> {
  const query = supabase.from(name).select('id', { count: 'exact' }).eq('account_id', supabase.account);
  return (await query.limit(1).throwOnError()).count ?? 0;
}
