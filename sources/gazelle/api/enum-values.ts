import { GazelleQueryError } from './errors.ts';
import type { GazelleApi } from './gazelle-api.ts';
import { writtenQuery } from './graphql.ts';

type Answer<V> = { __type: { enumValues: { name: V }[] | null } | null };

/** The values that an enum has in today's API, whatever our SDL knows of it; none where introspection is refused. */
export async function enumValues<V extends string>(api: GazelleApi, name: string): Promise<V[]> {
  const query = writtenQuery<Answer<V>>(
    `query Enum_${name} { __type(name: "${name}") { enumValues { name } } }`,
  );
  try {
    const { __type } = await api.request(query, {});
    return __type?.enumValues?.map((value) => value.name) ?? [];
  } catch (error) {
    if (error instanceof GazelleQueryError) return [];
    throw error;
  }
}
