import type { Receipt, Refused, Row } from '../sink.ts';
import { answer } from './answer.ts';
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
  const { written, refused } = await upsertInParts(supabase, table, rows);
  const inserted = written.filter((row) => row.first_synced_at === row.synced_at).length;
  const unchanged = rows.length - written.length - refused.length;
  return { inserted, updated: written.length - inserted, unchanged, refused };
}

interface Parts {
  written: { first_synced_at: string; synced_at: string }[];
  refused: Refused[];
}

async function upsertInParts(
  supabase: SupabaseRecords,
  table: SyncedTable,
  rows: readonly Row[],
): Promise<Parts> {
  const [first] = rows;
  if (!first) return { written: [], refused: [] };
  try {
    const named = rows.map((row) => ({ ...row, account_id: supabase.account }));
    // postgrest-js looks through an array for its columns, at a cost that grows with the square of its length. All rows
    // have the same columns, so it is shown the first; JSON has them all.
    const values = Object.assign(named.slice(0, 1), { toJSON: () => named });
    const upsert = supabase.from(table).upsert(values, { onConflict: 'account_id,id' });
    const about = { name: table, columns: Object.keys(first) };
    const written = await answer(about, upsert.select('first_synced_at, synced_at'));
    return { written, refused: [] };
  } catch (error) {
    const isRefused = error instanceof RowsRefusedError;
    if (isRefused && rows.length === 1) {
      const { detail, message: reason } = error;
      return { written: [], refused: [{ row: first, reason, detail }] };
    }
    if (!isRefused && !(error instanceof StatementTimeoutError && rows.length > 1)) throw error;
  }
  const middle = Math.ceil(rows.length / 2);
  const left = await upsertInParts(supabase, table, rows.slice(0, middle));
  const right = await upsertInParts(supabase, table, rows.slice(middle));
  return { written: [...left.written, ...right.written], refused: [...left.refused, ...right.refused] };
}
