import { prune, type Retention } from '../sinks/supabase/prune.ts';
import type { ProjectConfig } from './config.ts';
import { connectSupabase, type Hooks } from './connect.ts';
import { flows, tablesOf } from './flows.ts';
import { changeProject, type Held } from './under-lease.ts';

/**
 * Really deletes what has been marked as deleted, what was logged and which rejects were settled that long ago, as the one run of
 * the account. A dry run counts, and takes no lease. Throws LeaseHeldError or a SupabaseError.
 */
export function pruneProject(config: ProjectConfig, retention: Retention, dryRun: boolean, hooks: Hooks) {
  const pruneIn = ({ supabase, signal }: Pick<Held, 'supabase' | 'signal'>) =>
    prune(supabase, tablesOf(flows), retention, { dryRun, signal });
  if (!dryRun) return changeProject(config, hooks, pruneIn);
  const { log, signal } = hooks;
  return pruneIn({ ...connectSupabase(config, log, { stop: signal }), signal });
}
