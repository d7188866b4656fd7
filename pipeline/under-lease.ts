import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Sink } from '../sinks/sink.ts';
import { supabaseSink } from '../sinks/supabase/sinks.ts';
import { leaseTtlMs, type ProjectConfig } from './config.ts';
import { connectSupabase, type Project } from './connect.ts';
import { type HeldLease, holdLease } from './lease-keeper.ts';
import type { SyncOptions } from './options.ts';

/** What every command hands down: where to tell, and what ends it early. */
export interface Hooks {
  log: Logger;
  signal: AbortSignal;
}

/** What is at hand while the lease is held. */
export interface Held extends Project {
  /** The holder of the lease: no two runs have the same. */
  runId: string;
  /** Writes as this run, which is refused once the lease is lost. */
  sink: Sink;
  /** Aborted when the caller aborts, and when the lease is lost. */
  signal: AbortSignal;
}

/**
 * Does `work` as the one run of a project: takes the lease, checks it before every write, and gives it back in the end.
 * Whatever changes Supabase goes through here. Throws LeaseHeldError, or whatever `work` throws.
 */
export async function underLease<T>(
  config: ProjectConfig,
  { waitMs }: Pick<SyncOptions, 'waitMs'>,
  hooks: Hooks,
  work: (held: Held) => Promise<T>,
): Promise<T> {
  const runId = randomUUID();
  const { log } = hooks;
  const loss = new AbortController();
  const signal = AbortSignal.any([hooks.signal, loss.signal]);
  let lease: HeldLease | null = null;
  const project = connectSupabase(config, log, { runId, stop: signal, checkWrite: () => lease?.check() });
  try {
    lease = await holdLease({
      supabase: project.supabase,
      holder: runId,
      waitMs,
      ttlMs: config.leaseTtlMs ?? leaseTtlMs,
      log,
      signal,
      onLost: (error) => loss.abort(error),
    });
    return await work({ ...project, runId, sink: supabaseSink(project.supabase, runId, lease.lost), signal });
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    await lease?.release().catch(() => log.warn('the lease could not be released: it ends by itself'));
  }
}
