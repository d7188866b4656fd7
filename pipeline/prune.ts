import { type Pruned, prune } from '../sinks/supabase/prune.ts';
import type { ProjectConfig } from './config.ts';
import { connectSupabase } from './connect.ts';
import { flows } from './flows.ts';
import { changeProject, type Hooks } from './under-lease.ts';

/** How long to keep, in milliseconds; null keeps. */
export interface Retention {
  deletedForMs: number | null;
  logsForMs: number | null;
  rejectsForMs: number | null;
}

/**
 * Really deletes what has been marked as gone, what was logged and which rejects were settled that long ago, as the one run of
 * the account. A dry run counts, and takes no lease. Throws LeaseHeldError or a SupabaseError.
 */
export async function pruneProject(
  config: ProjectConfig,
  { deletedForMs, logsForMs, rejectsForMs }: Retention,
  dryRun: boolean,
  hooks: Hooks,
): Promise<Pruned[]> {
  const now = Date.now();
  const before = (ms: number | null) => (ms === null ? null : new Date(now - ms).toISOString());
  const limits = {
    deletedBefore: before(deletedForMs),
    logsBefore: before(logsForMs),
    rejectsBefore: before(rejectsForMs),
  };
  const tables = flows.flatMap(({ tables }) => tables.map(({ name }) => name));
  if (dryRun) {
    const { supabase } = connectSupabase(config, hooks.log, { stop: hooks.signal });
    return prune(supabase, tables, limits, { dryRun, signal: hooks.signal });
  }
  return changeProject(config, hooks, ({ supabase, signal }) =>
    prune(supabase, tables, limits, { dryRun, signal }),
  );
}
