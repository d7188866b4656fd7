import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { countingSink } from '../sinks/counting-sink.ts';
import { LeaseLostError } from '../sinks/supabase/errors.ts';
import { dryRunSink } from '../sinks/supabase/sinks.ts';
import { type Config, withProject } from './config.ts';
import { connectGazelle, connectSupabase } from './connect.ts';
import { unaskedFields } from './exclude.ts';
import { flows, selectFlows, tablesOf } from './flows.ts';
import { InterruptedError } from './interrupted-error.ts';
import type { HeldLease } from './lease-keeper.ts';
import type { SyncOptions } from './options.ts';
import type { FlowInWork } from './run-flow.ts';
import { type RunLog, runLog } from './run-log.ts';
import { safeMessage } from './safe-message.ts';
import { type EntitySummary, isHealthy, type RunSummary, withClosingError } from './summary.ts';
import { type SyncResult, sync } from './sync.ts';
import { type Held, type Hooks, underLease } from './under-lease.ts';

export interface RunHooks extends Hooks {
  /** Told each entity's summary as it ends. */
  onEntity?: (summary: EntitySummary) => void;
  /** Told each collection as its work begins. */
  onFlow?: ((work: FlowInWork) => void) | undefined;
}

/**
 * A whole run, as `etl sync` does it. Throws when it cannot begin: LeaseHeldError, or an error of either side. A dry run
 * takes no lease and leaves no log: it writes nothing but an OAuth token that had to be renewed.
 */
export async function run(config: Config, options: SyncOptions, hooks: RunHooks): Promise<SyncResult> {
  const runId = randomUUID();
  if (!options.dryRun) {
    const log = runLog(runId, options);
    const opening = { runId, tables: tablesOf(selectFlows(options.entities)), log: log.begun };
    const work = (held: Held) => store(config, options, hooks, held, log);
    return underLease(withProject(config), options, hooks, work, opening);
  }
  const supabase =
    config.supabase && connectSupabase(withProject(config), hooks.log, { stop: hooks.signal }).supabase;
  const api = connectGazelle(config, supabase, {
    ...options,
    ...hooks,
    unasked: unaskedFields(options.exclude),
  });
  const sink = supabase ? dryRunSink(supabase) : countingSink();
  return sync(options, { runId, api, sink, repeatedWrites: new Set(), ...hooks });
}

async function store(
  config: Config,
  options: SyncOptions,
  { log, onEntity, onFlow, onWait }: RunHooks,
  held: Held,
  runLog: RunLog,
): Promise<SyncResult> {
  const { runId, supabase, sink, signal, repeatedWrites, lease } = held;
  const api = connectGazelle(config, supabase, {
    ...options,
    log,
    signal,
    onWait,
    mayWrite: lease,
    unasked: unaskedFields(options.exclude),
  });
  // The lease brought the state along.
  const begun = { ...sink, readState: async () => (await lease).state };
  const parts = {
    runId,
    api,
    sink: begun,
    log,
    signal,
    repeatedWrites,
    onFlow,
    ...(onEntity && { onEntity }),
  };
  const result = await sync(options, parts).catch(async (error: unknown) => {
    const { end } = await lease;
    const reason = signal.aborted ? signal.reason : error;
    await end({}, runLog.failed(reason)).catch(tellUnwritten(log));
    throw reason;
  });
  return writeDown(result, { lease: await lease, runLog, options, log });
}

interface Closing {
  lease: HeldLease;
  runLog: RunLog;
  options: SyncOptions;
  log: Logger;
}

/** Ends a run in `system_settings` and in its log; what goes wrong with it belongs to the result. */
async function writeDown(result: SyncResult, { lease, runLog, options, log }: Closing): Promise<SyncResult> {
  let { summary, closingError } = result;
  const end = async (settings: Record<string, string>) => {
    const stopped = [...result.outcomes.map(({ error }) => error), closingError].find(isStop) ?? null;
    try {
      await lease.end(settings, runLog.ended(summary, stopped));
      return true;
    } catch (error) {
      if (!closingError) summary = withClosingError(summary, safeMessage(error));
      closingError ??= error;
      tellUnwritten(log)(error);
      return false;
    }
  };
  const settings = isWholeSuccess(options, summary) ? { last_sync_date: summary.run.startedAt } : {};
  // Where the setting cannot be saved, the log still tells of it.
  if (!(await end(settings))) await end({});
  return { ...result, summary, closingError };
}

/** Whether an error ended the run as a whole, and not only what met it. */
const isStop = (error: unknown): boolean =>
  error instanceof InterruptedError || error instanceof LeaseLostError;

const tellUnwritten = (log: Logger) => (error: unknown) =>
  log.error(`the run could not be written down: ${safeMessage(error)}`);

function isWholeSuccess(options: SyncOptions, summary: RunSummary): boolean {
  const isWhole =
    selectFlows(options.entities).length === flows.length && !options.since && options.limit === null;
  const isDone = summary.entities.every(({ toBeContinued }) => !toBeContinued);
  return isWhole && isDone && isHealthy(summary);
}
