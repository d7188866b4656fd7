import { nullIfFailed } from './answer.ts';
import type { GazelleApi } from './gazelle-api.ts';
import { writtenQuery } from './graphql.ts';

/** The variables, or the fields of the filter, that ask for a part of a list. */
export type Filter = Readonly<Record<string, unknown>>;

/** The list that is counted. One that has no `sortEnum` takes the fields of a filter as arguments of its own. */
export type Counted = { field: string; always?: Filter | undefined; sortEnum?: string | undefined };

/** How many records of a list each filter finds (null: all), in one request under aliases: the counts are of one moment. */
export async function countMany(api: GazelleApi, list: Counted, filters: readonly (Filter | null)[]) {
  const counts = filters.map((filter, i) => `c${i}: ${countField(list, filter)}`);
  const source = `query Counts_${list.field} { ${counts.join(' ')} }`;
  const data = await api.request(writtenQuery<Record<string, { totalCount: number }>>(source), {});
  return filters.map((_, i) => data[`c${i}`]?.totalCount ?? 0);
}

/** The field of a query that counts what a filter finds. */
export function countField({ field, always, sortEnum }: Counted, filter: Filter | null): string {
  // As GraphQL has it: dates are quoted, names and values of enums are not.
  const found = JSON.stringify({ ...always, ...filter }).replace(/"([A-Za-z]\w*)"/g, '$1');
  return `${field}(first: 1 ${sortEnum ? `filters: ${found}` : found.slice(1, -1)}) { totalCount }`;
}

type Enum = { __type: { enumValues: { name: string }[] | null } | null };

/** The values that an enum has in today's API, whatever our SDL knows of it; none where introspection is refused. */
export async function enumValues(api: GazelleApi, name: string): Promise<string[]> {
  const query = writtenQuery<Enum>(`query Enum_${name} { __type(name: "${name}") { enumValues { name } } }`);
  const answer = await api.request(query, {}).catch(nullIfFailed);
  return answer?.__type?.enumValues?.map((value) => value.name) ?? [];
}
