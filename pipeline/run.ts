import type { SupabaseClient } from '@supabase/supabase-js';
import type { Logger } from 'pino';
import { countingSink } from '../sinks/counting-sink.ts';
import { LeaseLostError } from '../sinks/supabase/errors.ts';
import { saveUnderLease } from '../sinks/supabase/lease.ts';
import { dryRunSink, supabaseSink } from '../sinks/supabase/sinks.ts';
import { type Config, leaseTtlMs } from './config.ts';
import { connect } from './connect.ts';
import { flows, selectFlows } from './flows.ts';
import { InterruptedError } from './interrupted-error.ts';
import { holdLease } from './lease-keeper.ts';
import type { SyncOptions } from './options.ts';
import { beginRunLog, type RunLog } from './run-log.ts';
import { safeMessage } from './safe-message.ts';
import type { EntitySummary, RunSummary } from './summary.ts';
import { newRunId, type SyncResult, sync } from './sync.ts';

export interface RunHooks {
  log: Logger;
  signal: AbortSignal;
  /** Told each entity's summary as it ends. */
  onEntity?: (summary: EntitySummary) => void;
}

/**
 * A whole run, as `etl sync` does it. Throws when it cannot begin: LeaseHeldError, or an error of either side. A dry run
 * takes no lease and leaves no log: it writes nothing at all.
 */
export async function run(config: Config, options: SyncOptions, hooks: RunHooks): Promise<SyncResult> {
  const runId = newRunId();
  if (!options.dryRun) return storingRun(config, options, hooks, runId);
  const { api, supabase } = connect(config, options, hooks);
  const sink = supabase ? dryRunSink(supabase) : countingSink();
  return sync(options, { runId, api, sink, repeatedWrites: new Set(), ...hooks });
}

async function storingRun(
  config: Config,
  options: SyncOptions,
  hooks: RunHooks,
  runId: string,
): Promise<SyncResult> {
  const lost = new AbortController();
  const signal = AbortSignal.any([hooks.signal, lost.signal]);
  const { api, supabase, repeatedWrites, guardWrites } = connect(config, options, { ...hooks, signal });
  if (!supabase) throw new TypeError('a run that stores needs Supabase');
  const { waitMs } = options;
  const ttlMs = config.leaseTtlMs ?? leaseTtlMs;
  const onLost = (error: Error) => lost.abort(error);
  const { log } = hooks;
  const lease = await holdLease({ supabase, holder: runId, waitMs, ttlMs, log, signal, onLost });
  guardWrites(lease.check);
  try {
    const sink = supabaseSink(supabase, runId, lease.ensure, lease.lost);
    const runLog = await beginRunLog(supabase, runId, options);
    const result = await sync(options, { ...hooks, runId, api, sink, signal, repeatedWrites }).catch(
      async (error: unknown) => {
        const reason = signal.aborted ? signal.reason : error;
        await runLog.failed(reason).catch(tellUnwritten(log));
        throw reason;
      },
    );
    return { ...result, closingError: await writeDown(result, { supabase, runLog, runId, options, log }) };
  } finally {
    await lease.release().catch(() => log.warn('the lease could not be released: it ends by itself'));
  }
}

interface Closing {
  supabase: SupabaseClient;
  runLog: RunLog;
  runId: string;
  options: SyncOptions;
  log: Logger;
}

/** Ends a run in `system_settings` and in its log; resolves to what went wrong with it, or to null. */
async function writeDown(
  { summary, outcomes }: SyncResult,
  { supabase, runLog, runId, options, log }: Closing,
): Promise<unknown> {
  let closingError: unknown = null;
  const keep = (error: unknown) => {
    closingError ??= error;
    tellUnwritten(log)(error);
  };
  if (isWholeSuccess(options, summary)) {
    await saveUnderLease(supabase, runId, 'last_sync_date', summary.run.startedAt).catch(keep);
  }
  const stopped = [...outcomes.map(({ error }) => error), closingError].find(isStop) ?? null;
  await runLog.ended(summary, stopped).catch(keep);
  return closingError;
}

/** Whether an error ended the run as a whole, and not only what met it. */
const isStop = (error: unknown): boolean =>
  error instanceof InterruptedError || error instanceof LeaseLostError;

const tellUnwritten = (log: Logger) => (error: unknown) =>
  log.error(`the run could not be written down: ${safeMessage(error)}`);

function isWholeSuccess(options: SyncOptions, summary: RunSummary): boolean {
  const isWhole =
    selectFlows(options.entities).length === flows.length && !options.since && options.limit === null;
  return isWhole && summary.run.status === 'success';
}
