import type { Logger } from 'pino';
import { parseJson } from '../parse-json.ts';
import { companyKey } from '../sinks/supabase/settings.ts';
import type { Company } from '../sources/gazelle/account.ts';
import { OtherCompanyError } from './errors.ts';

/** A company as it is named to people. */
export const describeCompany = (company: Company | null): string =>
  company ? `${JSON.stringify(company.name ?? 'without a name')} (${company.id})` : 'none yet';

/** The stored company, by the settings; null where there is none that can be read. */
export function storedCompany(settings: Record<string, string>): Company | null {
  const { id, name } = Object(parseJson(settings[companyKey]));
  return typeof id === 'string' ? { id, name: typeof name === 'string' ? name : null } : null;
}

/** Compares the key's company with the stored one; where none is stored, returns what to store. Throws OtherCompanyError. */
export function checkCompany(settings: Record<string, string>, found: Company | null, log: Logger) {
  const stored = storedCompany(settings);
  if (!found) log.warn('Gazelle does not say whose key this is: that it is the same company is not checked');
  if (stored && found && stored.id !== found.id)
    throw new OtherCompanyError(describeCompany(stored), describeCompany(found));
  return found && !stored ? JSON.stringify(found) : null;
}
