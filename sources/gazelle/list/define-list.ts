import type { TadaDocumentNode } from 'gql.tada';
import type { DocumentNode } from 'graphql';
import { fetchByIds } from '../api/by-id.ts';
import type { GazelleApi } from '../api/gazelle-api.ts';
import { documents, selectionOf, writtenQuery } from '../api/graphql.ts';
import { type Times, Unreadable } from '../api/unreadable.ts';
import type { Filter } from '../ranges.ts';
import { aroundUnreadable } from './around-unreadable.ts';
import { type Head, headFragment } from './head.ts';
import { type Connection, type FetchPage, type Listing, mapPages, toPage, withId } from './page.ts';

type Node = { id: string | null };

/** What is declared of a list: `N` is a record as Gazelle answers it, `R` the record. */
export interface ListDefinition<N extends Node, R> {
  /** The field that gives its pages, such as `allClients`; its queries and the type of its filter are named for it. */
  field: string;
  /** Its variables beside those for pages and order, where it has arguments of these names instead of a filter. */
  variables?: string;
  /** All that is asked for of a record. */
  fragment: TadaDocumentNode<N, Record<string, never>, unknown>;
  /**
   * Makes the record of what was fetched, with further requests where it takes some. Where records are compared, it is given
   * ids and times alone.
   */
  toRecord(node: N & { id: string }, api: GazelleApi): R | Promise<R>;
  /** The times of its records, `createdAt` and `updatedAt` if nothing is said; the first is the one that the list is sorted by. */
  times?: readonly [keyof Times, ...(keyof Times)[]];
  /** What is compared of a record beside its own id and time; see Head. */
  link?(record: R): string | null;
  children?(record: R): Readonly<Record<string, readonly Head[]>>;
  /** How many of these come with what is compared, where that is more than with a record. */
  childrenInHead?: number;
  /**
   * The enum of what it can be sorted by, and the keys by which all of it is read: a second one separates most records of one time.
   * It may omit a record without it, so the reversed order has only the first. Absent where it comes in one order only.
   */
  sort?: { enum: string; by: readonly [string, string] };
  /** What every list of it asks for. */
  always?: Filter;
  /** The query that gives one record by its id. */
  byId?: { field: string; argument: string };
}

/** What comes in a record's place. */
export type Read<R> = (R | Unreadable) & { id: string };

/** What is compared of a record, with the time that the list is sorted by. */
export type ListedHead = Head & { sortedBy: string | null };

/** A list of Gazelle. */
export interface List<R> {
  field: string;
  /** The enum of what it can be sorted by. */
  sortEnum?: string | undefined;
  /** What every list of it asks for: a list that does not name it was seen to leave records out. */
  always?: Filter | undefined;
  headOf(record: R): Head;
  /** The time that a watermark is made of. */
  timeOf(record: R | Unreadable): string | null;
  /** The query of a page of complete records. */
  document: DocumentNode;
  records(api: GazelleApi, filter: Filter | null): Listing<Read<R>>;
  /** Ids and times only; absent where records have no time of their last change. */
  heads?(api: GazelleApi, filter: Filter | null): Listing<ListedHead>;
  /** The last changed record first; absent where it comes in one order only. */
  newestFirst?(api: GazelleApi): FetchPage<Read<R>>;
  /** Complete records, in the order of the ids; null for one that is deleted. Absent where no query gives one by its id. */
  byIds?(api: GazelleApi, ids: readonly string[]): Promise<(R | Unreadable | null)[]>;
}

