import type { Logger } from 'pino';
import { countingSink } from '../sinks/counting-sink.ts';
import { saveUnderLease } from '../sinks/supabase/lease.ts';
import { dryRunSink, supabaseSink } from '../sinks/supabase/sinks.ts';
import { type Config, leaseTtlMs } from './config.ts';
import { connect } from './connect.ts';
import { flows } from './entities.ts';
import type { EntityName } from './flow.ts';
import { beginJournal } from './journal.ts';
import { holdLease } from './lease-keeper.ts';
import type { SyncOptions } from './options.ts';
import { safeMessage } from './safe-message.ts';
import type { EntitySummary } from './summary.ts';
import { newRunId, type SyncResult, selectFlows, sync } from './sync.ts';

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
  const { client, supabase } = connect(config, options, hooks);
  const sink = supabase ? dryRunSink(supabase) : countingSink();
  return sync(options, { runId, client, sink, isLowerBound: () => false, ...hooks });
}

async function storingRun(
  config: Config,
  options: SyncOptions,
  hooks: RunHooks,
  runId: string,
): Promise<SyncResult> {
  const lost = new AbortController();
  const signal = AbortSignal.any([hooks.signal, lost.signal]);
  const { client, supabase, repeatedWrites } = connect(config, options, { ...hooks, signal });
  if (!supabase) throw new TypeError('a run that stores needs Supabase');
  const { waitMs } = options;
  const onLost = (error: Error) => lost.abort(error);
  const { log } = hooks;
  const lease = await holdLease({ supabase, holder: runId, waitMs, ttlMs: leaseTtlMs, log, signal, onLost });
  try {
    const sink = supabaseSink(supabase, runId, lease.ensure);
    const journal = await beginJournal(supabase, runId, options);
    const isLowerBound = (entity: EntityName) => repeatedWrites.has(tableOf(entity));
    const result = await sync(options, { ...hooks, runId, client, sink, signal, isLowerBound }).catch(
      async (error: unknown) => {
        await journal.failed(signal.aborted ? signal.reason : error).catch(() => {});
        throw signal.aborted ? signal.reason : error;
      },
    );
    try {
      if (isWholeSuccess(options, result)) {
        await saveUnderLease(supabase, runId, 'last_sync_date', result.summary.run.startedAt);
      }
      await journal.ended(result.summary, signal.aborted ? signal.reason : null);
      return result;
    } catch (closingError) {
      log.error(`the run could not be written down: ${safeMessage(closingError)}`);
      return { ...result, closingError };
    }
  } finally {
    await lease.release().catch(() => log.warn('the lease could not be released: it ends by itself'));
  }
}

const tableOf = (entity: EntityName): string =>
  flows.flatMap(({ tables }) => tables[entity]?.name ?? [])[0] ?? entity;

function isWholeSuccess(options: SyncOptions, { summary }: SyncResult): boolean {
  const isWhole = selectFlows(options).length === flows.length && !options.since && options.limit === null;
  return isWhole && summary.run.status === 'success';
}
