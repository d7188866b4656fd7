import type { TadaDocumentNode } from 'gql.tada';
import type { DocumentNode } from 'graphql';
import { fetchByIds } from '../api/by-id.ts';
import type { GazelleApi } from '../api/gazelle-api.ts';
import { documents, fragmentName, writtenQuery } from '../api/graphql.ts';
import { type Times, Unreadable } from '../api/unreadable.ts';
import { aroundUnreadable } from './around-unreadable.ts';
import { type Connection, toPage, withId } from './connection.ts';
import type { Head } from './head.ts';
import { type FetchPage, type Listing, mapPage } from './page.ts';

type Fragment<N> = TadaDocumentNode<N, Record<string, never>, unknown>;
type Variables = Record<string, unknown>;
type Node = { id: string | null };

/** What is declared of a list: `N` is a record as Gazelle answers it, `H` its head, `R` the record, `F` a filter. */
export interface ListDefinition<N extends Node, H extends Node, R, F> {
  /** The name of its queries, such as `Clients`. */
  operation: string;
  /** The field that gives its pages. */
  field: string;
  /** The variables beside `first` and `after`, which are arguments of the same names, as GraphQL spells them. */
  variables: string;
  /** All that is asked for of a record. */
  fragment: Fragment<N>;
  /** Makes the record of what was fetched, with further requests where it takes some. */
  toRecord(node: N & { id: string }, api: GazelleApi): R | Promise<R>;
  /** The times of its records; the first is the one that the list is sorted by. */
  times: readonly [keyof Times, ...(keyof Times)[]];
  /** What is compared of a record that was read. */
  headOf(record: R): Head;
  /** How the same is listed without the rest of the record, where it is more than its id and `updatedAt`. */
  head?: { fragment: Fragment<H>; toHead(node: H & { id: string }, api: GazelleApi): Head | Promise<Head> };
  /** The variables that ask for a part of the list, or all of it, from one end or (`reversed`) from the other. */
  order(filter: F | null, reversed: boolean): Variables;
  /** The variables that ask for the last changed record first. */
  newestFirst?: Variables;
  /** The query that gives one record by its id. */
  byId?: { field: string; argument: string };
}

/** What comes in a record's place. */
export type Read<R> = (R | Unreadable) & { id: string };

/** What is compared of a record, with the time that the list is sorted by. */
export type ListedHead = Head & { sortedBy: string | null };

/** A list of Gazelle. */
export interface List<R, F> {
  field: string;
  headOf(record: R): Head;
  /** The time that a watermark is made of. */
  timeOf(record: R | Unreadable): string | null;
  /** The query of a page of complete records. */
  document: DocumentNode;
  records(api: GazelleApi, filter: F | null): Listing<Read<R>>;
  /** Ids and times only; absent where records have no time of their last change. */
  heads?(api: GazelleApi, filter: F | null): Listing<ListedHead>;
  /** Absent where no API can. */
  newestFirst?(api: GazelleApi): FetchPage<Read<R>>;
  /** Complete records, in the order of the ids; null for one that is deleted. Absent where no query gives one by its id. */
  byIds?(api: GazelleApi, ids: readonly string[]): Promise<(R | Unreadable | null)[]>;
}

/** Makes a list of its definition: its documents, its pages, and how single records are read where one makes a page fail. */
export function defineList<N extends Node, H extends Node, R extends { id: string } & Times, F>(
  definition: ListDefinition<N, H, R, F>,
): List<R, F> {
  const { field, times, headOf, order, newestFirst } = definition;
  const [sortedBy] = times;
  const hasHeads = times.includes('updatedAt');
  const read = readerOf(definition);
  const { byIds } = read;
  return {
    field,
    headOf,
    timeOf: (record) => record[hasHeads ? 'updatedAt' : sortedBy] ?? null,
    document: read.document,
    records: (api, filter) => ({
      pages: (reversed) => read.records(api, order(filter, reversed)),
      key: (record) => record[sortedBy] ?? null,
    }),
    ...(hasHeads && {
      heads: (api: GazelleApi, filter: F | null) => ({
        pages: (reversed: boolean) => read.heads(api, order(filter, reversed)),
        key: (head: ListedHead) => head.sortedBy,
      }),
    }),
    ...(newestFirst && { newestFirst: (api: GazelleApi) => read.records(api, newestFirst) }),
    ...(byIds && { byIds }),
  };
}

