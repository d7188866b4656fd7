import type { TadaDocumentNode } from 'gql.tada';
import type { DocumentNode } from 'graphql';
import { type ById, fetchingByIds } from '../api/by-id.ts';
import type { GazelleApi } from '../api/gazelle-api.ts';
import { documents, spread, writtenQuery } from '../api/graphql.ts';
import type { Filter } from '../api/lookups.ts';
import { type Times, Unreadable } from '../api/unreadable.ts';
import { aroundUnreadable } from './around-unreadable.ts';
import { type Head, headFragment } from './head.ts';
import { listChildren } from './list-children.ts';
import { type Connection, type FetchPage, type Listing, mapPages, pageOf, toPage } from './page.ts';

type Node = { id: string | null };

/** The lists that come with a record: the fields that give them, by the names under which the record has them. */
type Lists<N> = Readonly<Record<string, keyof N & string>>;

type ItemOf<L> = L extends readonly (infer C)[]
  ? C
  : L extends { nodes: infer C }
    ? ItemOf<NonNullable<C>>
    : never;

/** A record `N` as Gazelle answers it, with all of its lists. */
export type WithLists<N, L extends Lists<N>> = Omit<N, L[keyof L] | 'id'> & { id: string } & {
  [Name in keyof L]: (NonNullable<ItemOf<NonNullable<N[L[Name]]>>> & { id: string })[];
};

/** The record of a list. */
export type RecordOf<L> = L extends List<infer R> ? R : never;

/** What is declared of a list: `N` is a record as Gazelle answers it, `L` are the lists that come with it. */
export interface ListDefinition<N extends Node, L extends Lists<N>> {
  /** The field that gives its pages, such as `allClients`; its queries and the type of its filter are named for it. */
  field: string;
  /** Its variables beside those for pages and order, where it has arguments of these names instead of a filter. */
  variables?: string;
  /** All that is asked for of a record. */
  fragment: TadaDocumentNode<N, Record<string, never>, unknown>;
  lists?: L;
  /** Called with each record once it has its lists, where something else of it has to agree with them. */
  adjust?(record: WithLists<N, L>): WithLists<N, L>;
  /** The time that it is sorted by where no other order is asked for; `createdAt` if not said. */
  sortedBy?: keyof Times;
  /** What a head has of a record beside its id and time; see Head. */
  link?(record: WithLists<N, L>): string | null;
  children?(record: WithLists<N, L>): Readonly<Record<string, readonly Head[]>>;
  /** How many children a head asks for, where that is more than a record does. */
  childrenInHead?: number;
  /**
   * The enum of what it can be sorted by, and the keys by which all of it is read: the second one separates most records of one
   * time. A list may leave out records that lack the second key, so the reversed order is by the first alone. Absent where it
   * comes in one order only, by a time that is no last change.
   */
  sort?: { enum: string; by: readonly [string, string] };
  /** What every list of it asks for. */
  always?: Filter;
  /** The query that gives one record by its id. */
  byId?: ById;
}

