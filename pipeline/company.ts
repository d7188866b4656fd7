import type { Logger } from 'pino';
import { companyKey } from '../sinks/supabase/settings.ts';
import type { Company } from '../sources/gazelle/api/company.ts';
import { parseJson } from '../sources/gazelle/parse-json.ts';
import { OtherCompanyError } from './other-company-error.ts';

/** A company as people are told of it. */
export const describeCompany = (company: Company | null): string =>
  company ? `${JSON.stringify(company.name ?? 'without a name')} (${company.id})` : 'none yet';

/** The stored company; null where there is none that can be read. */
export function parseCompany(text: string | undefined): Company | null {
  const { id, name } = Object(parseJson(text));
  return typeof id === 'string' ? { id, name: typeof name === 'string' ? name : null } : null;
}

/**
 * Compares the company of the key with the stored one; where none is stored, resolves to what to store. Throws
 * OtherCompanyError.
 */
export function checkCompany(
  settings: Record<string, string>,
  found: Company | null,
  log: Logger,
): string | null {
  const stored = parseCompany(settings[companyKey]);
  if (!found) log.warn('Gazelle does not say whose key this is: that it is the same company is not checked');
  if (stored && found && stored.id !== found.id) {
    throw new OtherCompanyError(describeCompany(stored), describeCompany(found));
  }
  return found && !stored ? JSON.stringify(found) : null;
}
