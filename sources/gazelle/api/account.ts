import type { Collection } from '../collection.ts';
import type { GazelleApi } from './gazelle-api.ts';
import { graphql, writtenQuery } from './graphql.ts';
import { optionalField } from './queries.ts';
import { nullIfFailed, nullIfRefused } from './wrap-error.ts';

/** The company that an account belongs to; the name is the user's own, so it may be printed. */
export interface Company {
  id: string;
  name: string | null;
}

/** What a run has to know of Gazelle before it reads. */
export interface Account {
  /** Null where the API does not tell. */
  company: Company | null;
  /** Whether the API sorts a collection by `UPDATED_AT_DESC`. The schema of 2025-12-30 cannot. */
  sortable(collection: Asked): boolean;
}

type Asked = Pick<Collection<unknown>, 'list' | 'refresh'>;
type Lists = readonly Pick<Asked['list'], 'field' | 'sortEnum'>[];
type Named = { name: string };

const CompanyQuery = graphql('query Company { company { id name } }');

/** Whose data the key gives; null where the API does not tell. Throws a GazelleError. */
export async function askCompany(api: GazelleApi): Promise<Company | null> {
  const answer = await api.request(CompanyQuery, {}).catch(nullIfRefused);
  return answer?.company ?? null;
}

/**
 * Asks the API whose key it is and what it can do: one query, with an introspection of all sort enums. Where it is refused, a
 * newest-first query for one record tells the same by being answered or refused. From then on the optional field is asked for, where
 * the introspection has found it. Throws a GazelleError.
 */
export async function askAccount(api: GazelleApi, collections: readonly Asked[]): Promise<Account> {
  const lists = collections.flatMap(({ list, refresh }) => (refresh.by === 'newest-first' ? list : []));
  const { company, able } = (await lookUp(api, lists)) ?? (await probe(api, lists));
  return { company, sortable: ({ list }) => able.some(({ field }) => field === list.field) };
}

/** What the enums hold; null where introspection does not tell. */
async function lookUp(
  api: GazelleApi,
  lists: Lists,
): Promise<{ company: Company | null; able: Lists } | null> {
  const enums = lists.map(
    ({ field, sortEnum }) => `${field}: __type(name: "${sortEnum}") { enumValues { name } }`,
  );
  const query = writtenQuery<
    Record<string, { enumValues?: Named[]; fields?: Named[] | null } | null> & { company: Company | null }
  >(
    `query Account { company { id name } ${enums.join(' ')} optional: __type(name: "${optionalField.type}") { fields { name } } }`,
  );
  const answer = await api.request(query, {}).catch(nullIfFailed);
  if (answer?.optional?.fields?.some(({ name }) => name === optionalField.name)) api.queries.askForOptional();
  if (!answer || !lists.every(({ field }) => answer[field]?.enumValues)) return null;
  const isAble = ({ name }: Named) => name === 'UPDATED_AT_DESC';
  return {
    company: answer.company,
    able: lists.filter(({ field }) => answer[field]?.enumValues?.some(isAble)),
  };
}

async function probe(api: GazelleApi, lists: Lists): Promise<{ company: Company | null; able: Lists }> {
  const asked = lists.map(({ field }) => {
    const query = `query Newest_${field} { ${field}(first: 1, sortBy: [UPDATED_AT_DESC]) { nodes { id } } }`;
    return api.request(writtenQuery<unknown>(query), {}).catch(nullIfRefused);
  });
  const [company, ...answers] = await Promise.all([askCompany(api), ...asked]);
  return { company, able: lists.filter((_, i) => answers[i] !== null) };
}
