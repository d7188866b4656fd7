import type { Logger } from 'pino';
import { ignoreRejects, listRejects } from '../sinks/supabase/rejects.ts';
import type { ProjectConfig } from './config.ts';
import { connectSupabase } from './connect.ts';
import { changeProject, type Hooks } from './under-lease.ts';

/** An open reject as it may be printed; `since` is ISO 8601, `run` the last run that met the record. */
export interface PrintableReject {
  entity: string;
  id: string;
  kind: 'record' | 'value';
  /** `ignored` once it is acknowledged. */
  state: 'open' | 'ignored';
  reason: string;
  since: string;
  run: string;
}

/**
 * The records that could not be stored, or not wholly, oldest first and at most `limit`, and how many there are in all;
 * what they hold stays in `gazelle_rejects`. Throws a SupabaseError.
 */
export async function readOpenRejects(
  config: ProjectConfig,
  limit: number,
  log: Logger,
): Promise<{ rejects: PrintableReject[]; total: number }> {
  const { rejects, total } = await listRejects(connectSupabase(config, log).supabase, limit);
  const printed = rejects.map(({ entity, recordId, kind, reason, createdAt, runId, ignoredAt }) => ({
    entity,
    id: recordId,
    kind,
    state: ignoredAt ? ('ignored' as const) : ('open' as const),
    reason: printable(reason),
    since: createdAt,
    run: runId,
  }));
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
