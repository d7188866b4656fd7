import type { TadaDocumentNode } from 'gql.tada';
import type { GazelleApi } from './gazelle-api.ts';
import { spread, writtenQuery } from './graphql.ts';
import { inHalves, type Unreadable } from './unreadable.ts';

/** The query that gives one record by its id: `field(argument: $id)`. */
export interface ById {
  field: string;
  argument: string;
}

/**
 * Fetches single records, many per request under aliases, in the order of the ids; null for one that is deleted, and for one that
 * was merged into another: Gazelle then answers with that other one, under its own id. The fragment asks for `id`.
 * `complete` makes the record of what was fetched, with further requests where it takes some.
 */
export async function fetchByIds<N extends { id: string | null }, R>(
  api: GazelleApi,
  { field, argument }: ById,
  fragment: TadaDocumentNode<N, Record<string, never>, unknown>,
  ids: readonly string[],
  complete: (node: N) => R | Promise<R>,
): Promise<(R | Unreadable | null)[]> {
  const ask = async (some: readonly { id: string }[]) => {
    const parameters = some.map((_, i) => `$id${i}: String!`);
    const fields = some.map((_, i) => `r${i}: ${field}(${argument}: $id${i}) { ${spread(fragment)} }`);
    const query = writtenQuery<Record<string, N | null>, Record<string, string>>(
      `query ById_${field}(${parameters.join(', ')}) {\n${fields.join('\n')}\n}`,
      fragment,
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
