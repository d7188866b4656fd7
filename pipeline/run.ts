import { randomUUID } from 'node:crypto';
import { LeaseLostError } from '../sinks/supabase/errors.ts';
import { checkpointKey } from '../sinks/supabase/settings.ts';
import { countingSink, dryRunSink } from '../sinks/supabase/sinks.ts';
import { type Config, withProject } from './config.ts';
import { connectGazelle, connectSupabase } from './connect.ts';
import { InterruptedError } from './errors.ts';
import { flows, selectFlows, tablesOf } from './flows.ts';
import type { SyncOptions } from './options.ts';
import type { RunHooks } from './run-context.ts';
import { safeMessage } from './safe-message.ts';
import { isHealthy } from './summary.ts';
import { type SyncResult, sync } from './sync.ts';
import { underLease } from './under-lease.ts';

/**
 * A whole run, as `etl sync` does it. Throws when it cannot begin: LeaseHeldError, or an error of either side. A dry run
 * takes no lease and leaves no log: it writes nothing but an OAuth token that had to be renewed.
 */
export async function run(config: Config, options: SyncOptions, hooks: RunHooks): Promise<SyncResult> {
  const runId = randomUUID();
  const tables = tablesOf(selectFlows(options.entities));
  if (options.dryRun) {
    const { log, signal: stop, onWait } = hooks;
    const supabase = config.supabase && connectSupabase(withProject(config), log, { stop, onWait }).supabase;
    const api = connectGazelle(config, supabase, { ...options, ...hooks });
    const sink = supabase ? dryRunSink(supabase) : countingSink();
    const state = await sink.readState(tables);
    return sync({ options, runId, api, sink, state, repeatedWrites: new Set() }, hooks);
  }
  const rows = logRows(runId, options);
  const opening = { runId, waitMs: options.waitMs, tables, log: rows.begun };
  return underLease(withProject(config), hooks, opening, async (held) => {
    const { supabase, sink, state, repeatedWrites, signal, end } = held;
    const api = connectGazelle(config, supabase, { ...options, ...hooks, signal });
    const parts = { options, runId, api, sink, state, repeatedWrites };
    const result = await sync(parts, { ...hooks, signal }).catch(async (error: unknown) => {
      await end({}, rows.failed(signal.aborted ? signal.reason : error));
      throw error;
    });
    const failure = await end(lastSettings(result, options), rows.ended(result));
    if (failure === null) return result;
    const { run } = result.summary;
    if (run.status === 'success') run.status = 'partial';
    run.error = safeMessage(failure);
    result.errors.unshift(failure);
    // Where the settings cannot be saved, the log still says so.
    await end({}, rows.ended(result));
    return result;
  });
}

/**
 * What is stored at the end of a run, once all its collections are read: their checkpoints without a full read, so that the next
 * `--full` begins anew, and when everything was last well.
 */
function lastSettings({ outcomes, errors, summary }: SyncResult, options: SyncOptions) {
  const isRead = errors.length === 0 && outcomes.every(({ toBeContinued }) => !toBeContinued);
  if (!isRead || options.limit !== null) return {};
  const read = outcomes.filter(({ after }) => options.full && after?.syncedAt && after.full);
  const ended = read.map(({ name, after }) => [
    checkpointKey(name),
    JSON.stringify({ ...after, full: null }),
  ]);
  const isWhole = outcomes.length === flows.length && !options.since && isHealthy(summary);
  return {
    ...Object.fromEntries(ended),
    ...(isWhole && { last_sync_date: summary.run.startedAt }),
  };
}

/**
 * The rows in `sync_logs` of a run that begins now: there from the start, so that a run that was killed is seen as one that never
 * ended.
 */
function logRows(runId: string, options: SyncOptions) {
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
    failed: (error: unknown) => end({ status: statusOf(error), error: safeMessage(error) }),
    ended({ summary: { run, entities, totals }, errors }: SyncResult) {
      // What ended the run as a whole, and not only the collection in which it came up.
      const stop = errors.find(
        (error) => error instanceof InterruptedError || error instanceof LeaseLostError,
      );
      const ofEntities = entities.flatMap(({ entity, error, rejects = [] }) => [
        ...(error ? [`${entity}: ${error}`] : []),
        ...rejects.map(({ id, reason }) => `${entity}: ${id}: ${reason}`),
      ]);
      return end({
        status: stop ? statusOf(stop) : run.status,
        stats: { entities, totals, warnings: run.warnings },
        error: [...(run.error ? [run.error] : []), ...ofEntities].join('\n') || null,
      });
    },
  };
}
