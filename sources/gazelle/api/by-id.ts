import type { TadaDocumentNode } from 'gql.tada';
import type { GazelleApi } from './gazelle-api.ts';
import { selectionOf, writtenQuery } from './graphql.ts';
import { inHalves, type Unreadable } from './unreadable.ts';

/** How single records of a kind are asked for: `field(argument: $id) { ...fragment }`. The fragment asks for `id`. */
interface ById<N> {
  field: string;
  argument: string;
  fragment: TadaDocumentNode<N, Record<string, never>, unknown>;
}

/**
 * Fetches single records, many per request under aliases, in the order of the ids; null for one that is deleted. So is one
 * that was merged into another: Gazelle then answers with that one, under its own id.
 * `complete` makes the record of what was fetched, with further requests where it takes some.
 */
export async function fetchByIds<N extends { id: string | null }, R>(
  api: GazelleApi,
  { field, argument, fragment }: ById<N>,
  ids: readonly string[],
  complete: (node: N) => R | Promise<R>,
): Promise<(R | Unreadable | null)[]> {
  const [selection, fragments] = selectionOf(fragment);
  const ask = async (some: readonly { id: string }[]) => {
    const parameters = some.map((_, i) => `$id${i}: String!`);
    const fields = some.map((_, i) => `r${i}: ${field}(${argument}: $id${i}) { ${selection} }`);
    const query = writtenQuery<Record<string, N | null>, Record<string, string>>(
      `query ById_${field}(${parameters.join(', ')}) {\n${fields.join('\n')}\n}`,
      fragments,
    );
    const data = await api.request(query, Object.fromEntries(some.map(({ id }, i) => [`id${i}`, id])));
    const records = some.map(({ id }, i) => {
      const node = data[`r${i}`];
      return node?.id === id ? complete(node) : null;
    });
    return Promise.all(records);
  };
  const records: (R | Unreadable | null)[] = [];
  while (records.length < ids.length) {
    const next = ids.slice(records.length).map((id) => ({ id }));
    const askFor = (length: number) => inHalves(next.slice(0, length), ask);
    records.push(...(await api.inLengths(`ById_${field}`, api.idsPerRequest, askFor)));
  }
  return records;
}
