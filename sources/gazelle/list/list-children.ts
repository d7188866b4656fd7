import { type DocumentNode, type FieldNode, print, visit } from 'graphql';
import type { ById } from '../api/by-id.ts';
import type { GazelleApi } from '../api/gazelle-api.ts';
import { documents, fieldsOf, fragmentOf, writtenQuery } from '../api/graphql.ts';
import { listAll } from './complete.ts';
import { type Connection, pageOf, toPage, withId } from './page.ts';

/** Something that belongs to a record. A piano of an event has no id but that of the piano itself, where that is asked for. */
export type Child = { id?: string | null; piano?: { id?: string | null } | null };

/** A list as it comes with its record: all of it, or as much of it as the record's query asks for. */
type Came = readonly Child[] | { nodes: (Child | null)[] | null; pageInfo: { hasNextPage: boolean } } | null;

type Answer = Record<string, Record<string, Connection<Child>> | null>;

/**
 * Makes a function that gives a whole list that belongs to one record, such as the items of an invoice: what came with it, or,
 * where it has more, a list of its own, with the fields that the record's fragment asks for. Where the record is deleted there
 * is none. The function throws a GazelleError.
 */
export function listChildren(fragment: DocumentNode, field: string, owner: ById | undefined) {
  const query = owner && childQuery(fragment, field, owner);
  if (query) documents.push(query);
  return async (api: GazelleApi, id: string, came: Came | undefined) => {
    const { nodes, pageInfo } = came && 'nodes' in came ? came : { nodes: came, pageInfo: null };
    if (!pageInfo?.hasNextPage || !query) return nodes?.flatMap(withOwnId) ?? [];
    return listAll(`${field} of ${id}`, async (first, after) => {
      const all = (await api.request(query, { id, first, after }))[owner.field]?.[field];
      const edges = all?.edges?.flatMap((edge) => {
        return withOwnId(edge?.node ?? null).map((node) => ({ cursor: edge?.cursor ?? '', node }));
      });
      return toPage({ pageInfo: { hasNextPage: false, endCursor: null }, ...all, edges: edges ?? null });
    });
  };
}

/** A child with its id, or none where nothing of it was asked for. Throws GazelleFeedError for one without an id. */
function withOwnId(child: Child | null): (Child & { id: string })[] {
  const id = child?.id === undefined ? child?.piano?.id || undefined : child.id;
  return id === undefined ? [] : [withId({ ...child, id })];
}

/** The query of a page of a list that a fragment asks for as `field`; undefined where it has no pages. */
function childQuery(fragment: DocumentNode, field: string, owner: ById) {
  const isNamed = (name: string) => (one: FieldNode) => one.name.value === name;
  const list = fieldsOf(fragmentOf(fragment).selectionSet).find(isNamed(field));
  const nodes = fieldsOf(list?.selectionSet).find(isNamed('nodes'));
  if (!nodes) return undefined;
  const name = `${field.replace(/^all/, '')}Of${owner.field.replace(/^./, (letter) => letter.toUpperCase())}`;
  const more = list?.arguments?.filter((one) => one.name.value !== 'first').map(print) ?? [];
  const given = ['first: $first', 'after: $after', ...more].join(', ');
  const query = writtenQuery<Answer, { id: string; first: number; after: string | null }>(
    `query ${name}($id: String!, $first: Int!, $after: String) {
      ${owner.field}(${owner.argument}: $id) { ${field}(${given}) { ${pageOf('id')} } }
    }`,
  );
  // With the very fields of the fragment: one that is left out there is left out here.
  const { selectionSet } = nodes;
  return visit(query, {
    Field: (one) => (isNamed('node')(one) && selectionSet ? { ...one, selectionSet } : undefined),
  });
}
