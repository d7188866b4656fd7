import { askCompany, type Company } from './company.ts';
import type { GazelleApi } from './gazelle-api.ts';
import { writtenQuery } from './graphql.ts';
import { optionalField } from './queries.ts';
import { nullIfFailed, nullIfRefused } from './wrap-error.ts';

/** Where to look up whether the API can sort a collection by `UPDATED_AT_DESC`. The schema of 2025-12-30 cannot. */
export interface SortProbe {
  /** The query's field, which is asked for one record where the enum cannot be looked up. */
  field: string;
  /** The enum that its `sortBy` takes. */
  sortEnum: string;
}

/** What a run has to know of Gazelle before it reads. */
export interface Account {
  /** Null where the API does not tell. */
  company: Company | null;
  /** Whether the API sorts a collection by `UPDATED_AT_DESC`. */
  sortable(collection: { sorting?: SortProbe }): boolean;
}

/** `able` are those that can be sorted so. */
type Found = { company: Company | null; able: SortProbe[] };
type Answer = Record<string, { enumValues?: Named[] } | null> & {
  company: Company | null;
  optional: { fields?: Named[] | null } | null;
};
type Named = { name: string };

/**
 * Asks the API whose key it is and what it can do: one query, with an introspection of all sort enums. Where it is refused, a
 * newest-first query for one record tells the same by being answered or refused. From then on the optional field is asked for, where
 * the introspection has found it. Throws a GazelleError.
 */
export async function askAccount(
  api: GazelleApi,
  collections: readonly { sorting?: SortProbe }[],
): Promise<Account> {
  const probes = collections.flatMap(({ sorting }) => sorting ?? []);
  const { company, able } = (await lookUp(api, probes)) ?? (await probe(api, probes));
  return { company, sortable: ({ sorting }) => able.some(({ field }) => field === sorting?.field) };
}

/** What the enums hold; null where introspection does not tell. */
async function lookUp(api: GazelleApi, probes: readonly SortProbe[]): Promise<Found | null> {
  const enums = probes.map(
    ({ field, sortEnum }) => `${field}: __type(name: "${sortEnum}") { enumValues { name } }`,
  );
  const { type, name: field } = optionalField;
  const query = writtenQuery<Answer>(
    `query Account { company { id name } ${enums.join(' ')} optional: __type(name: "${type}") { fields { name } } }`,
  );
  const answer = await api.request(query, {}).catch(nullIfFailed);
  if (answer?.optional?.fields?.some(({ name }) => name === field)) api.queries.askForOptional();
  const valuesOf = ({ field }: SortProbe) => answer?.[field]?.enumValues;
  if (!answer || !probes.every(valuesOf)) return null;
  const able = probes.filter((each) => valuesOf(each)?.some(({ name }) => name === 'UPDATED_AT_DESC'));
  return { company: answer.company, able };
}

async function probe(api: GazelleApi, probes: readonly SortProbe[]): Promise<Found> {
  const asked = probes.map(({ field }) => {
    const query = `query Newest_${field} { ${field}(first: 1, sortBy: [UPDATED_AT_DESC]) { nodes { id } } }`;
    return api.request(writtenQuery<unknown>(query), {}).catch(nullIfRefused);
  });
  const [company, ...answers] = await Promise.all([askCompany(api), ...asked]);
  return { company, able: probes.filter((_, i) => answers[i] !== null) };
}
