import { nullIfFailed } from './answer.ts';
import type { GazelleApi } from './gazelle-api.ts';
import { writtenQuery } from './graphql.ts';

/**
 * How many records a list has for each of several arguments (GraphQL, such as `filters: { createdGet: "2026-01-01" }`; empty
 * for all of it), in their order, in one request under aliases: the counts are of one moment.
 */
export async function countMany(
  api: GazelleApi,
  field: string,
  argumentLists: readonly string[],
): Promise<number[]> {
  const counts = argumentLists.map((list, i) => `c${i}: ${field}(first: 1 ${list}) { totalCount }`);
  const query = writtenQuery<Record<string, { totalCount: number }>>(
    `query Counts_${field} { ${counts.join(' ')} }`,
  );
  const data = await api.request(query, {});
  return argumentLists.map((_, i) => data[`c${i}`]?.totalCount ?? 0);
}

/** A filter as an argument of a list: dates are quoted, values of enums are not; empty where it asks for everything. */
export function spellFilter(filter: unknown): string {
  const value = (given: unknown) => (Array.isArray(given) ? `[${given.join(' ')}]` : JSON.stringify(given));
  const fields = Object.entries<unknown>(Object(filter)).map(([name, given]) => `${name}: ${value(given)}`);
  return fields.length > 0 ? `filters: { ${fields.join(', ')} }` : '';
}

type Enum = { __type: { enumValues: { name: string }[] | null } | null };

/** The values that an enum has in today's API, whatever our SDL knows of it; none where introspection is refused. */
export async function enumValues(api: GazelleApi, name: string): Promise<string[]> {
  const query = writtenQuery<Enum>(`query Enum_${name} { __type(name: "${name}") { enumValues { name } } }`);
  const answer = await api.request(query, {}).catch(nullIfFailed);
  return answer?.__type?.enumValues?.map((value) => value.name) ?? [];
}
