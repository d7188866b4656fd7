import type { Logger } from 'pino';
import { listRejects } from '../sinks/supabase/rejects.ts';
import type { ProjectConfig } from './config.ts';
import { connectSupabase } from './connect.ts';

/** An open reject as it may be printed: what the record holds stays in the table `gazelle_rejects`. */
export interface OpenReject {
  entity: string;
  id: string;
  reason: string;
  /** When it was first kept, ISO 8601. */
  since: string;
  /** The last run that met it. */
  run: string;
}

/** The records that could not be stored, oldest first, at most `limit`. Throws a SupabaseError. */
export async function readOpenRejects(
  config: ProjectConfig,
  limit: number,
  log: Logger,
): Promise<OpenReject[]> {
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