/** Makes a list of its definition: its documents, its pages, and how single records are read where one makes a page fail. */
export function defineList<N extends Node, R extends { id: string } & Times>(
  definition: ListDefinition<N, R>,
): List<R> {
  const { field, sort, always } = definition;
  const times = definition.times ?? ['createdAt', 'updatedAt'];
  const hasHeads = times.includes('updatedAt');
  const headOf = headsOf(definition);
  const sortedBy = timeOf<R>(times[0]);
  const toListed = (record: R | Unreadable): ListedHead => ({
    ...(record instanceof Unreadable ? { id: record.id, updatedAt: null } : headOf(record)),
    sortedBy: sortedBy(record),
  });
  const { document, headDocument, read, byIds } = readerOf(definition);
  return {
    field,
    sortEnum: sort?.enum,
    always,
    headOf,
    timeOf: hasHeads ? timeOf('updatedAt') : sortedBy,
    document,
    records: (api, filter) => ({
      pages: (reversed) => read(api, document, orderOf(definition, filter, reversed)),
      key: sortedBy,
    }),
    ...(hasHeads && {
      heads: (api: GazelleApi, filter: Filter | null): Listing<ListedHead> => ({
        pages: (reversed) =>
          mapPages(read(api, headDocument, orderOf(definition, filter, reversed)), toListed),
        key: (head) => head.sortedBy,
      }),
    }),
    ...(sort && {
      newestFirst: (api: GazelleApi) =>
        read(api, document, {
          ...orderOf(definition, null, false),
          sortBy: ['UPDATED_AT_DESC', 'CREATED_AT_DESC'],
        }),
    }),
    ...(byIds && { byIds }),
  };
}

const timeOf =
  <R extends Times>(time: keyof Times) =>
  (record: R | Unreadable) =>
    record instanceof Unreadable ? null : (record[time] ?? null);

const headsOf =
  <R extends { id: string } & Times>({
    link,
    children,
  }: Pick<ListDefinition<never, R>, 'link' | 'children'>) =>
  (record: R): Head => ({
    id: record.id,
    updatedAt: record.updatedAt ?? null,
    ...(link && { link: link(record) }),
    ...(children && { children: children(record) }),
  });

/** What sends the queries of a list. */
function readerOf<N extends Node, R extends { id: string } & Times>(definition: ListDefinition<N, R>) {
  const { field, fragment, byId } = definition;
  const document = pageQuery<N>(definition, '', fragment);
  const headDocument = pageQuery<N>(definition, '_heads', headFragment(fragment, definition.childrenInHead));
  const idsDocument = pageQuery<Node>(definition, '_ids', 'id');
  documents.push(document, headDocument);

  const ask = pagesOf(field);
  const byIds =
    byId &&
    ((api: GazelleApi, ids: readonly string[]) =>
      fetchByIds(api, { ...byId, fragment }, ids, (node) => definition.toRecord(withId(node), api)));
  const read = (api: GazelleApi, query: PageQuery<N>, variables: Filter): FetchPage<R | Unreadable> =>
    aroundUnreadable<R>({
      fetch: mapPages(ask(api, query, variables), (node) => definition.toRecord(node, api)),
      ids: ask(api, idsDocument, variables),
      byIds: byIds && ((ids) => byIds(api, ids)),
    });
  return { document, headDocument, read, byIds };
}

const pagesOf =
  (field: string) =>
  <T extends Node>(api: GazelleApi, query: PageQuery<T>, variables: Filter) =>
  async (first: number, after: string | null) =>
    toPage<T>((await api.request(query, { ...variables, first, after }))[field]);

/** The variables that ask for a part of a list, or all of it, from one end or (`reversed`) from the other. */
function orderOf(
  { sort, always }: Pick<ListDefinition<Node, unknown>, 'sort' | 'always'>,
  filter: Filter | null,
  reversed: boolean,
): Filter {
  if (!sort) return { ...filter };
  const sortBy = reversed ? [sort.by[0].replace('_ASC', '_DESC')] : sort.by;
  return { filters: { ...always, ...filter }, sortBy };
}

type PageQuery<N> = TadaDocumentNode<Record<string, Connection<N> | undefined>, Filter, void>;

/** The query of a page: of what a fragment asks for, or of single fields. */
function pageQuery<N>(
  { field, variables, sort }: Pick<ListDefinition<Node, unknown>, 'field' | 'variables' | 'sort'>,
  suffix: string,
  what: DocumentNode | string,
): PageQuery<N> {
  const name = field.replace(/^all|Batched$/g, '');
  const own = variables ?? `$filters: PrivateAll${name}Filter`;
  const all = `$first: Int!, $after: String, ${own}${sort ? `, $sortBy: [${sort.enum}!]` : ''}`;
  const given = [...all.matchAll(/\$(\w+)/g)].map(([, each]) => `${each}: $${each}`);
  const [selection, fragments] = selectionOf(what);
  const source = `query ${name}${suffix}(${all}) {
    ${field}(${given.join(', ')}) {
      edges { cursor node { ${selection} } }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }`;
  return writtenQuery(source, fragments);
}