/** A list of Gazelle. */
export interface List<R> {
  field: string;
  /** The enum of what it can be sorted by. */
  sortEnum?: string | undefined;
  /** What every list of it asks for: a list that does not name it was seen to leave records out. */
  always?: Filter | undefined;
  headOf(record: R | Unreadable): Head;
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
export function defineList<N extends Node & Times, const L extends Lists<N> = Record<never, never>>(
  definition: ListDefinition<N, L>,
): List<WithLists<N, L>> {
  type R = WithLists<N, L>;
  const { field, sort, always, link, children } = definition;
  const [sortedBy, changedAt] = [timeNamed(definition.sortedBy ?? 'createdAt'), timeNamed('updatedAt')];
  const { document, headDocument, read, byIds } = readerOf(definition);
  function headOf(record: R | Unreadable): Head {
    const head = { id: record.id, updatedAt: changedAt(record), sortedBy: sortedBy(record) };
    if (record instanceof Unreadable) return head;
    return { ...head, ...(link && { link: link(record) }), ...(children && { children: children(record) }) };
  }
  const asked = (filter: Filter | null, sortBy: readonly string[] | undefined): Filter =>
    sort ? { filters: { ...always, ...filter }, sortBy } : { ...filter };
  const order = (reversed: boolean) => (reversed ? sort && [sort.by[0].replace('_ASC', '_DESC')] : sort?.by);
  return {
    ...{ field, sortEnum: sort?.enum, always, headOf, document },
    timeOf: sort ? changedAt : sortedBy,
    records: (api, filter) => ({
      pages: (reversed) => read(api, document, asked(filter, order(reversed))),
      key: sortedBy,
    }),
    ...(sort && {
      heads: (api: GazelleApi, filter: Filter | null): Listing<Head> => ({
        pages: (reversed) => mapPages(read(api, headDocument, asked(filter, order(reversed))), headOf),
        key: ({ sortedBy }) => sortedBy ?? null,
      }),
      newestFirst: (api: GazelleApi) =>
        read(api, document, asked(null, ['UPDATED_AT_DESC', 'CREATED_AT_DESC'])),
    }),
    ...(byIds && { byIds }),
  };
}

const timeNamed =
  (time: keyof Times) =>
  (record: object): string | null =>
    (record as Times)[time] ?? null;

/** What sends the queries of a list, and makes records of the answers. */
function readerOf<N extends Node & Times, L extends Lists<N>>(definition: ListDefinition<N, L>) {
  type R = WithLists<N, L>;
  const { field, fragment, byId } = definition;
  const toRecord = completing(definition);
  const document = pageQuery<N>(definition, '', fragment);
  const headDocument = pageQuery<N>(definition, '_heads', headFragment(fragment, definition.childrenInHead));
  const idsDocument = pageQuery<Node>(definition, '_ids');
  documents.push(document, headDocument);

  const byIds = byId && fetchingByIds(byId, fragment, toRecord);
  const pages =
    <T extends Node>(api: GazelleApi, query: PageQuery<T>, variables: Filter) =>
    async (first: number, after: string | null) =>
      toPage<T>((await api.request(query, { ...variables, first, after }))[field]);
  const read = (api: GazelleApi, query: PageQuery<N>, variables: Filter): FetchPage<R | Unreadable> =>
    aroundUnreadable<R>(
      mapPages(pages(api, query, variables), (node) => toRecord(node, api)),
      pages(api, idsDocument, variables),
      byIds && ((ids) => byIds(api, ids)),
    );
  return { document, headDocument, read, byIds };
}

/** Makes the record of what was fetched, with further requests where one of its lists is longer than what came of it. */
function completing<N extends Node, L extends Lists<N>>(definition: ListDefinition<N, L>) {
  type R = WithLists<N, L>;
  const { fragment, byId, lists = {}, adjust = (record: R) => record } = definition;
  const names = Object.entries<keyof N & string>(lists);
  const children = names.map(([name, field]) => ({ name, field, list: listChildren(fragment, field, byId) }));
  return async (node: N & { id: string }, api: GazelleApi): Promise<R> => {
    const record: Record<string, unknown> = { ...node };
    for (const { name, field, list } of children) {
      delete record[field];
      record[name] = await list(api, node.id, node[field] as Parameters<typeof list>[2]);
    }
    return adjust(record as R);
  };
}

type PageQuery<N> = TadaDocumentNode<Record<string, Connection<N> | undefined>, Filter, void>;

/** The query of a page: of what a fragment asks for, or of ids alone. */
function pageQuery<N>(
  { field, variables, sort }: Pick<ListDefinition<Node, Lists<Node>>, 'field' | 'variables' | 'sort'>,
  suffix: string,
  what?: DocumentNode,
): PageQuery<N> {
  const name = field.replace(/^all|Batched$/g, '');
  const own = variables ?? `$filters: PrivateAll${name}Filter`;
  const all = `$first: Int!, $after: String, ${own}${sort ? `, $sortBy: [${sort.enum}!]` : ''}`;
  const given = [...all.matchAll(/\$(\w+)/g)].map(([, each]) => `${each}: $${each}`);
  const page = pageOf(what ? spread(what) : 'id');
  return writtenQuery(`query ${name}${suffix}(${all}) { ${field}(${given.join(', ')}) { ${page} } }`, what);
}
