import type { OpenReject, RunState } from '../sink.ts';
import { answer } from './answer.ts';
import type { Supabase } from './client.ts';
import { parseRejectId } from './rejects.ts';

/** What `gazelle_run_state` makes; the types from the database say only that it is JSON. */
export type FoundState = Pick<RunState, 'settings' | 'recent'> & {
  empty_tables: string[];
  open_rejects: (Pick<OpenReject, 'kind' | 'ignored'> & { id: string })[];
  reject_counts: RunState['rejectCounts'];
};

/**
 * Reads what a run starts from, in one request, so that beginning a run stays cheap, and by GET, so that a dry run only
 * reads; `tables` are the ones that may be empty. Throws a SupabaseError.
 */
export async function readRunState(supabase: Supabase, tables: readonly string[]): Promise<RunState> {
  // By GET, an empty list is written {}, which Supabase Lite takes for an object: the function has it as its default.
  const args = { account: supabase.account, ...(tables.length > 0 && { tables: [...tables] }) };
  return toRunState((await answer(supabase.rpc('gazelle_run_state', args, { get: true }))) as FoundState);
}

export const toRunState = ({ empty_tables, open_rejects, reject_counts, ...same }: FoundState): RunState => ({
  ...same,
  emptyTables: empty_tables,
  openRejects: open_rejects.map(({ id, ...rest }) => ({ ...parseRejectId(id), ...rest })),
  rejectCounts: reject_counts,
});
