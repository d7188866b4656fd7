import { answer } from './answer.ts';
import type { Supabase } from './client.ts';
import type { Database } from './database.types.ts';
import type { RunLogRow } from './lease.ts';
import { inHalves } from './portions.ts';
import { checkpointKey, keyOf } from './settings.ts';

type StatusRow = Database['public']['Functions']['gazelle_status']['Returns'][number];

/**
 * Reads in one request the state of each entity, in the order asked for; its checkpoint is kept under the name of its
 * `collection`. Where all tables together take too long they are counted in halves. Throws a SupabaseError.
 */
export function readStatusRows(
  supabase: Supabase,
  asked: readonly Record<'entity' | 'name' | 'collection', string>[],
): Promise<StatusRow[]> {
  return inHalves(asked, (some) => {
    const args = {
      account: supabase.account,
      tables: some.map(({ name }) => name),
      entities: some.map(({ entity }) => entity),
      settings: some.map(({ collection }) => keyOf(supabase, checkpointKey(collection))),
    };
    return answer(supabase.rpc('gazelle_status', args, { get: true }));
  });
}

/**
 * Reads what the runs of each day (`YYYY-MM-DD`, UTC) since then did, in one request: `failed` has the interrupted ones too,
 * `rejects` are the new ones, `median` and `longest` are milliseconds, and the newest error is safe to print. A day without
 * any run is left out. Throws a SupabaseError.
 */
export async function readDays(supabase: Supabase, since: string) {
  const args = { account: supabase.account, since };
  const days = await answer(supabase.rpc('gazelle_days', args, { get: true }));
  // The types from the database do not know that it may be null.
  return days.map(({ error, ...day }) => ({ ...day, error: error || null }));
}

/** The rows of the last `limit` runs, newest first; only of those whose id begins with `prefix`. Throws a SupabaseError. */
export async function readRunLog(supabase: Supabase, limit: number, prefix: string): Promise<RunLogRow[]> {
  const runs = supabase.from('sync_logs').select().eq('account_id', supabase.account);
  const named = runs.like('run_id', `${prefix}%`).order('started_at', { ascending: false });
  return answer(named.limit(limit));
}
