import type { RunLogRow } from '../sinks/supabase/lease.ts';
import { InterruptedError } from './errors.ts';
import type { SyncOptions } from './options.ts';
import { safeMessage } from './safe-message.ts';
import type { RunSummary } from './summary.ts';

export type RunLog = ReturnType<typeof runLog>;

/** The rows in `sync_logs` of a run that begins now: there from the start, so that a run that was killed is seen as one that never ended. */
export function runLog(runId: string, options: SyncOptions) {
  const began = Date.now();
  const row = {
    run_id: runId,
    mode: options.full ? 'full' : 'incremental',
    started_at: new Date(began).toISOString(),
    triggered_by: options.triggeredBy,
  };
  const end = () => ({ finished_at: new Date().toISOString(), duration_ms: Date.now() - began });
  const statusOf = (error: unknown) => (error instanceof InterruptedError ? 'interrupted' : 'failed');
  const begun: RunLogRow = {
    ...row,
    status: 'running',
    finished_at: null,
    duration_ms: null,
    stats: null,
    error: null,
  };
  return {
    begun,
    /** `stopped` is what ended the run before its end, or null. */
    ended({ run, entities, totals }: RunSummary, stopped: unknown): RunLogRow {
      const status = stopped ? statusOf(stopped) : run.status;
      const ofEntities = entities.flatMap(({ entity, error, rejects = [] }) => [
        ...(error ? [`${entity}: ${error}`] : []),
        ...rejects.map(({ id, reason }) => `${entity}: ${id}: ${reason}`),
      ]);
      const error = [...(run.error ? [run.error] : []), ...ofEntities].join('\n') || null;
      return { ...row, ...end(), status, stats: { entities, totals, warnings: run.warnings }, error };
    },
    failed: (error: unknown): RunLogRow => ({
      ...begun,
      ...end(),
      status: statusOf(error),
      error: safeMessage(error),
    }),
  };
}
