import type { RunLogRow } from '../sinks/supabase/lease.ts';
import { InterruptedError } from './interrupted-error.ts';
import type { SyncOptions } from './options.ts';
import { safeMessage } from './safe-message.ts';
import type { RunSummary } from './summary.ts';

/** A run's row in `sync_logs`: there from the start, so that a run that was killed is seen as one that never ended. */
export interface RunLog {
  begun: RunLogRow;
  /** `stopped` is what ended the run before its end, or null. */
  ended(summary: RunSummary, stopped: unknown): RunLogRow;
  failed(error: unknown): RunLogRow;
}

/** Makes the rows of a run that begins now. */
export function runLog(runId: string, options: SyncOptions): RunLog {
  const began = Date.now();
  const row = {
    run_id: runId,
    mode: options.full ? 'full' : 'incremental',
    started_at: new Date(began).toISOString(),
    triggered_by: options.triggeredBy,
  };
  const end = () => ({ finished_at: new Date().toISOString(), duration_ms: Date.now() - began });
  const statusOf = (error: unknown) => (error instanceof InterruptedError ? 'interrupted' : 'failed');
  return {
    begun: { ...row, status: 'running', finished_at: null, duration_ms: null, stats: null, error: null },
    ended({ run, entities, totals }, stopped) {
      const status = stopped ? statusOf(stopped) : run.status;
      const errors = run.error ? [run.error] : [];
      const ofEntities = entities.flatMap(({ entity, error, rejects = [] }) => [
        ...(error ? [`${entity}: ${error}`] : []),
        ...rejects.map(({ id, reason }) => `${entity}: ${id}: ${reason}`),
      ]);
      const error = [...errors, ...ofEntities].join('\n') || null;
      return { ...row, ...end(), status, stats: { entities, totals, warnings: run.warnings }, error };
    },
    failed: (error) => ({
      ...row,
      ...end(),
      status: statusOf(error),
      stats: null,
      error: safeMessage(error),
    }),
  };
}
