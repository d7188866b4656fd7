import type { TadaDocumentNode } from 'gql.tada';
import { type DocumentNode, Kind, visit } from 'graphql';
import type { Times } from './unreadable.ts';

/**
 * The same page with very few fields per node, for when another field makes the query fail. The first query asks for the
 * id and these times. The second asks for the id only, in case a time is the field that fails.
 */
export const bare = <R, V>(document: TadaDocumentNode<R, V, void>, times: readonly (keyof Times)[]) => [
  only(document, ['id', ...times]),
  only(document, ['id']),
];

function only<R, V>(document: TadaDocumentNode<R, V, void>, names: readonly string[]) {
  const selections = names.map((value) => ({ kind: Kind.FIELD, name: { kind: Kind.NAME, value } }));
  const definitions = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const whole: DocumentNode = { kind: Kind.DOCUMENT, definitions };
  const bared: DocumentNode = visit(whole, {
    OperationDefinition: ({ name, ...rest }) =>
      name && { name: { ...name, value: `${name.value}_${names.join('_')}` }, ...rest },
    Field: (field) =>
      field.name.value === 'node'
        ? { ...field, selectionSet: { kind: Kind.SELECTION_SET, selections } }
        : undefined,
  });
  return bared as TadaDocumentNode<R, V, void>;
}
