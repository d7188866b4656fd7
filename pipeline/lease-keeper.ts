import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { RunState } from '../sinks/sink.ts';
import type { Supabase } from '../sinks/supabase/client.ts';
import { LeaseLostError } from '../sinks/supabase/errors.ts';
import { beginRun, type Opening, releaseLease, renewLease } from '../sinks/supabase/lease.ts';
import { LeaseHeldError } from './errors.ts';

/** Whose lease it is, and how long it outlives a run that died, in milliseconds. */
interface Lease {
  supabase: Supabase;
  /** The id of the run. */
  holder: string;
  ttlMs: number;
  log: Logger;
}

interface Waiting {
  /** How long to wait for another run to end, in milliseconds. */
  waitMs: number;
  onWait?: ((what: string) => void) | undefined;
  signal: AbortSignal;
}

const askAgainMs = 2000;

const secondsOf = ({ ttlMs }: Lease): number => Math.ceil(ttlMs / 1000);

/**
 * Takes the lease. Resolves to what the run starts from and to when the lease was asked for, which is before it began. Throws
 * LeaseHeldError when another run has it for longer than `waitMs`.
 */
export async function takeLease(
  lease: Lease,
  opening: Opening,
  { waitMs, onWait, signal }: Waiting,
): Promise<{ askedAt: number; state: RunState }> {
  const { supabase, holder, log } = lease;
  const until = Date.now() + waitMs;
  for (let isLogged = false; ; isLogged = true) {
    const askedAt = Date.now();
    const { state, by } = await beginRun(supabase, holder, secondsOf(lease), opening).catch(giveBack);
    if (state) return { askedAt, state };
    if (Date.now() >= until) throw new LeaseHeldError(by);
    if (!isLogged) log.info(`waiting for another run: ${by.holder} since ${by.acquiredAt}`);
    onWait?.('another run');
    await sleep(Math.min(askAgainMs, Math.max(1, until - Date.now())), undefined, { signal }).catch(() => {
      throw signal.reason;
    });
  }

  /** The database may have given us the lease, although its answer was lost. */
  async function giveBack(error: unknown): Promise<never> {
    await releaseLease(supabase, holder).catch(() => {});
    throw error;
  }
}

/** Renews a lease that was asked for at `askedAt`, until `stop` is called; aborts `loss` when the lease is lost. */
export function keepLease(lease: Lease, askedAt: number, loss: AbortController) {
  const { supabase, holder, ttlMs, log } = lease;
  const over = new AbortController();
  let renewedAt = askedAt;

  async function renew(): Promise<void> {
    loss.signal.throwIfAborted();
    const before = Date.now();
    try {
      await renewLease(supabase, holder, secondsOf(lease), over.signal);
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
  }, ttlMs / 3).unref();

  function lost(error: LeaseLostError): void {
    clearInterval(timer);
    loss.abort(error);
  }

  return {
    /** Makes certain that the lease did not run out unnoticed, as in a machine that was asleep. Throws LeaseLostError. */
    async check(): Promise<void> {
      if (loss.signal.aborted || Date.now() - renewedAt > ttlMs / 2) await renew();
    },
    /** Called when the lease is found to be lost elsewhere. */
    lost,
    /** Ends the renewals, one that is under way too. */
    stop(): void {
      clearInterval(timer);
      over.abort();
    },
  };
}
