import type { Logger } from 'pino';
import { listRejects } from '../sinks/supabase/rejects.ts';
import type { ProjectConfig } from './config.ts';
import { connectSupabase } from './connect.ts';

/**
 * The records that could not be stored, oldest first and at most `limit`, as they may be printed; what they hold stays in
 * `gazelle_rejects`. `since` is ISO 8601, `run` the last run that met the record. Throws a SupabaseError.
 */
export async function readOpenRejects(config: ProjectConfig, limit: number, log: Logger) {
  const rejects = await listRejects(connectSupabase(config, log).supabase, limit);
  return rejects.map(({ entity, recordId, reason, createdAt, runId }) => ({
    entity,
    id: recordId,
    reason: printable(reason),
    since: createdAt,
    run: runId,
  }));
}

/** Our own reasons can be printed; Postgres's quote the record, so of them only the code is. */
function printable(reason: string): string {
  const code = /^([0-9A-Z]{5}): /.exec(reason)?.[1];
  if (code) return `refused by Postgres (${code})`;
  return /^\w+ is not an? \w+$/.test(reason) ? reason : 'see gazelle_rejects.reason';
}
