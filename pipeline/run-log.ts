import { InterruptedError } from './errors.ts';
import type { SyncOptions } from './options.ts';
import { safeMessage } from './safe-message.ts';
import type { RunSummary } from './summary.ts';

/**
 * The rows in `sync_logs` of a run that begins now: there from the start, so that a run that was killed is seen as one that never
 * ended.
 */
export function runLog(runId: string, options: SyncOptions) {
  const began = Date.now();
  const begun = {
    run_id: runId,
    triggered_by: options.triggeredBy,
    mode: options.full ? 'full' : 'incremental',
    status: 'running',
    started_at: new Date(began).toISOString(),
  };
  const end = <T>(outcome: T) => {
    const now = Date.now();
    return { ...begun, finished_at: new Date(now).toISOString(), duration_ms: now - began, ...outcome };
  };
  const statusOf = (error: unknown) => (error instanceof InterruptedError ? 'interrupted' : 'failed');
  return {
    begun,
    /** `stopped` is what ended the run before its end, or null. */
    ended({ run, entities, totals }: RunSummary, stopped: unknown) {
      const ofEntities = entities.flatMap(({ entity, error, rejects = [] }) => [
        ...(error ? [`${entity}: ${error}`] : []),
        ...rejects.map(({ id, reason }) => `${entity}: ${id}: ${reason}`),
      ]);
      return end({
        status: stopped ? statusOf(stopped) : run.status,
        stats: { entities, totals, warnings: run.warnings },
        error: [...(run.error ? [run.error] : []), ...ofEntities].join('\n') || null,
      });
    },
    failed: (error: unknown) => end({ status: statusOf(error), error: safeMessage(error) }),
  };
}
