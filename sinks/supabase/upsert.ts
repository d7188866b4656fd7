import type { Receipt, Refused, Row } from '../sink.ts';
import { answer, inChunks } from './answer.ts';
import type { SupabaseRecords } from './client.ts';
import { RowsRefusedError, StatementTimeoutError } from './errors.ts';
import type { SyncedTable } from './tables.ts';

/**
 * Upserts a batch in one request. A row equal to what is stored is not written again and not returned: the tables'
 * triggers see to that, and an inserted row is one whose two sync times are the same. A batch that is refused is halved
 * until the refused rows are alone; the others are stored. One that takes too long is halved as well. Throws a
 * SupabaseError for everything else.
 */
export async function upsertRows(
  supabase: SupabaseRecords,
  table: SyncedTable,
  rows: readonly Row[],
): Promise<Receipt> {
  const written: { first_synced_at: string; synced_at: string }[] = [];
  const refused: Refused[] = [];
  await store(rows);
  const inserted = written.filter((row) => row.first_synced_at === row.synced_at).length;
  const unchanged = rows.length - written.length - refused.length;
  return { inserted, updated: written.length - inserted, unchanged, refused };

  async function store(some: readonly Row[]): Promise<void> {
    const [first] = some;
    if (!first) return;
    try {
      written.push(...(await upsert(supabase, table, some)));
    } catch (error) {
      const isRefused = error instanceof RowsRefusedError;
      if (isRefused && some.length === 1) {
        refused.push({ row: first, reason: error.message, detail: error.detail });
        return;
      }
      if (!isRefused && !(error instanceof StatementTimeoutError && some.length > 1)) throw error;
      const middle = Math.ceil(some.length / 2);
      await store(some.slice(0, middle));
      await store(some.slice(middle));
    }
  }
}

function upsert(supabase: SupabaseRecords, name: SyncedTable, rows: readonly Row[]) {
  const named = rows.map((row) => ({ ...row, account_id: supabase.account }));
  // postgrest-js looks through an array for its columns, at a cost that grows with the square of its length. All rows
  // have the same columns, so it is shown the first; JSON has them all.
  const values = Object.assign(named.slice(0, 1), { toJSON: () => named });
  const query = supabase.from(name).upsert(values, { onConflict: 'account_id,id' });
  const columns = Object.keys(rows[0] ?? {});
  return answer({ name, columns }, query.select('first_synced_at, synced_at'));
}

/** Marks rows as deleted; their values stay. Returns how many were not marked before. */
export async function softDelete(
  supabase: SupabaseRecords,
  table: SyncedTable,
  ids: readonly string[],
  at: string,
): Promise<number> {
  const marked = await inChunks(ids, (some) => {
    const update = supabase.from(table).update({ deleted_at: at }).eq('account_id', supabase.account);
    return answer({ name: table }, update.in('id', some).is('deleted_at', null).select('id'));
  });
  return marked.length;
}
