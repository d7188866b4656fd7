import pLimit from 'p-limit';
import { supabaseSink } from '../sinks/supabase/sinks.ts';
import { type Config, leaseTtlMs } from './config.ts';
import { connect } from './connect.ts';

import { entityNames, flows } from './flows.ts';
import { holdLease } from './lease-keeper.ts';
import type { SyncOptions } from './options.ts';
import { retryRejects } from './retry-rejects.ts';
import type { RunHooks } from './run.ts';
import { createStore } from './store.ts';
import { newRunId } from './sync.ts';
import { newTally, type Tallies } from './tally.ts';

/**
 * Tries once more to store every open reject, as each run does for its collections, and reads nothing else. Resolves to
 * the counts per entity, and to how many rejects are open all the same. Throws LeaseHeldError, or an error of either side.
 */
export async function retryRun(
  config: Config,
  options: SyncOptions,
  hooks: RunHooks,
): Promise<{ tallies: Tallies; open: number }> {
  const holder = newRunId();
  const { log } = hooks;
  const lost = new AbortController();
  const signal = AbortSignal.any([hooks.signal, lost.signal]);
  const { api, supabase, guardWrites } = connect(config, options, { log, signal });
  if (!supabase) throw new TypeError('a run that stores needs Supabase');
  const onLost = (error: Error) => lost.abort(error);
  const { waitMs } = options;
  const lease = await holdLease({ supabase, holder, waitMs, ttlMs: leaseTtlMs, log, signal, onLost });
  guardWrites(lease.check);
  try {
    const sink = supabaseSink(supabase, holder, lease.ensure);
    const state = await sink.readState([]);
    const tallies: Tallies = new Map(
      entityNames.map((entity): [string, ReturnType<typeof newTally>] => [entity, newTally()]),
    );
    for (const flow of flows) {
      const store = createStore(flow, { options, sink, state, writes: pLimit(1), log, signal, tallies });
      await retryRejects(flow, { api, log }, store);
    }
    const { openRejects } = await sink.readState([]);
    return { tallies, open: openRejects.length };
  } finally {
    await lease.release().catch(() => log.warn('the lease could not be released: it ends by itself'));
  }
}
