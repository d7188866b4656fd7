import type { TadaDocumentNode } from 'gql.tada';
import { type DocumentNode, Kind, visit } from 'graphql';
import { askCompany, type Company } from './company.ts';
import { GazelleQueryError } from './errors.ts';
import type { GazelleApi } from './gazelle-api.ts';
import { writtenQuery } from './graphql.ts';

/** Where to look up whether the API can sort a collection by `UPDATED_AT_DESC`. The schema of 2025-12-30 cannot. */
export interface SortProbe {
  /** The query's field, which is asked for one record where the enum cannot be looked up. */
  field: string;
  /** The enum that its `sortBy` takes. */
  sortEnum: string;
}

/** A collection that may have an order to ask for, or so few records that they come with the first question. */
interface Probed {
  sorting?: SortProbe;
  early?: DocumentNode | undefined;
}

/** Whether the API sorts a collection by `UPDATED_AT_DESC`. */
export type Sortable = (collection: Probed) => boolean;

type SortEnum = { enumValues: { name: string }[] };
type Answer = Record<string, Partial<SortEnum> | null> & { company: Company | null };

/** What a document asks for that came with the first answer; null where it did not. */
export type Early = <R>(document: TadaDocumentNode<R, Record<string, never>, unknown>) => R | null;

/** What a run has to know of Gazelle before it reads. */
interface Account {
  /** Null where the API does not tell. */
  company: Company | null;
  sortable: Sortable;
  early: Early;
}

/** What the probes found, in their order. */
interface Found {
  company: Company | null;
  able: boolean[];
  /** The whole answer, where it was one. */
  data: unknown;
}

/**
 * Asks the API whose key it is and what it can do: one query, with an introspection of all sort enums and the collections
 * that are early. Where it is refused, a newest-first query for one record tells the same by being answered or refused.
 */
export async function askAccount(api: GazelleApi, collections: readonly Probed[]): Promise<Account> {
  const probes = collections.flatMap(({ sorting }) => sorting ?? []);
  const documents = collections.flatMap(({ early }) => early ?? []);
  const { company, able, data } = (await lookUp(api, probes, documents)) ?? (await probe(api, probes));
  const fields = new Set(probes.flatMap(({ field }, i) => (able[i] ? [field] : [])));
  const sortable: Sortable = ({ sorting }) => sorting !== undefined && fields.has(sorting.field);
  const early = <R>(document: DocumentNode) => (documents.includes(document) && data ? (data as R) : null);
  return { company, sortable, early };
}

/** What the enums hold; null where introspection does not tell. */
async function lookUp(
  api: GazelleApi,
  probes: readonly SortProbe[],
  documents: readonly DocumentNode[],
): Promise<Found | null> {
  try {
    const answer = await api.request(firstQuestion(probes, documents), {});
    const found = probes.map(({ field }) => answer[field]?.enumValues);
    const isSortable = (values: SortEnum['enumValues']) =>
      values.some(({ name }) => name === 'UPDATED_AT_DESC');
    return found.every((values) => values != null)
      ? { company: answer.company, able: found.map(isSortable), data: answer }
      : null;
  } catch (error) {
    if (error instanceof GazelleQueryError) return null;
    throw error;
  }
}

async function probe(api: GazelleApi, probes: readonly SortProbe[]): Promise<Found> {
  const asked = probes.map((one) => isAnswered(api.request(askNewest(one), {})));
  const [company, ...able] = await Promise.all([askCompany(api), ...asked]);
  return { company, able, data: null };
}

function firstQuestion(probes: readonly SortProbe[], documents: readonly DocumentNode[]) {
  const fields = probes.map(
    ({ field, sortEnum }) => `${field}: __type(name: "${sortEnum}") { enumValues { name } }`,
  );
  const query = writtenQuery<Answer>(`query Account { company { id name } ${fields.join(' ')} }`);
  const selections = [query, ...documents].flatMap(({ definitions: [operation] }) =>
    operation && 'selectionSet' in operation ? (operation.selectionSet?.selections ?? []) : [],
  );
  return visit(query, {
    OperationDefinition: (operation) => ({
      ...operation,
      selectionSet: { kind: Kind.SELECTION_SET, selections },
    }),
  });
}

const askNewest = ({ field }: SortProbe) =>
  writtenQuery<unknown>(
    `query Newest_${field} { ${field}(first: 1, sortBy: [UPDATED_AT_DESC]) { nodes { id } } }`,
  );

async function isAnswered(request: Promise<unknown>): Promise<boolean> {
  try {
    await request;
    return true;
  } catch (error) {
    if (error instanceof GazelleQueryError && error.refused) return false;
    throw error;
  }
}
