import type { GazelleApi } from './gazelle-api.ts';
import { writtenQuery } from './graphql.ts';
import { nullIfFailed } from './wrap-error.ts';

type Answer<V> = { __type: { enumValues: { name: V }[] | null } | null };

/** The values that an enum has in today's API, whatever our SDL knows of it; none where introspection is refused. */
export async function enumValues<V extends string>(api: GazelleApi, name: string): Promise<V[]> {
  const query = writtenQuery<Answer<V>>(
    `query Enum_${name} { __type(name: "${name}") { enumValues { name } } }`,
  );
  const answer = await api.request(query, {}).catch(nullIfFailed);
  return answer?.__type?.enumValues?.map((value) => value.name) ?? [];
}
