import { randomUUID } from 'node:crypto';
import { LeaseLostError } from '../sinks/supabase/errors.ts';
import { checkpointSettings } from '../sinks/supabase/settings.ts';
import { countingSink, dryRunSink } from '../sinks/supabase/sinks.ts';
import { type Config, withProject } from './config.ts';
import { connectGazelle, connectSupabase } from './connect.ts';
import { InterruptedError } from './errors.ts';
import { unaskedFields } from './exclude.ts';
import { flows, selectFlows, tablesOf } from './flows.ts';
import type { SyncOptions } from './options.ts';
import type { RunHooks } from './run-context.ts';
import { runLog } from './run-log.ts';
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
  const gazelle = { ...options, ...hooks, unasked: unaskedFields(options.exclude) };
  if (options.dryRun) {
    const supabase =
      config.supabase && connectSupabase(withProject(config), hooks.log, { stop: hooks.signal }).supabase;
    const api = connectGazelle(config, supabase, gazelle);
    const sink = supabase ? dryRunSink(supabase) : countingSink();
    const state = await sink.readState(tables);
    return sync(options, { ...hooks, runId, api, sink, state, repeatedWrites: new Set() });
  }
  const rows = runLog(runId, options);
  const opening = { runId, waitMs: options.waitMs, tables, log: rows.begun };
  return underLease(withProject(config), hooks, opening, async (held) => {
    const { signal, end } = held;
    const asStopped = (error: unknown) => (signal.aborted ? signal.reason : error);
    const api = connectGazelle(config, held.supabase, { ...gazelle, signal });
    const result = await sync(options, { ...hooks, ...held, runId, api }).catch(async (error: unknown) => {
      await end({}, rows.failed(asStopped(error)));
      throw error;
    });
    const { summary, errors } = result;
    const stopped = errors.find(isStop) ?? null;
    const failure = await end(lastSettings(result, options), rows.ended(summary, stopped));
    if (failure === null) return result;
    const closingError = asStopped(failure);
    const status = summary.run.status === 'success' ? 'partial' : summary.run.status;
    const unwritten = { ...summary, run: { ...summary.run, status, error: safeMessage(closingError) } };
    // Where the settings cannot be saved, the log still says so.
    await end({}, rows.ended(unwritten, isStop(closingError) ? closingError : stopped));
    return { ...result, summary: unwritten, errors: [closingError, ...errors] };
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
  const ended = read.map(({ name, after }) => [name, JSON.stringify({ ...after, full: null })]);
  const isWhole = outcomes.length === flows.length && !options.since && isHealthy(summary);
  return {
    ...checkpointSettings(Object.fromEntries(ended)),
    ...(isWhole && { last_sync_date: summary.run.startedAt }),
  };
}

/** Whether an error ended the run as a whole, and not only the collection in which it came up. */
const isStop = (error: unknown): boolean =>
  error instanceof InterruptedError || error instanceof LeaseLostError;
