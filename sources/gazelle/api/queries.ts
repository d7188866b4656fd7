import { type DocumentNode, type FieldNode, Kind, print, type SelectionSetNode, visit } from 'graphql';

/** The field that the documented schema lacks and today's API has: the services of an event. */
export const optionalField = { type: 'PrivateEvent', name: 'allServiceItems' } as const;

/** Makes queries of documents, without the fields that are left out. */
export interface Queries {
  /** Whether the optional field is asked for: not before the API is known to have it. */
  readonly hasOptional: boolean;
  askForOptional(): void;
  /** What is asked for of a document. */
  asked(document: DocumentNode): DocumentNode;
  print(document: DocumentNode): string;
}

const typeName: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };
const justItsType: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: [typeName] };

/** `unasked`: fields to leave out of every query. */
export function openQueries(unasked: ReadonlySet<FieldNode> = new Set()): Queries {
  let hasOptional = false;
  // Each is printed once: most are sent for every page.
  let printed = new WeakMap<DocumentNode, string>();
  const isLeftOut = (node: FieldNode) =>
    unasked.has(node) || (!hasOptional && node.name?.value === optionalField.name);
  const leaveOut = {
    // Nothing can be asked for with no field of it.
    SelectionSet: ({ selections }: SelectionSetNode) =>
      selections.every((node) => isLeftOut(node as FieldNode)) ? justItsType : undefined,
    Field: (node: FieldNode) => (isLeftOut(node) ? null : undefined),
  };
  const asked = (document: DocumentNode): DocumentNode => visit(document, leaveOut);
  return {
    get hasOptional() {
      return hasOptional;
    },
    askForOptional() {
      hasOptional = true;
      printed = new WeakMap();
    },
    asked,
    print(document) {
      const query = printed.get(document) ?? print(asked(document));
      printed.set(document, query);
      return query;
    },
  };
}
