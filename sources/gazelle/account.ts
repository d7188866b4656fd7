import { nullIfFailed, nullIfRefused } from './api/answer.ts';
import type { GazelleApi } from './api/gazelle-api.ts';
import { graphql, writtenQuery } from './api/graphql.ts';
import { countField, type Filter } from './api/lookups.ts';
import { optionalField } from './api/queries.ts';
import type { Collection } from './collection.ts';
import type { List } from './list/define-list.ts';

/** The company that an account belongs to; the name is the user's own, so it may be printed. */
export type Company = { id: string; name: string | null };

/** What a run has to know of Gazelle before it reads. */
export type Account = Awaited<ReturnType<typeof askAccount>>;

const CompanyQuery = graphql('query Company { company { id name } }');

/** Whose data the key gives; null where the API does not say. Throws a GazelleError. */
export async function askCompany(api: GazelleApi): Promise<Company | null> {
  const answer = await api.request(CompanyQuery, {}).catch(nullIfRefused);
  return answer?.company ?? null;
}

/** What introspection shows of a type, or the count of a list. */
type Shown = Partial<Record<'enumValues' | 'fields', { name: string }[] | null>> & { totalCount?: number };

/**
 * Asks the API whose key it is and what it can do: one query, with an introspection of all sort enums and with the counts of lists that
 * name statuses. Where it is refused, a newest-first query for one record tells the same by being answered or refused. From then on
 * the optional field is asked for, where the introspection has found it. Throws a GazelleError.
 */
export async function askAccount(api: GazelleApi, collections: readonly Collection<unknown>[]) {
  const lists = collections.flatMap(({ list, refresh }) => (refresh.by === 'newest-first' ? list : []));
  const asked = lists.flatMap(({ field, sortEnum, always }) => [
    `${field}: __type(name: "${sortEnum}") { enumValues { name } }`,
    always ? `plain_${field}: ${countField({ field, sortEnum }, null)}` : '',
    always ? `named_${field}: ${countField({ field, sortEnum }, always)}` : '',
  ]);
  const optional = `optional: __type(name: "${optionalField.type}") { fields { name } }`;
  const query = writtenQuery<Record<string, Shown | null> & { company: Company | null }>(
    `query Account { company { id name } ${optional} ${asked.join(' ')} }`,
  );
  const ask = () => api.request(query, {}).catch(nullIfFailed);
  // Asked twice, since a passing fault would leave out the optional field, and nothing would say so.
  const answer = (await ask()) ?? (await ask());
  api.queries.hasOptional =
    answer?.optional?.fields?.some(({ name }) => name === optionalField.name) ?? false;

  async function canSort({ field }: List<unknown>): Promise<boolean> {
    const values = answer?.[field]?.enumValues;
    if (values) return values.some(({ name }) => name === 'UPDATED_AT_DESC');
    const newest = `query Newest_${field} { ${field}(first: 1, sortBy: [UPDATED_AT_DESC]) { nodes { id } } }`;
    return (await api.request(writtenQuery<unknown>(newest), {}).catch(nullIfRefused)) !== null;
  }
  const asking = lists.map(canSort);
  const [company, ...able] = await Promise.all([answer ? answer.company : askCompany(api), ...asking]);
  return {
    /** Null where the API does not say. */
    company,
    /** Whether the API told of its fields; where it did not, the optional one is not asked for. */
    isKnown: answer !== null,
    /** Whether the API sorts a collection by `UPDATED_AT_DESC`. The schema of 2025-12-30 cannot. */
    sortable: ({ list }: Collection<unknown>) => able[lists.indexOf(list)] === true,
    /** What a pass over all records has to ask for beside a collection's list, which leaves it out, or may. */
    beside({ list, hidden }: Collection<unknown>): Filter[] {
      // Where it is not known, it equals no other.
      const countOf = (which: string) => answer?.[`${which}_${list.field}`]?.totalCount ?? Number.NaN;
      // Of appointments it is known that the two differ.
      const mayMiss = list.always && lists.includes(list) && countOf('plain') !== countOf('named');
      // What has no status, or one that the list does not name.
      const unnamed = mayMiss ? [{ status: undefined }] : [];
      return [...(hidden ? [hidden] : []), ...unnamed];
    },
  };
}
