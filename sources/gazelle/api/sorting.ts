import type { TadaDocumentNode } from 'gql.tada';
import { parse } from 'graphql';
import { GazelleQueryError } from './errors.ts';
import type { GazelleApi } from './gazelle-api.ts';

/** Where to look up whether the API can sort a collection by `UPDATED_AT_DESC`. The schema of 2025-12-30 cannot. */
export interface SortProbe {
  /** The query's field, which is asked for one record where the enum cannot be looked up. */
  field: string;
  /** The enum that its `sortBy` takes. */
  sortEnum: string;
}

/** A collection that may have an order to ask for. */
interface Probed {
  sorting?: SortProbe;
}

/** Whether the API sorts a collection by `UPDATED_AT_DESC`. */
export type Sortable = (collection: Probed) => boolean;

type Answer<V> = TadaDocumentNode<Record<string, V>, Record<string, never>, void>;
type SortEnum = { enumValues: { name: string }[] };

/**
 * Asks the API what it can do: one introspection query for all sort enums. Where introspection is refused, a newest-first
 * query for one record tells the same by being answered or refused. It is asked of an account without such collections
 * too: the answer tells Gazelle's clock.
 */
export async function askSorting(api: GazelleApi, collections: readonly Probed[]): Promise<Sortable> {
  const probes = collections.flatMap(({ sorting }) => sorting ?? []);
  const answers = (await lookUp(api, probes)) ?? (await probe(api, probes));
  const able = new Set(probes.flatMap(({ field }, i) => (answers[i] ? [field] : [])));
  return ({ sorting }) => sorting !== undefined && able.has(sorting.field);
}

/** What the enums hold, in the order of the probes; null where introspection does not tell. */
async function lookUp(api: GazelleApi, probes: readonly SortProbe[]): Promise<boolean[] | null> {
  try {
    const enums = await api.request(introspect(probes), {});
    const found = probes.map(({ field }) => enums[field]?.enumValues);
    const isSortable = (values: SortEnum['enumValues']) =>
      values.some(({ name }) => name === 'UPDATED_AT_DESC');
    return found.every((values) => values != null) ? found.map(isSortable) : null;
  } catch (error) {
    if (error instanceof GazelleQueryError) return null;
    throw error;
  }
}

const probe = (api: GazelleApi, probes: readonly SortProbe[]): Promise<boolean[]> =>
  Promise.all(probes.map((one) => isAnswered(api.request(askNewest(one), {}))));

function introspect(probes: readonly SortProbe[]): Answer<Partial<SortEnum> | null> {
  const fields = probes.map(
    ({ field, sortEnum }) => `${field}: __type(name: "${sortEnum}") { enumValues { name } }`,
  );
  return parse(`query SortEnums { __typename ${fields.join(' ')} }`, {
    noLocation: true,
  }) as Answer<Partial<SortEnum> | null>;
}

function askNewest({ field }: SortProbe): Answer<unknown> {
  const query = `query Newest_${field} { ${field}(first: 1, sortBy: [UPDATED_AT_DESC]) { nodes { id } } }`;
  return parse(query, { noLocation: true }) as Answer<unknown>;
}

async function isAnswered(request: Promise<unknown>): Promise<boolean> {
  try {
    await request;
    return true;
  } catch (error) {
    if (error instanceof GazelleQueryError && error.refused) return false;
    throw error;
  }
}