/** What sends the queries of a list. */
function readerOf<N extends Node, H extends Node, R extends { id: string } & Times, F>(
  definition: ListDefinition<N, H, R, F>,
) {
  const { operation, field, fragment, times, head, toRecord, headOf, byId } = definition;
  const [sortedBy] = times;
  const document = pageQuery<N>(definition, operation, fragment);
  const idsPage = pageQuery<Node>(definition, `${operation}_ids`, ['id']);
  const headPage = pageQuery<H>(definition, `${operation}_heads`, head?.fragment ?? ['id', ...times]);
  documents.push(document, headPage);

  const ask = pagesOf(field);
  const byIds =
    byId &&
    ((api: GazelleApi, ids: readonly string[]) =>
      fetchByIds(api, { ...byId, fragment }, ids, (node) => toRecord(withId(node), api)));
  const listed = async (node: H & { id: string } & Times, api: GazelleApi): Promise<ListedHead> => ({
    ...(head ? await head.toHead(node, api) : { id: node.id, updatedAt: node.updatedAt ?? null }),
    sortedBy: node[sortedBy] ?? null,
  });
  return {
    document,
    byIds,
    records: (api: GazelleApi, variables: Variables) =>
      aroundUnreadable<R | Unreadable>({
        fetch: async (first, after) =>
          mapPage(await ask(api, document, variables)(first, after), (node) => toRecord(node, api)),
        ids: ask(api, idsPage, variables),
        byIds: byIds && ((ids) => byIds(api, ids)),
        toNode: (unreadable) => unreadable,
      }),
    heads: (api: GazelleApi, variables: Variables) =>
      aroundUnreadable<ListedHead>({
        fetch: async (first, after) =>
          mapPage(await ask(api, headPage, variables)(first, after), (node) => listed(node, api)),
        ids: ask(api, idsPage, variables),
        byIds:
          byIds &&
          (async (ids) => (await byIds(api, ids)).map((record) => toListed(record, headOf, sortedBy))),
        toNode: ({ id }) => ({ id, updatedAt: null, sortedBy: null }),
      }),
  };
}

function toListed<R extends { id: string } & Times>(
  record: R | Unreadable | null,
  headOf: (record: R) => Head,
  sortedBy: keyof Times,
): ListedHead | Unreadable | null {
  if (record === null || record instanceof Unreadable) return record;
  return { ...headOf(record), sortedBy: record[sortedBy] ?? null };
}

const pagesOf =
  (field: string) =>
  <T extends Node>(api: GazelleApi, query: PageQuery<T>, variables: Variables) =>
  async (first: number, after: string | null) =>
    toPage<T>((await api.request(query, { ...variables, first, after }))[field]);

type PageQuery<N> = TadaDocumentNode<Record<string, Connection<N> | undefined>, Variables, void>;

/** The query of a page: of what a fragment asks for, or of single fields. */
function pageQuery<N>(
  { field, variables }: { field: string; variables: string },
  operation: string,
  what: DocumentNode | readonly string[],
): PageQuery<N> {
  const given = [...variables.matchAll(/\$(\w+)/g)].map(([, name]) => `${name}: $${name}`);
  const node = 'kind' in what ? `...${fragmentName(what)}` : what.join(' ');
  const source = `query ${operation}($first: Int!, $after: String, ${variables}) {
    ${field}(first: $first, after: $after, ${given.join(', ')}) {
      edges { cursor node { ${node} } }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }`;
  return writtenQuery(source, 'kind' in what ? [what] : []);
}
