import pLimit from 'p-limit';
import { askCompany } from '../sources/gazelle/api/company.ts';
import { SeenIds } from '../sources/gazelle/seen-ids.ts';
import { checkCompany } from './company.ts';
import { type Config, withProject } from './config.ts';
import { connectGazelle } from './connect.ts';
import { excluding, unaskedFields } from './exclude.ts';
import { entityNames, flows } from './flows.ts';
import type { SyncOptions } from './options.ts';
import { retryAllRejects } from './retry-rejects.ts';
import { createStore } from './store.ts';
import { newTally, type Tallies } from './tally.ts';
import { changeProject, type Hooks } from './under-lease.ts';

/**
 * Tries once more to store every open reject, as each run does for its collections, and reads nothing else. Resolves to
 * the counts per entity, and to how many rejects are open all the same. Throws LeaseHeldError, or an error of either side.
 */
export async function retryRun(
  config: Config,
  options: SyncOptions,
  hooks: Hooks,
): Promise<{ tallies: Tallies; open: number }> {
  return changeProject(withProject(config), hooks, async ({ supabase, sink, state, signal }) => {
    const { log } = hooks;
    const api = connectGazelle(config, supabase, {
      ...options,
      log,
      signal,
      unasked: unaskedFields(options.exclude),
    });
    checkCompany(state.settings, await askCompany(api), log);
    const tallies: Tallies = new Map(entityNames.map((entity) => [entity, newTally()]));
    const chosen = flows.map((flow) => excluding(flow, options.exclude));
    for (const flow of chosen) {
      const store = createStore(flow, { options, sink, state, writes: pLimit(1), log, signal, tallies });
      await retryAllRejects(flow, { api, store, listed: new SeenIds(), log });
    }
    const { rejectCounts } = await sink.readState([]);
    return { tallies, open: rejectCounts.open };
  });
}
