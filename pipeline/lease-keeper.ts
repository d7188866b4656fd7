import { setTimeout as sleep } from 'node:timers/promises';
import type { SupabaseClient } from '@supabase/supabase-js';
import type { Logger } from 'pino';
import { LeaseLostError } from '../sinks/supabase/errors.ts';
import { acquireLease, type LeaseHolder, releaseLease, renewLease } from '../sinks/supabase/lease.ts';

/** Another run holds the lease of this Supabase project. */
export class LeaseHeldError extends Error {
  override name = 'LeaseHeldError';

  constructor({ holder, acquiredAt, expiresAt }: LeaseHolder) {
    super(
      `another run is at work: ${holder} since ${acquiredAt}; if it has died, its lease ends at ${expiresAt} (--wait 10m waits)`,
    );
  }
}

export interface LeaseOptions {
  supabase: SupabaseClient;
  /** The id of the run. */
  holder: string;
  /** How long to wait for another run to end, in milliseconds. */
  waitMs: number;
  /** How long the lease outlives a run that died, in milliseconds. */
  ttlMs: number;
  log: Logger;
  signal: AbortSignal;
  /** Called once when the lease is lost while the run goes on. */
  onLost: (error: LeaseLostError) => void;
}

export interface HeldLease {
  /** Makes sure, before a write, that the lease did not run out unnoticed, as in a machine that was asleep. */
  ensure(): Promise<void>;
  release(): Promise<void>;
}

const askAgainMs = 2000;

/** Takes the lease and keeps it until `release`. Throws LeaseHeldError when another run has it for longer than `waitMs`. */
export async function holdLease(options: LeaseOptions): Promise<HeldLease> {
  const { supabase, holder, ttlMs, log, signal, onLost } = options;
  const ttlSeconds = Math.ceil(ttlMs / 1000);
  await acquire(options, ttlSeconds);
  let renewedAt = Date.now();

  async function renew(): Promise<void> {
    const before = Date.now();
    try {
      await renewLease(supabase, holder, ttlSeconds);
      renewedAt = before;
    } catch (error) {
      if (error instanceof LeaseLostError) onLost(error);
      throw error;
    }
  }

  const timer = setInterval(() => {
    renew().catch((error: Error) => log.warn(`the lease could not be renewed: ${error.name}`));
  }, ttlMs / 3);
  timer.unref();

  return {
    async ensure() {
      signal.throwIfAborted();
      if (Date.now() - renewedAt > ttlMs / 2) await renew();
    },
    async release() {
      clearInterval(timer);
      await releaseLease(supabase, holder);
    },
  };
}

async function acquire(
  { supabase, holder, waitMs, log, signal }: LeaseOptions,
  ttlSeconds: number,
): Promise<void> {
  const until = Date.now() + waitMs;
  for (let told = false; ; told = true) {
    const { acquired, by } = await acquireLease(supabase, holder, ttlSeconds);
    if (acquired) return;
    if (Date.now() >= until) throw new LeaseHeldError(by);
    if (!told) log.info(`waiting for another run: ${by.holder} since ${by.acquiredAt}`);
    await sleep(Math.min(askAgainMs, Math.max(1, until - Date.now())), undefined, { signal });
  }
}
