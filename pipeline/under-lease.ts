import { randomUUID } from 'node:crypto';
import { setInterval, setTimeout as sleep } from 'node:timers/promises';
import type { RunState } from '../sinks/sink.ts';
import { LeaseLostError } from '../sinks/supabase/errors.ts';
import { type Lease, leaseOf, type Opening, type RunLogRow } from '../sinks/supabase/lease.ts';
import { type Sink, supabaseSink } from '../sinks/supabase/sinks.ts';
import type { ProjectConfig } from './config.ts';
import { connectSupabase, type Hooks, type Project } from './connect.ts';
import { LeaseHeldError } from './errors.ts';
import { safeMessage } from './safe-message.ts';

/** What is at hand while the lease is held. */
export interface Held extends Project {
  /** Writes as the holder of the lease, which is refused once it is lost. */
  sink: Sink;
  /** What the run starts from. */
  state: RunState;
  /** Aborted when the caller aborts, and when the lease is lost. */
  signal: AbortSignal;
  /** Writes the run down with its last settings and gives the lease back; resolves to why that failed, or to null. */
  end(settings: Record<string, string>, row: Partial<RunLogRow>): Promise<unknown>;
}

type Start = Opening & { runId: string; waitMs: number };

/**
 * Does `work` as the one run of a project: takes the lease, renews it and gives it back in the end. The database itself refuses
 * what a run writes that has lost it. Whatever changes Supabase goes through here; commands other than a sync do not wait, look into
 * no table, and leave no log. Throws LeaseHeldError, or whatever `work` throws.
 */
export async function underLease<T>(
  config: ProjectConfig,
  hooks: Hooks,
  { runId = randomUUID(), waitMs = 0, tables = [], log: row = null }: Partial<Start>,
  work: (held: Held) => Promise<T>,
): Promise<T> {
  const { log, onWait } = hooks;
  const ttlMs = config.leaseTtlMs ?? 120_000;
  const loss = new AbortController();
  const over = new AbortController();
  const signal = AbortSignal.any([hooks.signal, loss.signal]);
  const project = connectSupabase(config, log, { runId, onWait, stop: signal });
  const lease = leaseOf(project.supabase, runId, Math.ceil(ttlMs / 1000));
  const sink = supabaseSink(project.supabase, lease, (error) => loss.abort(error));
  let state: RunState | null = null;
  let isEnded = false;

  async function keepRenewing(): Promise<void> {
    for await (const _ of setInterval(ttlMs / 3, null, { ref: false, signal: over.signal }))
      await lease.renew(over.signal).catch((error: Error) => {
        if (error instanceof LeaseLostError) loss.abort(error);
        else if (!over.signal.aborted) log.warn(`the lease could not be renewed: ${error.name}`);
      });
  }

  async function end(...last: Parameters<Held['end']>): Promise<unknown> {
    over.abort();
    try {
      await lease.end(...last);
      isEnded = true;
      return null;
    } catch (error) {
      log.error(`the run could not be written down: ${safeMessage(error)}`);
      return signal.aborted ? signal.reason : error;
    }
  }

  try {
    state = await take(lease, { tables, log: row }, waitMs, hooks);
    // Its end is no failure.
    keepRenewing().catch(() => {});
    return await work({ ...project, sink, state, signal, end });
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    over.abort();
    // After a failed start too: the database may have given us the lease, although its answer was lost.
    if (!isEnded)
      await lease
        .release()
        .catch(() => state && log.warn('the lease could not be released: it ends by itself'));
  }
}

const askAgainMs = 2000;

/** Takes the lease; resolves to what the run starts from. Throws LeaseHeldError where another run has it all the time. */
async function take(lease: Lease, opening: Opening, waitMs: number, { log, onWait, signal }: Hooks) {
  const until = Date.now() + waitMs;
  for (let isLogged = false; ; isLogged = true) {
    const { state, by } = await lease.begin(opening);
    if (state) return state;
    if (Date.now() >= until) throw new LeaseHeldError(by);
    if (!isLogged) log.info(`waiting for another run: ${by.holder} since ${by.acquiredAt}`);
    onWait?.('another run');
    await sleep(Math.min(askAgainMs, Math.max(1, until - Date.now())), undefined, { signal });
  }
}
