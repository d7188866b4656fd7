import type { TadaDocumentNode } from 'gql.tada';
import { type DocumentNode, Kind, visit } from 'graphql';
import type { Times } from './unreadable.ts';

/**
 * The same page with very few fields per node: with the id and these times, which are enough for a sweep, and with the id
 * alone. They also tell what is there when another field makes the query fail, a time perhaps.
 */
export const bare = <R, V>(document: TadaDocumentNode<R, V, void>, times: readonly (keyof Times)[]) =>
  [only(document, 'heads', ['id', ...times]), only(document, 'ids', ['id'])] as const;

function only<R, V>(document: TadaDocumentNode<R, V, void>, what: string, names: readonly string[]) {
  const selections = names.map((value) => ({ kind: Kind.FIELD, name: { kind: Kind.NAME, value } }));
  const definitions = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const whole: DocumentNode = { kind: Kind.DOCUMENT, definitions };
  const bared: DocumentNode = visit(whole, {
    OperationDefinition: ({ name, ...rest }) =>
      name && { name: { ...name, value: `${name.value.split('_')[0]}_${what}` }, ...rest },
    Field: (field) =>
      field.name.value === 'node'
        ? { ...field, selectionSet: { kind: Kind.SELECTION_SET, selections } }
        : undefined,
  });
  return bared as TadaDocumentNode<R, V, void>;
}

const structure = ['edges', 'cursor', 'node', 'nodes', 'pageInfo', 'hasNextPage', 'endCursor', 'totalCount'];

/** The same page with the ids and times alone: of the records of these lists, be they its own or those of what goes with them. */
export function headsIn<R, V>(document: TadaDocumentNode<R, V, void>, lists: readonly string[]) {
  const names = new Set(['id', 'createdAt', 'updatedAt', ...structure, ...lists]);
  const heads: DocumentNode = visit(document, {
    OperationDefinition: ({ name, ...rest }) =>
      name && { name: { ...name, value: `${name.value}_heads` }, ...rest },
    Field: ({ name }) => (names.has(name.value) ? undefined : null),
  });
  return heads as TadaDocumentNode<R, V, void>;
}
