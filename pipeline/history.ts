import type { Logger } from 'pino';
import { readRunLog } from '../sinks/supabase/status.ts';
import type { ProjectConfig } from './config.ts';
import { connectSupabase } from './connect.ts';
import type { RunSummary } from './summary.ts';

/** A run as it was written down, with the keys of its summary; null is what is not known of one that did not end well. */
export interface PastRun {
  id: string;
  mode: string | null;
  status: string | null;
  startedAt: string | null;
  finishedAt: string | null;
  durationMs: number | null;
  triggeredBy: string | null;
  totals: RunSummary['totals'] | null;
  entities: RunSummary['entities'];
  /** What was unusual, safe to print. */
  warnings?: string[];
  /** The first ones, safe to print. */
  errors: string[];
}

const toIso = (time: string | null) => time && new Date(time).toISOString();

/** The last runs whose ids begin with `id`, newest first and at most `limit`. Throws a SupabaseError. */
export async function readRuns(
  config: ProjectConfig,
  { limit, id = '' }: { limit: number; id?: string },
  log: Logger,
): Promise<PastRun[]> {
  const rows = await readRunLog(connectSupabase(config, log).supabase, limit, id);
  return rows.map((row) => {
    // Written by this program, which alone gives a row its run_id.
    const stats = row.stats as (Partial<RunSummary> & Pick<RunSummary['run'], 'warnings'>) | null;
    return {
      id: row.run_id ?? '',
      mode: row.mode,
      status: row.status,
      startedAt: toIso(row.started_at),
      finishedAt: toIso(row.finished_at),
      durationMs: row.duration_ms,
      triggeredBy: row.triggered_by,
      totals: stats?.totals ?? null,
      entities: stats?.entities ?? [],
      ...(stats?.warnings && { warnings: stats.warnings }),
      errors: row.error?.split('\n') ?? [],
    };
  });
}
