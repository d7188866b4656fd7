import type { Logger } from 'pino';
import { ignoreRejects, listRejects } from '../sinks/supabase/rejects.ts';
import type { ProjectConfig } from './config.ts';
import { connectSupabase } from './connect.ts';
import { changeProject, type Hooks } from './under-lease.ts';

/**
 * The records that could not be stored, or not wholly, oldest first and at most `limit`, and how many there are in all;
 * what they hold stays in `gazelle_rejects`. `state` is `ignored` once a reject is acknowledged. Throws a SupabaseError.
 */
export async function readOpenRejects(config: ProjectConfig, limit: number, log: Logger) {
  const { rejects, total } = await listRejects(connectSupabase(config, log).supabase, limit);
  const printed = rejects.map(({ entity, id, kind, reason, since, run, ignoredAt }) => {
    const state = ignoredAt ? ('ignored' as const) : ('open' as const);
    return { entity, id, kind, state, reason: printable(reason), since, run };
  });
  return { rejects: printed, total };
}

/** Our own reasons can be printed; Postgres's quote the record, so of them only the code is. */
function printable(reason: string): string {
  const code = /^([0-9A-Z]{5}): /.exec(reason)?.[1];
  if (code) return `refused by Postgres (${code})`;
  const isOwn = /^(\w+ is not [\w ]+(; )?)+$|^HTTP 413: |^Gazelle failed within the query /.test(reason);
  return isOwn ? reason : 'see gazelle_rejects.reason';
}

/** Acknowledges open rejects, by the ids of their records or `all`; resolves to the records' ids. Throws LeaseHeldError. */
export async function ignoreOpenRejects(
  config: ProjectConfig,
  ids: readonly string[] | 'all',
  hooks: Hooks,
): Promise<string[]> {
  return changeProject(config, hooks, ({ supabase }) => ignoreRejects(supabase, ids));
}
