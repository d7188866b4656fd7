import { askCompany, type Company } from './company.ts';
import { GazelleQueryError } from './errors.ts';
import type { GazelleApi } from './gazelle-api.ts';
import { writtenQuery } from './graphql.ts';

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

type SortEnum = { enumValues?: { name: string }[] };
type Answer = Record<string, SortEnum | null> & { company: Company | null };
type Found = { company: Company | null; able: boolean[] };

/**
 * Asks the API whose key it is and what it can do: one query, with an introspection of all sort enums. Where it is refused, a
 * newest-first query for one record tells the same by being answered or refused. Throws a GazelleError.
 */
export async function askAccount(
  api: GazelleApi,
  collections: readonly { sorting?: SortProbe }[],
): Promise<Account> {
  const probes = collections.flatMap(({ sorting }) => sorting ?? []);
  const { company, able } = (await lookUp(api, probes)) ?? (await probe(api, probes));
  const fields = new Set(probes.flatMap(({ field }, i) => (able[i] ? [field] : [])));
  return { company, sortable: ({ sorting }) => sorting !== undefined && fields.has(sorting.field) };
}

/** What the enums hold; null where introspection does not tell. */
async function lookUp(api: GazelleApi, probes: readonly SortProbe[]): Promise<Found | null> {
  const enums = probes.map(
    ({ field, sortEnum }) => `${field}: __type(name: "${sortEnum}") { enumValues { name } }`,
  );
  try {
    const answer = await api.request(
      writtenQuery<Answer>(`query Account { company { id name } ${enums.join(' ')} }`),
      {},
    );
    const values = probes.map(({ field }) => answer[field]?.enumValues);
    if (values.some((some) => some == null)) return null;
    const able = values.map((some) => some?.some(({ name }) => name === 'UPDATED_AT_DESC') ?? false);
    return { company: answer.company, able };
  } catch (error) {
    if (error instanceof GazelleQueryError) return null;
    throw error;
  }
}

async function probe(api: GazelleApi, probes: readonly SortProbe[]): Promise<Found> {
  const asked = probes.map(({ field }) => {
    const query = `query Newest_${field} { ${field}(first: 1, sortBy: [UPDATED_AT_DESC]) { nodes { id } } }`;
    return isAnswered(api.request(writtenQuery<unknown>(query), {}));
  });
  const [company, ...able] = await Promise.all([askCompany(api), ...asked]);
  return { company, able };
}

async function isAnswered(request: Promise<unknown>): Promise<boolean> {
  try {
    await request;
    return true;
  } catch (error) {
    if (error instanceof GazelleQueryError && error.refused) return false;
    throw error;
  }
}
