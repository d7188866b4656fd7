import type { RunState } from '../sink.ts';
import { answer } from './answer.ts';
import type { Supabase } from './client.ts';
import { parseRejectId } from './rejects.ts';

/** What `gazelle_run_state` makes; the types from the database say only that it is JSON. */
type Found = { settings: Record<string, string>; empty_tables: string[]; open_rejects: string[] };

/**
 * Reads what a run starts from in one request, so that beginning a run stays cheap; `tables` are the ones that may be
 * empty. Throws a SupabaseError.
 */
export async function readRunState(supabase: Supabase, tables: readonly string[]): Promise<RunState> {
  const name = 'gazelle_run_state';
  const state = (await answer({ name }, supabase.rpc(name, { tables: [...tables] }, { get: true }))) as Found;
  return {
    settings: state.settings,
    emptyTables: state.empty_tables,
    openRejects: state.open_rejects.map(parseRejectId),
  };
}
