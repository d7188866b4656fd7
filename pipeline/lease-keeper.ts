import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { RunState } from '../sinks/sink.ts';
import type { Supabase } from '../sinks/supabase/client.ts';
import { LeaseLostError } from '../sinks/supabase/errors.ts';
import {
  beginRun,
  endRun,
  type Opening,
  type RunLogRow,
  releaseLease,
  renewLease,
} from '../sinks/supabase/lease.ts';
import { LeaseHeldError } from './lease-held-error.ts';

export interface LeaseOptions {
  supabase: Supabase;
  /** The id of the run. */
  holder: string;
  opening: Opening;
  /** How long to wait for another run to end, in milliseconds. */
  waitMs: number;
  /** How long the lease outlives a run that died, in milliseconds. */
  ttlMs: number;
  log: Logger;
  onWait?: ((what: string) => void) | undefined;
  signal: AbortSignal;
  /** Called once when the lease is lost while the run goes on. */
  onLost: (error: LeaseLostError) => void;
}

export interface HeldLease {
  /** What the run starts from. */
  state: RunState;
  /** Makes sure that the lease did not run out unnoticed, as in a machine that was asleep. Throws LeaseLostError. */
  check(): Promise<void>;
  /** Tells that the lease was found to be lost elsewhere. */
  lost(error: LeaseLostError): void;
  /** Writes a run down and gives the lease back, in one transaction. Throws LeaseLostError where `settings` cannot be saved. */
  end(settings: Record<string, string>, log: RunLogRow): Promise<void>;
  /** Gives the lease back, unless `end` did, and ends a renewal that is under way. */
  release(): Promise<void>;
}

const askAgainMs = 2000;

/** Takes the lease and keeps it until `release`. Throws LeaseHeldError when another run has it for longer than `waitMs`. */
export async function holdLease(options: LeaseOptions): Promise<HeldLease> {
  const { supabase, holder, ttlMs, log, onLost } = options;
  const over = new AbortController();
  const ttlSeconds = Math.ceil(ttlMs / 1000);
  const begun = await begin(options, ttlSeconds).catch(async (error: unknown) => {
    // The database may have given us the lease, although its answer was lost.
    if (!(error instanceof LeaseHeldError)) await releaseLease(supabase, holder).catch(() => {});
    throw error;
  });
  let renewedAt = begun.askedAt;
  let loss: LeaseLostError | null = null;
  let isOver = false;

  async function renew(): Promise<void> {
    if (loss) throw loss;
    const before = Date.now();
    try {
      await renewLease(supabase, holder, ttlSeconds, over.signal);
      renewedAt = before;
    } catch (error) {
      if (error instanceof LeaseLostError) lost(error);
      throw error;
    }
  }

  const timer = setInterval(() => {
    renew().catch((error: Error) => {
      if (!over.signal.aborted) log.warn(`the lease could not be renewed: ${error.name}`);
    });
  }, ttlMs / 3);
  timer.unref();

  function lost(error: LeaseLostError): void {
    clearInterval(timer);
    if (loss) return;
    loss = error;
    onLost(error);
  }

  async function check(): Promise<void> {
    if (loss || Date.now() - renewedAt > ttlMs / 2) await renew();
  }

  function renewNoMore(): void {
    clearInterval(timer);
    over.abort();
  }

  return {
    state: begun.state,
    check,
    lost,
    async end(settings, log) {
      renewNoMore();
      await endRun(supabase, holder, settings, log);
      isOver = true;
    },
    async release() {
      renewNoMore();
      if (!isOver) await releaseLease(supabase, holder);
    },
  };
}

/** `askedAt` is when the lease was asked for, which is before it began. */
async function begin(
  { supabase, holder, opening, waitMs, log, onWait, signal }: LeaseOptions,
  ttlSeconds: number,
): Promise<{ askedAt: number; state: RunState }> {
  const until = Date.now() + waitMs;
  for (let told = false; ; told = true) {
    const askedAt = Date.now();
    const { state, by } = await beginRun(supabase, holder, ttlSeconds, opening);
    if (state) return { askedAt, state };
    if (Date.now() >= until) throw new LeaseHeldError(by);
    if (!told) log.info(`waiting for another run: ${by.holder} since ${by.acquiredAt}`);
    onWait?.('another run');
    await sleep(Math.min(askAgainMs, Math.max(1, until - Date.now())), undefined, { signal }).catch(() => {
      throw signal.reason;
    });
  }
}
