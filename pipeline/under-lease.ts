import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { RunState, Sink } from '../sinks/sink.ts';
import { endRun, type Opening, type RunLogRow, releaseLease } from '../sinks/supabase/lease.ts';
import { supabaseSink } from '../sinks/supabase/sinks.ts';
import { leaseTtlMs, type ProjectConfig } from './config.ts';
import { connectSupabase, type Project } from './connect.ts';
import { keepLease, takeLease } from './lease-keeper.ts';
import { defaults, type SyncOptions } from './options.ts';

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
  /**
   * Writes the run down, with the last settings, and gives the lease back, in one transaction. Throws LeaseLostError where
   * settings cannot be saved.
   */
  end(settings: Record<string, string>, log: RunLogRow): Promise<void>;
  /** Aborted when the caller aborts, and when the lease is lost. */
  signal: AbortSignal;
}

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
  const asStopped = (error: unknown): never => {
    throw signal.aborted ? signal.reason : error;
  };
  let checkLease = async () => {};
  const checkWrite = () => checkLease();
  const project = connectSupabase(config, log, { runId, onWait, stop: signal, checkWrite });
  const { supabase } = project;
  const lease = { supabase, holder: runId, ttlMs: config.leaseTtlMs ?? leaseTtlMs, log };
  const { askedAt, state } = await takeLease(lease, opening, { waitMs, onWait, signal }).catch(asStopped);
  const { check, lost, stop } = keepLease(lease, askedAt, loss);
  checkLease = check;
  let isReleased = false;
  async function end(settings: Record<string, string>, row: RunLogRow): Promise<void> {
    stop();
    await endRun(supabase, runId, settings, row);
    isReleased = true;
  }
  try {
    const sink = supabaseSink(supabase, runId, lost);
    return await work({ ...project, runId, sink, state, end, signal }).catch(asStopped);
  } finally {
    stop();
    if (!isReleased)
      await releaseLease(supabase, runId).catch(() =>
        log.warn('the lease could not be released: it ends by itself'),
      );
  }
}

/** Changes what is stored, without a run: waits for none, looks into no table, and leaves no log. Throws LeaseHeldError. */
export const changeProject = <T>(
  config: ProjectConfig,
  hooks: Hooks,
  change: (held: Held) => Promise<T>,
): Promise<T> => underLease(config, defaults, hooks, { runId: randomUUID(), tables: [], log: null }, change);
