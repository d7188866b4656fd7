import type { SupabaseClient } from '@supabase/supabase-js';
import { answer } from './answer.ts';

/** What a run needs to know of the project before it reads, in one request. */
export interface RunState {
  /** The values of `system_settings` whose keys begin with `checkpoint:`, by key; and `last_sync_date`. */
  settings: Record<string, string>;
  /** Entity tables without a single row. */
  emptyTables: string[];
  /** Ids of the rejects still open, `<entity>:<record id>`. */
  openRejects: string[];
}

export async function readRunState(supabase: SupabaseClient): Promise<RunState> {
  const name = 'gazelle_run_state';
  const state = await answer<{
    settings: Record<string, string>;
    empty_tables: string[];
    open_rejects: string[];
  }>({ name }, supabase.rpc(name));
  return { settings: state.settings, emptyTables: state.empty_tables, openRejects: state.open_rejects };
}
