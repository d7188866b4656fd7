import { readRunState } from '../../sinks/supabase/run-state.ts';
import { askCompany, type Company } from '../../sources/gazelle/account.ts';
import { fromTheBeginning } from '../../sources/gazelle/checkpoint.ts';
import { storedCompany } from '../company.ts';
import { type Config, withProject } from '../config.ts';
import { connectGazelle, connectSupabase, type Hooks } from '../connect.ts';
import { flows } from '../flows.ts';
import { defaults } from '../options.ts';
import { underLease } from '../under-lease.ts';

/** Both companies: the stored one, and that of the key. Throws an error of either side. */
export async function readCompanies(config: Config, { log, signal }: Hooks) {
  const { supabase } = connectSupabase(withProject(config), log);
  const api = connectGazelle(config, supabase, { ...defaults, log, signal });
  const [{ settings }, found] = await Promise.all([readRunState(supabase, []), askCompany(api)]);
  return { stored: storedCompany(settings), found };
}

/**
 * From now on, the project syncs `company`: the next run reads everything and marks the old rows as deleted. Throws
 * LeaseHeldError.
 */
export async function moveCompany(config: Config, company: Company, hooks: Hooks): Promise<void> {
  await underLease(withProject(config), hooks, {}, async ({ sink }) => {
    // The company is written last: if this fails midway, the next run still sees the old company and refuses to start.
    const beginning = JSON.stringify(fromTheBeginning);
    await sink.saveCheckpoints(Object.fromEntries(flows.map(({ name }) => [name, beginning])));
    await sink.saveCompany(JSON.stringify(company));
  });
}
