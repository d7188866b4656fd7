import type { Logger } from 'pino';
import { ignoreRejects, listRejects } from '../../sinks/supabase/rejects.ts';
import { askAccount } from '../../sources/gazelle/account.ts';
import { SeenIds } from '../../sources/gazelle/seen-ids.ts';
import { checkCompany } from '../company.ts';
import { type Config, type ProjectConfig, withProject } from '../config.ts';
import { connectGazelle, connectSupabase, type Hooks } from '../connect.ts';
import { excluding } from '../exclude.ts';
import { flows } from '../flows.ts';
import type { SyncOptions } from '../options.ts';
import { retryRejects, settleRejects } from '../retry-rejects.ts';
import { openStore } from '../store.ts';
import type { Tallies } from '../tally.ts';
import { underLease } from '../under-lease.ts';

/**
 * The records that could not be stored, or not wholly, without what they hold; oldest first, at most `limit`. Throws a
 * SupabaseError.
 */
export async function readOpenRejects(config: ProjectConfig, limit: number, log: Logger) {
  const { rejects, total } = await listRejects(connectSupabase(config, log).supabase, limit);
  const printed = rejects.map(({ entity, id, kind, reason, since, run, ignoredAt }) => {
    const state: 'ignored' | 'open' = ignoredAt ? 'ignored' : 'open';
    return { entity, id, kind, state, reason: printable(reason), since, run };
  });
  return { rejects: printed, total };
}

/** Our own reasons can be printed; Postgres's quote the record, so of them only the code is. */
function printable(reason: string): string {
  const code = /^([0-9A-Z]{5}): /.exec(reason)?.[1];
  if (code) return `refused by Postgres (${code})`;
  const isOwn = /^(\w+ is not [\w ]+(; )?)+$|^HTTP 413: |^Gazelle failed within the query /.test(reason);
  return isOwn ? reason : 'see gazelle_rejects.reason';
}

/** Acknowledges open rejects, by the ids of their records or `all`; resolves to the records' ids. Throws LeaseHeldError. */
export const ignoreOpenRejects = (config: ProjectConfig, ids: readonly string[] | 'all', hooks: Hooks) =>
  underLease(config, hooks, {}, ({ supabase }) => ignoreRejects(supabase, ids));

/** Tries once more to store every open reject, and reads nothing else; `open` is how many are left. Throws LeaseHeldError. */
export async function retryRun(config: Config, options: SyncOptions, hooks: Hooks) {
  return underLease(withProject(config), hooks, {}, async ({ supabase, sink, state, signal }) => {
    const { log } = hooks;
    const api = connectGazelle(config, supabase, { ...options, log, signal });
    checkCompany(state.settings, (await askAccount(api, [])).company, log);
    const tallies: Tallies = new Map();
    for (const flow of flows.map((flow) => excluding(flow, options.exclude))) {
      const store = openStore({ flow, tallies }, { options, sink, state, log });
      const source = { api, headIds: new SeenIds(), log };
      const { tried } = await retryRejects(source, store, { all: true });
      await settleRejects(source, store, tried, () => false);
    }
    const { rejectCounts } = await sink.readState([]);
    return { tallies, open: rejectCounts.open };
  });
}
