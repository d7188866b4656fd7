import { type ASTVisitor, type DocumentNode, type FieldNode, Kind, print, visit } from 'graphql';

/** The field that the documented schema lacks and today's API has: the services of an event. */
export const optionalField = { type: 'PrivateEvent', name: 'allServiceItems' } as const;

const typeName: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/** Makes queries of documents, without the fields that are left out: those that are `unasked`, and the optional one. */
export function openQueries(unasked: ReadonlySet<FieldNode> = new Set()) {
  // Each is printed once: most are sent for every page.
  const printed = new WeakMap<DocumentNode, string>();
  const isLeftOut = (node: FieldNode) =>
    unasked.has(node) || (node.name.value === optionalField.name && !queries.hasOptional);
  const visitor: ASTVisitor = {
    Field: (node) => (isLeftOut(node) ? null : undefined),
    // Nothing can be asked for with no field of it.
    SelectionSet: {
      leave: (set) => (set.selections.length > 0 ? undefined : { ...set, selections: [typeName] }),
    },
  };
  const queries = {
    /** Whether the optional field is asked for. It is set once the API has said so, before a query is sent that has the field. */
    hasOptional: false,
    /** What is sent for a document. */
    print(document: DocumentNode): string {
      const query = printed.get(document) ?? print(visit(document, visitor));
      printed.set(document, query);
      return query;
    },
  };
  return queries;
}
