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
  const marked = await inChunks(ids, (some) => {
    const update = supabase.from(table).update({ deleted_at: at }).eq('account_id', supabase.account);
    return answer({ name: table }, update.in('id', some).is('deleted_at', null).select('id'));
  });
  return marked.length;
}
