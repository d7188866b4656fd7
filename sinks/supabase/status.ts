import { answer } from './answer.ts';
import type { Supabase } from './client.ts';
import type { Database } from './database.types.ts';
import { StatementTimeoutError } from './errors.ts';
import type { RunLogRow } from './lease.ts';
import { checkpointKey, keyOf } from './settings.ts';

type StatusRow = Database['public']['Functions']['gazelle_status']['Returns'][number];

/**
 * Reads in one request the state of each entity, in the order asked for; its checkpoint is kept under the name of its
 * `collection`. Where all tables together take too long they are counted one by one. Throws a SupabaseError.
 */
export async function readStatusRows(
  supabase: Supabase,
  asked: readonly Record<'entity' | 'table' | 'collection', string>[],
): Promise<StatusRow[]> {
  const name = 'gazelle_status';
  const args = {
    account: supabase.account,
    tables: asked.map(({ table }) => table),
    entities: asked.map(({ entity }) => entity),
    settings: asked.map(({ collection }) => keyOf(supabase, checkpointKey(collection))),
  };
  try {
    return await answer({ name }, supabase.rpc(name, args, { get: true }));
  } catch (error) {
    if (!(error instanceof StatementTimeoutError) || asked.length === 1) throw error;
  }
  const rows: StatusRow[] = [];
  for (const one of asked) rows.push(...(await readStatusRows(supabase, [one])));
  return rows;
}

/**
 * Reads what the runs of each day (`YYYY-MM-DD`, UTC) since then did, in one request: `failed` has the interrupted ones too,
 * `rejects` are the new ones, `median` and `longest` are milliseconds, and the newest error is safe to print. A day without
 * any run is left out. Throws a SupabaseError.
 */
export async function readDays(supabase: Supabase, since: string) {
  const name = 'gazelle_days';
  const args = { account: supabase.account, since };
  const days = await answer({ name }, supabase.rpc(name, args, { get: true }));
  // The types from the database do not know that it may be null.
  return days.map(({ error, ...day }) => ({ ...day, error: error || null }));
}

/** The rows of the last `limit` runs, newest first; only of those whose id begins with `prefix`. Throws a SupabaseError. */
export async function readRunLog(supabase: Supabase, limit: number, prefix: string): Promise<RunLogRow[]> {
  const name = 'sync_logs';
  const runs = supabase.from(name).select().eq('account_id', supabase.account).like('run_id', `${prefix}%`);
  return answer({ name }, runs.order('started_at', { ascending: false }).limit(limit));
}
