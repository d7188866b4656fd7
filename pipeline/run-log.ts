import type { Supabase } from '../sinks/supabase/client.ts';
import { writeRunLog } from '../sinks/supabase/run-log.ts';
import { InterruptedError } from './interrupted-error.ts';
import type { SyncOptions } from './options.ts';
import { safeMessage } from './safe-message.ts';
import type { RunSummary } from './summary.ts';

/** A run's row in `sync_logs`: there from the start, so that a run that was killed is seen as one that never ended. */
export interface RunLog {
  /** `stopped` is what ended the run before its end, or null. */
  ended(summary: RunSummary, stopped: unknown): Promise<void>;
  failed(error: unknown): Promise<void>;
}

/** Writes the row of a run that begins, as `running`. Throws a SupabaseError, before anything is synced. */
export async function beginRunLog(supabase: Supabase, runId: string, options: SyncOptions): Promise<RunLog> {
  const began = Date.now();
  const row = {
    run_id: runId,
    mode: options.full ? 'full' : 'incremental',
    started_at: new Date(began).toISOString(),
    triggered_by: options.triggeredBy,
  };
  const end = () => ({ finished_at: new Date().toISOString(), duration_ms: Date.now() - began });
  const statusOf = (error: unknown) => (error instanceof InterruptedError ? 'interrupted' : 'failed');
  const open = { status: 'running', finished_at: null, duration_ms: null, stats: null, error: null };
  await writeRunLog(supabase, { ...row, ...open });
  return {
    async ended({ run, entities, totals }, stopped) {
      const status = stopped ? statusOf(stopped) : run.status;
      const errors = run.error ? [run.error] : [];
      const ofEntities = entities.flatMap(({ entity, error, rejects = [] }) => [
        ...(error ? [`${entity}: ${error}`] : []),
        ...rejects.map(({ id, reason }) => `${entity}: ${id}: ${reason}`),
      ]);
      const error = [...errors, ...ofEntities].join('\n') || null;
      await writeRunLog(supabase, { ...row, ...end(), status, stats: { entities, totals }, error });
    },
    async failed(error) {
      const message = safeMessage(error);
      await writeRunLog(supabase, { ...row, ...end(), status: statusOf(error), stats: null, error: message });
    },
  };
}
