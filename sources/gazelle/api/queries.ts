import { type DocumentNode, type FieldNode, Kind, print, type SelectionSetNode, visit } from 'graphql';

/** The field that the documented schema lacks and today's API has: the services of an event. */
export const optionalField = { type: 'PrivateEvent', name: 'allServiceItems' } as const;

/** Makes queries of documents, without the fields that are left out. */
export type Queries = ReturnType<typeof openQueries>;

const typeName: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/** `unasked`: fields to leave out of every query. */
export function openQueries(unasked: ReadonlySet<FieldNode> = new Set()) {
  // Each is printed once: most are sent for every page.
  let printed = new WeakMap<DocumentNode, string>();
  const isLeftOut = (node: FieldNode) =>
    unasked.has(node) || (!queries.hasOptional && node.name?.value === optionalField.name);
  const queries = {
    /** Whether the optional field is asked for: not before the API is known to have it. */
    hasOptional: false,
    askForOptional() {
      queries.hasOptional = true;
      printed = new WeakMap();
    },
    /** What is asked for of a document. */
    asked: (document: DocumentNode): DocumentNode =>
      visit(document, {
        // Nothing can be asked for with no field of it.
        SelectionSet: (set: SelectionSetNode) =>
          set.selections.every((node) => isLeftOut(node as FieldNode))
            ? { ...set, selections: [typeName] }
            : undefined,
        Field: (node: FieldNode) => (isLeftOut(node) ? null : undefined),
      }),
    print(document: DocumentNode): string {
      const query = printed.get(document) ?? print(queries.asked(document));
      printed.set(document, query);
      return query;
    },
  };
  return queries;
}
