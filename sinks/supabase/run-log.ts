import type { SupabaseClient } from '@supabase/supabase-js';
import { answer } from './answer.ts';

/** A row of `sync_logs`, in the table's own names. */
interface RunLogRow {
  run_id: string;
  mode: string;
  status: string;
  started_at: string;
  finished_at: string | null;
  duration_ms: number | null;
  stats: unknown;
  error: string | null;
  triggered_by: string | null;
}

/** Writes the row of a run, or writes it anew: a run has one row, from its beginning on. */
export async function writeRunLog(supabase: SupabaseClient, row: RunLogRow): Promise<void> {
  const name = 'sync_logs';
  const columns = Object.keys(row);
  await answer<null>({ name, columns }, supabase.from(name).upsert(row, { onConflict: 'run_id' }));
}
