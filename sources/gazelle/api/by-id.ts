import type { TadaDocumentNode } from 'gql.tada';
import type { GazelleApi } from './gazelle-api.ts';
import { documents, spread, writtenQuery } from './graphql.ts';
import { isolate, type Unreadable } from './unreadable.ts';

/** The query that gives one record by its id: `field(argument: $id)`. */
export type ById = { field: string; argument: string };

/**
 * Makes a function that fetches single records, many per request under aliases, in the order of the ids; null for one that is
 * deleted, and for one that was merged into another: Gazelle then answers with that other one, under its own id. The fragment asks
 * for `id`. `complete` makes the record of what was fetched, with further requests where it takes some.
 */
export function fetchingByIds<N extends { id: string | null }, R>(
  { field, argument }: ById,
  fragment: TadaDocumentNode<N, Record<string, never>, unknown>,
  complete: (node: N & { id: string }, api: GazelleApi) => R | Promise<R>,
) {
  const name = `ById_${field}`;
  const queryOf = (ids: readonly unknown[]) => {
    const parameters = ids.map((_, i) => `$id${i}: String!`).join(' ');
    const fields = ids.map((_, i) => `r${i}: ${field}(${argument}: $id${i}) { ${spread(fragment)} }`);
    const source = `query ${name}(${parameters}) {\n${fields.join('\n')}\n}`;
    return writtenQuery<Record<string, N | null>, Record<string, string>>(source, fragment);
  };
  documents.push(queryOf(['one']));

  return async (api: GazelleApi, ids: readonly string[]): Promise<(R | Unreadable | null)[]> => {
    const fetchSome = async (some: readonly { id: string }[]) => {
      const variables = Object.fromEntries(some.map(({ id }, i) => [`id${i}`, id]));
      const data = await api.request(queryOf(some), variables);
      const nodes = some.map(({ id }, i) => {
        const node = data[`r${i}`];
        return node?.id === id ? complete({ ...node, id }, api) : null;
      });
      return Promise.all(nodes);
    };
    const records: (R | Unreadable | null)[] = [];
    while (records.length < ids.length) {
      const next = ids.slice(records.length).map((id) => ({ id }));
      const fetchUpTo = (length: number) => isolate(next.slice(0, length), fetchSome);
      records.push(...(await api.inLengths(name, api.idsPerRequest, fetchUpTo)));
    }
    return records;
  };
}
