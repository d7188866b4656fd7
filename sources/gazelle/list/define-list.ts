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
type Timed = { id: string } & Times;

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
  /** The time that the list is sorted by, and that of a last change, where records have one; `createdAt` and `updatedAt` if not said. */
  times?: readonly [keyof Times, 'updatedAt'?];
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
  heads?(api: GazelleApi, filter: Filter | null): Listing<Head>;
  /** The last changed record first; absent where it comes in one order only. */
  newestFirst?(api: GazelleApi): FetchPage<Read<R>>;
  /** Complete records, in the order of the ids; null for one that is deleted. Absent where no query gives one by its id. */
  byIds?(api: GazelleApi, ids: readonly string[]): Promise<(R | Unreadable | null)[]>;
}

/** What comes in a record's place. */
export type Read<R> = (R | Unreadable) & { id: string };

/** Makes a list of its definition: its documents, its pages, and how single records are read where one makes a page fail. */
export function defineList<N extends Node, R extends Timed>(definition: ListDefinition<N, R>): List<R> {
  const { field, sort, always, link, children } = definition;
  const [sortTime, changeTime] = definition.times ?? ['createdAt', 'updatedAt'];
  const { document, headDocument, read, byIds } = readerOf(definition);
  const headOf = (record: R): Head => ({
    id: record.id,
    updatedAt: record.updatedAt ?? null,
    sortedBy: record[sortTime] ?? null,
    ...(link && { link: link(record) }),
    ...(children && { children: children(record) }),
  });
  const toHead = (record: R | Unreadable) => (record instanceof Unreadable ? record : headOf(record));
  /** The variables that ask for what a filter finds, from one end or (`reversed`) from the other. */
  const asked = (filter: Filter | null, reversed: boolean): Filter => {
    if (!sort) return { ...filter };
    const sortBy = reversed ? [sort.by[0].replace('_ASC', '_DESC')] : sort.by;
    return { filters: { ...always, ...filter }, sortBy };
  };
  const newestFirst = { ...asked(null, false), sortBy: ['UPDATED_AT_DESC', 'CREATED_AT_DESC'] };
  return {
    ...{ field, sortEnum: sort?.enum, always, headOf, document },
    timeOf: timeOf(changeTime ?? sortTime),
    records: (api, filter) => ({
      pages: (reversed) => read(api, document, asked(filter, reversed)),
      key: timeOf(sortTime),
    }),
    ...(changeTime && {
      heads: (api: GazelleApi, filter: Filter | null): Listing<Head> => ({
        pages: (reversed) => mapPages(read(api, headDocument, asked(filter, reversed)), toHead),
        key: ({ sortedBy }) => sortedBy ?? null,
      }),
    }),
    ...(sort && { newestFirst: (api: GazelleApi) => read(api, document, newestFirst) }),
    ...(byIds && { byIds }),
  };
}

const timeOf =
  <R extends Timed>(time: keyof Times) =>
  (record: R | Unreadable) =>
    record instanceof Unreadable ? null : (record[time] ?? null);

/** What sends the queries of a list, and makes records of the answers. */
function readerOf<N extends Node, R extends Timed>(definition: ListDefinition<N, R>) {
  const { field, fragment, byId, toRecord } = definition;
  const document = pageQuery<N>(definition, '', fragment);
  const headDocument = pageQuery<N>(definition, '_heads', headFragment(fragment, definition.childrenInHead));
  const idsDocument = pageQuery<Node>(definition, '_ids', 'id');
  documents.push(document, headDocument);

  const byIds =
    byId &&
    ((api: GazelleApi, ids: readonly string[]) =>
      fetchByIds(api, { ...byId, fragment }, ids, (node) => toRecord(withId(node), api)));
  const ask =
    <T extends Node>(api: GazelleApi, query: PageQuery<T>, variables: Filter) =>
    async (first: number, after: string | null) =>
      toPage<T>((await api.request(query, { ...variables, first, after }))[field]);
  const read = (api: GazelleApi, query: PageQuery<N>, variables: Filter): FetchPage<R | Unreadable> =>
    aroundUnreadable<R>({
      fetch: mapPages(ask(api, query, variables), (node) => toRecord(node, api)),
      ids: ask(api, idsDocument, variables),
      byIds: byIds && ((ids) => byIds(api, ids)),
    });
  return { document, headDocument, read, byIds };
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
