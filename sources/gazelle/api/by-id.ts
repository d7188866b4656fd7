import type { TadaDocumentNode } from 'gql.tada';
import { type DocumentNode, Kind, parse } from 'graphql';
import type { GazelleApi } from './gazelle-api.ts';

/** How single records of a kind are asked for: `field(argument: $id) { ...fragment }`. */
interface ById<N> {
  field: string;
  argument: string;
  fragment: TadaDocumentNode<N, Record<string, never>, unknown>;
}

/** More would risk a limit on a query's complexity; a page of a list asks for as much. */
const perRequest = 50;

/** Fetches single records, many per request under aliases, in the order of the ids; null for one that is gone. */
export async function fetchByIds<N>(
  api: GazelleApi,
  { field, argument, fragment }: ById<N>,
  ids: readonly string[],
): Promise<(N | null)[]> {
  const records: (N | null)[] = [];
  for (let from = 0; from < ids.length; from += perRequest) {
    const some = ids.slice(from, from + perRequest);
    const variables = Object.fromEntries(some.map((id, i) => [`id${i}`, id]));
    const data = await api.request(document<N>(some.length), variables);
    records.push(...some.map((_, i) => data[`r${i}`] ?? null));
  }
  return records;

  function document<N>(
    count: number,
  ): TadaDocumentNode<Record<string, N | null>, Record<string, string>, void> {
    const numbers = [...Array(count).keys()];
    const parameters = numbers.map((i) => `$id${i}: String!`).join(', ');
    const fields = numbers
      .map((i) => `r${i}: ${field}(${argument}: $id${i}) { ...${nameOf(fragment)} }`)
      .join('\n');
    const query = parse(`query ById_${field}(${parameters}) {\n${fields}\n}`, { noLocation: true });
    const whole: DocumentNode = {
      kind: Kind.DOCUMENT,
      definitions: [...query.definitions, ...fragment.definitions],
    };
    return whole as TadaDocumentNode<Record<string, N | null>, Record<string, string>, void>;
  }
}

/** The name of a fragment, from its document, whose first definition it is. */
function nameOf({ definitions: [first] }: DocumentNode): string {
  if (first?.kind !== Kind.FRAGMENT_DEFINITION)
    throw new TypeError('the document does not begin with a fragment');
  return first.name.value;
}
