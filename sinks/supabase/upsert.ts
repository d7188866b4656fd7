import type { SupabaseClient } from '@supabase/supabase-js';
import type { Receipt, Row } from '../sink.ts';
import { answer } from './answer.ts';
import { RowsRefusedError } from './errors.ts';

/**
 * Upserts a batch in one request. A row equal to what is stored is not written again and not returned: the tables'
 * triggers see to that, and an inserted row is one whose two sync times are the same. A batch that is refused is halved
 * until the refused rows are alone; the others land. Throws a SupabaseError for everything else.
 */
export async function upsertRows<R extends Row>(
  supabase: SupabaseClient,
  table: string,
  rows: readonly R[],
): Promise<Receipt<R>> {
  const [first] = rows;
  if (!first) return { inserted: 0, updated: 0, unchanged: 0, refused: [] };
  try {
    const written = await answer<{ first_synced_at: string; synced_at: string }[]>(
      { name: table, columns: Object.keys(first) },
      supabase
        .from(table)
        .upsert([...rows], { onConflict: 'id' })
        .select('first_synced_at, synced_at'),
    );
    const inserted = written.filter((row) => row.first_synced_at === row.synced_at).length;
    const updated = written.length - inserted;
    return { inserted, updated, unchanged: rows.length - written.length, refused: [] };
  } catch (error) {
    if (!(error instanceof RowsRefusedError)) throw error;
    if (rows.length === 1) {
      const { detail, message: reason } = error;
      return { inserted: 0, updated: 0, unchanged: 0, refused: [{ row: first, reason, detail }] };
    }
  }
  const middle = Math.ceil(rows.length / 2);
  const left = await upsertRows(supabase, table, rows.slice(0, middle));
  const right = await upsertRows(supabase, table, rows.slice(middle));
  return {
    inserted: left.inserted + right.inserted,
    updated: left.updated + right.updated,
    unchanged: left.unchanged + right.unchanged,
    refused: [...left.refused, ...right.refused],
  };
}
