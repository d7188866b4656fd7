import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { LeaseLostError } from '../sinks/supabase/errors.ts';
import { checkpointSettings } from '../sinks/supabase/settings.ts';
import { countingSink, dryRunSink } from '../sinks/supabase/sinks.ts';
import { type Config, withProject } from './config.ts';
import { connectGazelle, connectSupabase } from './connect.ts';
import { InterruptedError } from './errors.ts';
import { unaskedFields } from './exclude.ts';
import { flows, selectFlows, tablesOf } from './flows.ts';
import type { SyncOptions } from './options.ts';
import type { FlowOutcome, RunHooks } from './run-context.ts';
import { type RunLog, runLog } from './run-log.ts';
import { safeMessage } from './safe-message.ts';
import { isHealthy, type RunSummary } from './summary.ts';
import { type SyncResult, sync } from './sync.ts';
import { type Held, underLease } from './under-lease.ts';

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
  const log = runLog(runId, options);
  const opening = { runId, tables, log: log.begun };
  return underLease(withProject(config), options, hooks, opening, async (held) => {
    const { signal } = held;
    const api = connectGazelle(config, held.supabase, { ...gazelle, signal });
    const result = await sync(options, { ...hooks, ...held, runId, api }).catch(async (error: unknown) => {
      const reason = signal.aborted ? signal.reason : error;
      await held.end({}, log.failed(reason)).catch(warnUnwritten(hooks.log));
      throw reason;
    });
    return writeDown(result, held, log, options, hooks.log);
  });
}

/** Ends a run in `system_settings` and in its log; what goes wrong with it belongs to the result. */
async function writeDown(result: SyncResult, held: Held, runLog: RunLog, options: SyncOptions, log: Logger) {
  const { outcomes, summary } = result;
  const stopped = outcomes.map(({ error }) => error).find(isStop) ?? null;
  const last = isWholeSuccess(options, summary) && { last_sync_date: summary.run.startedAt };
  const settings = { ...(options.full && options.limit === null && endOfFullRead(outcomes)), ...last };
  try {
    await held.end(settings, runLog.ended(summary, stopped));
    return result;
  } catch (error) {
    warnUnwritten(log)(error);
    const reason: unknown = held.signal.aborted ? held.signal.reason : error;
    const status = summary.run.status === 'success' ? 'partial' : summary.run.status;
    const unwritten = { ...summary, run: { ...summary.run, status, error: safeMessage(reason) } };
    // Where the settings cannot be saved, the log still says so.
    await held.end({}, runLog.ended(unwritten, isStop(reason) ? reason : stopped)).catch(warnUnwritten(log));
    return { outcomes, summary: unwritten, closingError: reason };
  }
}

/** The checkpoints without their full reads, once all collections are read: the next `--full` begins anew. */
function endOfFullRead(outcomes: readonly FlowOutcome[]): Record<string, string> {
  if (outcomes.some(({ error, toBeContinued }) => error !== null || toBeContinued)) return {};
  const read = outcomes.filter(({ after }) => after?.syncedAt && after.full);
  const ended = read.map(({ flow, after }) => [flow.name, JSON.stringify({ ...after, full: null })]);
  return checkpointSettings(Object.fromEntries(ended));
}

/** Whether an error ended the run as a whole, and not only the collection in which it came up. */
const isStop = (error: unknown): boolean =>
  error instanceof InterruptedError || error instanceof LeaseLostError;

const warnUnwritten = (log: Logger) => (error: unknown) =>
  log.error(`the run could not be written down: ${safeMessage(error)}`);

function isWholeSuccess(options: SyncOptions, summary: RunSummary): boolean {
  const isWhole =
    selectFlows(options.entities).length === flows.length && !options.since && options.limit === null;
  const isDone = summary.entities.every(({ toBeContinued }) => !toBeContinued);
  return isWhole && isDone && isHealthy(summary);
}
