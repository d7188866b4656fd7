import type { GazelleApi } from './gazelle-api.ts';
import { graphql } from './graphql.ts';
import { nullIfRefused } from './wrap-error.ts';

/** The company that an account belongs to; the name is the user's own, so it may be printed. */
export interface Company {
  id: string;
  name: string | null;
}

const CompanyQuery = graphql('query Company { company { id name } }');

/** Whose data the key gives; null where the API does not tell. Throws a GazelleError. */
export async function askCompany(api: GazelleApi): Promise<Company | null> {
  const answer = await api.request(CompanyQuery, {}).catch(nullIfRefused);
  return answer?.company ?? null;
}
