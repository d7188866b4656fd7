import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Sink } from '../sinks/sink.ts';
import type { Opening } from '../sinks/supabase/lease.ts';
import { supabaseSink } from '../sinks/supabase/sinks.ts';
import { leaseTtlMs, type ProjectConfig } from './config.ts';
import { connectSupabase, type Project } from './connect.ts';
import { type HeldLease, holdLease } from './lease-keeper.ts';
import type { SyncOptions } from './options.ts';

/** What every command hands down: where to tell, and what ends it early. */
export interface Hooks {
  log: Logger;
  signal: AbortSignal;
  /** Told what is waited for: another run, or a time to ask again. */
  onWait?: ((what: string) => void) | undefined;
}

/** What is at hand while the lease is held. */
export interface Held extends Project {
  /** The holder of the lease: no two runs have the same. */
  runId: string;
  /** Writes as this run, which is refused once the lease is lost. */
  sink: Sink;
  /** Settles once the lease is held, or cannot be had. */
  lease: Promise<HeldLease>;
  /** Aborted when the caller aborts, and when the lease is lost. */
  signal: AbortSignal;
}

/**
 * Does `work` as the one run of a project: takes the lease, checks it before every write, and gives it back in the end.
 * Whatever changes Supabase goes through here. With an `opening`, `work` begins at once, and waits for the lease itself. Throws LeaseHeldError, or whatever `work` throws.
 */
export async function underLease<T>(
  config: ProjectConfig,
  { waitMs }: Pick<SyncOptions, 'waitMs'>,
  hooks: Hooks,
  work: (held: Held) => Promise<T>,
  opening?: Opening & { runId: string },
): Promise<T> {
  const runId = opening?.runId ?? randomUUID();
  const { log, onWait } = hooks;
  const loss = new AbortController();
  const signal = AbortSignal.any([hooks.signal, loss.signal]);
  let lease = null as HeldLease | null;
  const project = connectSupabase(config, log, {
    runId,
    onWait,
    stop: signal,
    checkWrite: () => lease?.check(),
  });
  const { supabase } = project;
  const begin = async () => {
    lease = await holdLease({
      supabase,
      holder: runId,
      opening: opening ?? { tables: [], log: null },
      waitMs,
      ttlMs: config.leaseTtlMs ?? leaseTtlMs,
      log,
      onWait,
      signal,
      onLost: (error) => loss.abort(error),
    });
    return lease;
  };
  const taking = begin();
  taking.catch(() => {});
  try {
    if (!opening) await taking;
    const sink = supabaseSink(supabase, runId, (error) => lease?.lost(error));
    return await work({ ...project, runId, sink, lease: taking, signal });
  } catch (error) {
    const reason = signal.aborted ? signal.reason : error;
    // Ends what was asked of Gazelle meanwhile.
    if (!lease) loss.abort(reason);
    throw reason;
  } finally {
    // Waited for even where the work failed meanwhile: it may be ours by now.
    await taking.catch(() => {});
    await lease?.release().catch(() => log.warn('the lease could not be released: it ends by itself'));
  }
}
