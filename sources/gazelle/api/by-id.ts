import type { TadaDocumentNode } from 'gql.tada';
import type { GazelleApi } from './gazelle-api.ts';
import { fragmentName, writtenQuery } from './graphql.ts';
import { inParts } from './in-parts.ts';
import type { Unreadable } from './unreadable.ts';

/** How single records of a kind are asked for: `field(argument: $id) { ...fragment }`. */
interface ById<N> {
  field: string;
  argument: string;
  fragment: TadaDocumentNode<N, Record<string, never>, unknown>;
}

/**
 * Fetches single records, many per request under aliases, in the order of the ids; null for one that is gone.
 * `complete` makes the record of what was fetched, with further requests where it takes some.
 */
export async function fetchByIds<N, R>(
  api: GazelleApi,
  { field, argument, fragment }: ById<N>,
  ids: readonly string[],
  complete: (node: N) => R | Promise<R>,
): Promise<(R | Unreadable | null)[]> {
  const records: (R | Unreadable | null)[] = [];
  const ask = async (some: readonly { id: string }[]) => {
    const variables = Object.fromEntries(some.map(({ id }, i) => [`id${i}`, id]));
    const data = await api.request(document(some.length), variables);
    return Promise.all(some.map((_, i) => data[`r${i}`] ?? null).map((node) => node && complete(node)));
  };
  for (let from = 0; from < ids.length; from += api.idsPerRequest) {
    const some = ids.slice(from, from + api.idsPerRequest).map((id) => ({ id }));
    records.push(...(await inParts(some, ask)));
  }
  return records;

  function document(count: number) {
    const numbers = [...Array(count).keys()];
    const parameters = numbers.map((i) => `$id${i}: String!`).join(', ');
    const fields = numbers
      .map((i) => `r${i}: ${field}(${argument}: $id${i}) { ...${fragmentName(fragment)} }`)
      .join('\n');
    return writtenQuery<Record<string, N | null>, Record<string, string>>(
      `query ById_${field}(${parameters}) {\n${fields}\n}`,
      [fragment],
    );
  }
}
