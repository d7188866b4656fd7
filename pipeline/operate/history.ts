import type { Logger } from 'pino';
import { readRunLog } from '../../sinks/supabase/status.ts';
import type { ProjectConfig } from '../config.ts';
import { connectSupabase } from '../connect.ts';
import type { RunSummary } from '../summary.ts';

/** A run as it was written down. */
export type PastRun = Awaited<ReturnType<typeof readRuns>>[number];

const toIso = (time: string | null) => time && new Date(time).toISOString();

/**
 * The last runs whose ids begin with `id`, newest first; null is what one that did not end well leaves open. Throws a
 * SupabaseError.
 */
export async function readRuns(
  config: ProjectConfig,
  { limit, id = '' }: { limit: number; id?: string },
  log: Logger,
) {
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
      /** The first ones, safe to print. */
      errors: row.error?.split('\n') ?? [],
    };
  });
}
