import type { TadaDocumentNode } from 'gql.tada';
import { type DocumentNode, Kind, visit } from 'graphql';
import type { Times } from './unreadable.ts';

/**
 * The same page of the same list, with as little of each node as can be given whatever else cannot: first its id and
 * these times of it, then its id alone, should one of the times be what fails.
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
