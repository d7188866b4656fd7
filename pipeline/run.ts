import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { countingSink } from '../sinks/counting-sink.ts';
import { LeaseLostError } from '../sinks/supabase/errors.ts';
import { checkpointSettings } from '../sinks/supabase/settings.ts';
import { dryRunSink } from '../sinks/supabase/sinks.ts';
import { type Config, withProject } from './config.ts';
import { connectGazelle, connectSupabase } from './connect.ts';
import { unaskedFields } from './exclude.ts';
import { flows, selectFlows, tablesOf } from './flows.ts';
import { InterruptedError } from './interrupted-error.ts';
import type { SyncOptions } from './options.ts';
import type { FlowInWork } from './run-flow.ts';
import { type RunLog, runLog } from './run-log.ts';
import { safeMessage } from './safe-message.ts';
import { summarizeFlow } from './summarize-flow.ts';
import { type EntitySummary, isHealthy, type RunSummary, verdictOn, withClosingError } from './summary.ts';
import { type SyncResult, sync } from './sync.ts';
import { type Held, type Hooks, underLease } from './under-lease.ts';

export interface RunHooks extends Hooks {
  /** Told each entity's summary once it has ended and its checkpoint is saved. */
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
  const synced = await sync(options, parts).catch(async (error: unknown) => {
    const { end } = await lease;
    const reason = signal.aborted ? signal.reason : error;
    await end({}, runLog.failed(reason)).catch(tellUnwritten(log));
    throw reason;
  });
  const result = await writeDown(synced, held, { runLog, options, log });
  for (const outcome of result.outcomes.filter(({ unsaved }) => unsaved))
    for (const summary of summarizeFlow(outcome, repeatedWrites)) onEntity?.(summary);
  return result;
}

/** Ends a run in `system_settings` and in its log; what goes wrong with it belongs to the result. */
async function writeDown(
  result: SyncResult,
  held: Held,
  { runLog, options, log }: { runLog: RunLog; options: SyncOptions; log: Logger },
): Promise<SyncResult> {
  const { outcomes, summary } = result;
  const lease = await held.lease;
  const end = ({ outcomes, closingError, summary }: SyncResult, settings: Record<string, string>) => {
    const stopped = [...outcomes.map(({ error }) => error), closingError].find(isStop) ?? null;
    return lease.end(settings, runLog.ended(summary, stopped));
  };
  const checkpoints = Object.assign({}, ...outcomes.map(({ unsaved }) => unsaved));
  const last = isWholeSuccess(options, summary) && { last_sync_date: summary.run.startedAt };
  try {
    await end(result, { ...checkpointSettings(checkpoints), ...last });
    return result;
  } catch (error) {
    tellUnwritten(log)(error);
    const unwritten = withoutEnd(result, held.signal.aborted ? held.signal.reason : error, held);
    // Where the settings cannot be saved, the log still tells of it.
    await end(unwritten, {}).catch(tellUnwritten(log));
    return unwritten;
  }
}

/** A run whose end could not be written: so have failed the collections whose checkpoints were to be saved with it. */
function withoutEnd(
  { summary, ...result }: SyncResult,
  error: unknown,
  { repeatedWrites }: Held,
): SyncResult {
  const outcomes = result.outcomes.map((outcome) => (outcome.unsaved ? { ...outcome, error } : outcome));
  const entities = outcomes.flatMap((outcome) => summarizeFlow(outcome, repeatedWrites));
  const failed = { ...summary, entities, run: { ...summary.run, ...verdictOn(entities) } };
  return { summary: withClosingError(failed, safeMessage(error)), outcomes, closingError: error };
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
