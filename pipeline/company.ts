import type { Logger } from 'pino';
import { parseJson } from '../parse-json.ts';
import { readRunState } from '../sinks/supabase/run-state.ts';
import { checkpointKey, companyKey } from '../sinks/supabase/settings.ts';
import { askCompany, type Company } from '../sources/gazelle/account.ts';
import { fromTheBeginning } from '../sources/gazelle/checkpoint.ts';
import { type Config, withProject } from './config.ts';
import { connectGazelle, connectSupabase, type Hooks } from './connect.ts';
import { OtherCompanyError } from './errors.ts';
import { flows } from './flows.ts';
import { defaults } from './options.ts';
import { underLease } from './under-lease.ts';

/** A company as it is named to people. */
export const describeCompany = (company: Company | null): string =>
  company ? `${JSON.stringify(company.name ?? 'without a name')} (${company.id})` : 'none yet';

/** The stored company, by the settings; null where there is none that can be read. */
export function storedCompany(settings: Record<string, string>): Company | null {
  const { id, name = null } = Object(parseJson(settings[companyKey]));
  return typeof id === 'string' ? { id, name } : null;
}

/** Compares the key's company with the stored one; where none is stored, returns what to store. Throws OtherCompanyError. */
export function checkCompany(settings: Record<string, string>, found: Company | null, log: Logger) {
  const stored = storedCompany(settings);
  if (!found) log.warn('Gazelle does not say whose key this is: that it is the same company is not checked');
  if (stored && found && stored.id !== found.id)
    throw new OtherCompanyError(describeCompany(stored), describeCompany(found));
  return found && !stored ? JSON.stringify(found) : null;
}

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
export const moveCompany = (config: Config, company: Company, hooks: Hooks): Promise<void> =>
  underLease(withProject(config), hooks, {}, async ({ sink }) => {
    // The company is written last: if this fails midway, the next run still sees the old company and refuses to start.
    const beginning = JSON.stringify(fromTheBeginning);
    await sink.save(Object.fromEntries(flows.map(({ name }) => [checkpointKey(name), beginning])));
    await sink.save({ [companyKey]: JSON.stringify(company) });
  });
