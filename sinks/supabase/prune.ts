import { countedAnswer } from './answer.ts';
import type { Supabase, SupabaseRecords } from './client.ts';
import type { SyncedTable } from './tables.ts';

/** How many rows were deleted of a table, or would be. */
export interface Pruned {
  table: string;
  deleted: number;
}

/** What to delete: what is that old (ISO 8601); null leaves it. */
export interface PruneLimits {
  deletedBefore: string | null;
  logsBefore: string | null;
  rejectsBefore: string | null;
}

/**
 * Deletes rows that have been marked as gone, run logs and settled rejects, of this account alone, and clears the records that
 * rejects still open have kept: a reject stays as long as its record is not stored. A dry run only counts.
 */
export async function prune(
  supabase: Supabase & SupabaseRecords,
  tables: readonly SyncedTable[],
  { deletedBefore, logsBefore, rejectsBefore }: PruneLimits,
  dryRun: boolean,
): Promise<Pruned[]> {
  const pruned: Pruned[] = [];
  const exact = { count: 'exact' } as const;
  const counting = { ...exact, head: true };
  const { account } = supabase;
  const records: SupabaseRecords = supabase;
  const tell = async (table: string, query: Parameters<typeof countedAnswer>[1]) => {
    pruned.push({ table, deleted: (await countedAnswer({ name: table }, query)).count });
  };
  if (deletedBefore) {
    for (const name of tables) {
      const from = records.from(name);
      const rows = dryRun ? from.select('id', counting) : from.delete(exact);
      await tell(name, rows.eq('account_id', account).lt('deleted_at', deletedBefore));
    }
  }
  if (rejectsBefore) {
    const from = supabase.from('gazelle_rejects');
    const rows = dryRun ? from.select('id', counting) : from.delete(exact);
    await tell('gazelle_rejects', rows.eq('account_id', account).lt('resolved_at', rejectsBefore));
    const open = supabase.from('gazelle_rejects');
    const kept = dryRun ? open.select('id', counting) : open.update({ record: null }, exact);
    const old = kept.eq('account_id', account).is('resolved_at', null).lt('created_at', rejectsBefore);
    await tell('gazelle_rejects.record', old.not('record', 'is', null));
  }
  if (logsBefore) {
    const from = supabase.from('sync_logs');
    const rows = dryRun ? from.select('id', counting) : from.delete(exact);
    const old = rows.eq('account_id', account).lt('started_at', logsBefore);
    await tell('sync_logs', old.not('run_id', 'is', null).neq('status', 'running'));
  }
  return pruned;
}
