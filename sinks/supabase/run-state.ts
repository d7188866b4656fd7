import type { SupabaseClient } from '@supabase/supabase-js';
import type { RunState } from '../sink.ts';
import { answer } from './answer.ts';

/** Reads what a run starts from in one request, so that beginning a run stays cheap; `tables` are the ones it may ask to be empty. Throws a SupabaseError. */
export async function readRunState(supabase: SupabaseClient, tables: readonly string[]): Promise<RunState> {
  const name = 'gazelle_run_state';
  const state = await answer<{
    settings: Record<string, string>;
    empty_tables: string[];
    open_rejects: string[];
  }>({ name }, supabase.rpc(name, { tables: [...tables] }));
  return { settings: state.settings, emptyTables: state.empty_tables, openRejects: state.open_rejects };
}
