import { prune, type Retention } from '../../sinks/supabase/prune.ts';
import type { ProjectConfig } from '../config.ts';
import { connectSupabase, type Hooks } from '../connect.ts';
import { flows, tablesOf } from '../flows.ts';
import { type Held, underLease } from '../under-lease.ts';

/** Really deletes what was marked, logged or settled that long ago. A dry run counts, without a lease. Throws LeaseHeldError. */
export function pruneProject(config: ProjectConfig, retention: Retention, dryRun: boolean, hooks: Hooks) {
  const pruneIn = ({ supabase, signal }: Pick<Held, 'supabase' | 'signal'>) =>
    prune(supabase, tablesOf(flows), retention, { dryRun, signal });
  if (!dryRun) return underLease(config, hooks, {}, pruneIn);
  return pruneIn({ ...connectSupabase(config, hooks.log, { stop: hooks.signal }), signal: hooks.signal });
}
