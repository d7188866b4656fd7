import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { RunState, Sink } from '../sinks/sink.ts';
import type { Opening } from '../sinks/supabase/lease.ts';
import { supabaseSink } from '../sinks/supabase/sinks.ts';
import { leaseTtlMs, type ProjectConfig } from './config.ts';
import { connectSupabase, type Project } from './connect.ts';
import { type HeldLease, holdLease } from './lease-keeper.ts';
import type { SyncOptions } from './options.ts';

/** What every command hands down: its log, and what ends it early. */
export interface Hooks {
  log: Logger;
  signal: AbortSignal;
  /** Called with what is waited for: another run, or a time to ask again. */
  onWait?: ((what: string) => void) | undefined;
}

/** What is at hand while the lease is held. */
export interface Held extends Project {
  /** The holder of the lease: no two runs have the same. */
  runId: string;
  /** Writes as this run, which is refused once the lease is lost. */
  sink: Sink;
  /** What the run starts from. */
  state: RunState;
  /** Writes the run down, with the last settings, and gives the lease back. Throws LeaseLostError where settings cannot be saved. */
  end: HeldLease['end'];
  /** Aborted when the caller aborts, and when the lease is lost. */
  signal: AbortSignal;
}

/** A run that only changes what is stored: it looks into no table, and leaves no log. */
export const quietly = (): Opening & { runId: string } => ({ runId: randomUUID(), tables: [], log: null });

/**
 * Does `work` as the one run of a project: takes the lease first, checks it before every write, and gives it back in the end.
 * Whatever changes Supabase goes through here. Throws LeaseHeldError, or whatever `work` throws.
 */
export async function underLease<T>(
  config: ProjectConfig,
  { waitMs }: Pick<SyncOptions, 'waitMs'>,
  hooks: Hooks,
  { runId, ...opening }: Opening & { runId: string },
  work: (held: Held) => Promise<T>,
): Promise<T> {
  const { log, onWait } = hooks;
  const loss = new AbortController();
  const signal = AbortSignal.any([hooks.signal, loss.signal]);
  let lease: HeldLease | null = null;
  const project = connectSupabase(config, log, {
    runId,
    onWait,
    stop: signal,
    checkWrite: () => lease?.check(),
  });
  const { supabase } = project;
  const taking = holdLease({
    supabase,
    holder: runId,
    opening,
    waitMs,
    ttlMs: config.leaseTtlMs ?? leaseTtlMs,
    log,
    onWait,
    signal,
    onLost: (error) => loss.abort(error),
  });
  const asStopped = (error: unknown): never => {
    throw signal.aborted ? signal.reason : error;
  };
  const held = await taking.catch(asStopped);
  lease = held;
  try {
    const sink = supabaseSink(supabase, runId, held.lost);
    return await work({ ...project, runId, sink, state: held.state, end: held.end, signal }).catch(asStopped);
  } finally {
    await held.release().catch(() => log.warn('the lease could not be released: it ends by itself'));
  }
}
