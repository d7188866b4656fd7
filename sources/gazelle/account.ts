import { nullIfFailed, nullIfRefused } from './api/answer.ts';
import type { GazelleApi } from './api/gazelle-api.ts';
import { graphql, writtenQuery } from './api/graphql.ts';
import { countField, type Filter } from './api/lookups.ts';
import { optionalField } from './api/queries.ts';
import type { Collection } from './collection.ts';

/** The company that an account belongs to; the name is the user's own, so it may be printed. */
export interface Company {
  id: string;
  name: string | null;
}

/** What a run has to know of Gazelle before it reads. */
export interface Account {
  /** Null where the API does not say. */
  company: Company | null;
  /** Whether the API sorts a collection by `UPDATED_AT_DESC`. The schema of 2025-12-30 cannot. */
  sortable(collection: Pick<Listed, 'list'>): boolean;
  /** What a pass over all records has to ask for beside a collection's list, which leaves it out, or may. */
  beside(collection: Listed): readonly Filter[];
}

type Listed = Pick<Collection<unknown>, 'list' | 'hidden'>;

/** Asks for what has no status, or one that the list does not name. */
const anyStatus: Filter = { status: undefined };

const CompanyQuery = graphql('query Company { company { id name } }');

/** Whose data the key gives; null where the API does not say. Throws a GazelleError. */
export async function askCompany(api: GazelleApi): Promise<Company | null> {
  const answer = await api.request(CompanyQuery, {}).catch(nullIfRefused);
  return answer?.company ?? null;
}

/** What introspection shows of a type, or the count of a list. */
type Type = Partial<Record<'enumValues' | 'fields', { name: string }[] | null>>;

/**
 * Asks the API whose key it is and what it can do: one query, with an introspection of all sort enums and with the counts of lists that
 * name statuses. Where it is refused, a newest-first query for one record tells the same by being answered or refused. From then on
 * the optional field is asked for, where the introspection has found it. Throws a GazelleError.
 */
export async function askAccount(
  api: GazelleApi,
  collections: readonly Collection<unknown>[],
): Promise<Account> {
  const lists = collections.flatMap(({ list, refresh }) => (refresh.by === 'newest-first' ? list : []));
  /** Of appointments it is known that the two differ. */
  const naming = lists.filter(({ always }) => always);
  const types = [
    `optional: __type(name: "${optionalField.type}") { fields { name } }`,
    ...lists.map(({ field, sortEnum }) => `${field}: __type(name: "${sortEnum}") { enumValues { name } }`),
    ...naming.flatMap(({ field, sortEnum, always }) => [
      `plain_${field}: ${countField({ field, sortEnum }, null)}`,
      `named_${field}: ${countField({ field, sortEnum, always }, null)}`,
    ]),
  ];
  const query = writtenQuery<
    Record<string, (Type & { totalCount?: number }) | null> & { company: Company | null }
  >(`query Account { company { id name } ${types.join(' ')} }`);
  const ask = () => api.request(query, {}).catch(nullIfFailed);
  // Asked twice, since a passing fault would leave out the optional field, and nothing would say so.
  const answer = (await ask()) ?? (await ask());
  const fields = answer?.optional?.fields ?? [];
  api.queries.hasOptional = fields.some(({ name }) => name === optionalField.name);

  async function canSort(field: string): Promise<boolean> {
    const values = answer?.[field]?.enumValues;
    if (values) return values.some(({ name }) => name === 'UPDATED_AT_DESC');
    const newest = `query Newest_${field} { ${field}(first: 1, sortBy: [UPDATED_AT_DESC]) { nodes { id } } }`;
    return (await api.request(writtenQuery<unknown>(newest), {}).catch(nullIfRefused)) !== null;
  }
  const sorts = lists.map(async ({ field }) => ((await canSort(field)) ? field : null));
  const [company, ...able] = await Promise.all([answer ? answer.company : askCompany(api), ...sorts]);
  return {
    company,
    sortable: ({ list }) => able.includes(list.field),
    beside({ list: { field }, hidden }) {
      const countOf = (which: string) => answer?.[`${which}_${field}`]?.totalCount ?? null;
      const isSame = countOf('plain') !== null && countOf('plain') === countOf('named');
      const mayMiss = !isSame && naming.some((list) => list.field === field);
      return [...(hidden ? [hidden] : []), ...(mayMiss ? [anyStatus] : [])];
    },
  };
}
