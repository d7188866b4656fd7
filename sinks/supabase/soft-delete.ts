import { answer } from './answer.ts';
import type { SupabaseRecords } from './client.ts';
import { inChunks } from './in-chunks.ts';
import type { SyncedTable } from './tables.ts';

/** Marks rows as deleted; their values stay. Returns how many were not marked before. */
export async function softDelete(
  supabase: SupabaseRecords,
  table: SyncedTable,
  ids: readonly string[],
  at: string,
): Promise<number> {
  let marked = 0;
  for (const some of inChunks(ids)) {
    const update = supabase.from(table).update({ deleted_at: at }).eq('account_id', supabase.account);
    const unmarked = update.in('id', some).is('deleted_at', null);
    marked += (await answer({ name: table }, unmarked.select('id'))).length;
  }
  return marked;
}
