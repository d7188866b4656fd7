import { readRunState } from '../sinks/supabase/run-state.ts';
import { companyKey } from '../sinks/supabase/settings.ts';
import { askCompany, type Company } from '../sources/gazelle/api/company.ts';
import { fromTheBeginning } from '../sources/gazelle/checkpoint.ts';
import { parseCompany } from './company.ts';
import { type Config, withProject } from './config.ts';
import { connectGazelle, connectSupabase } from './connect.ts';
import { flows } from './flows.ts';
import { defaults } from './options.ts';
import { type Hooks, quietly, underLease } from './under-lease.ts';

/** Both companies: the stored one, and that of the key. Throws an error of either side. */
export async function readCompanies(
  config: Config,
  { log, signal }: Hooks,
): Promise<{ stored: Company | null; found: Company | null }> {
  const { supabase } = connectSupabase(withProject(config), log);
  const api = connectGazelle(config, supabase, { ...defaults, log, signal });
  const [{ settings }, found] = await Promise.all([readRunState(supabase, []), askCompany(api)]);
  return { stored: parseCompany(settings[companyKey]), found };
}

/**
 * From now on, the project syncs `company`. All checkpoints are reset, so that the next run reads everything and marks the
 * rows of the old company as gone. Throws LeaseHeldError.
 */
export async function moveCompany(config: Config, company: Company, hooks: Hooks): Promise<void> {
  await underLease(withProject(config), defaults, hooks, quietly(), async ({ sink }) => {
    // The company is written last: if this fails midway, the next run still sees the old company and refuses to start.
    const beginning = JSON.stringify(fromTheBeginning);
    await sink.saveCheckpoints(Object.fromEntries(flows.map(({ name }) => [name, beginning])));
    await sink.saveCompany(JSON.stringify(company));
  });
}
