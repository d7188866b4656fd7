import type { initGraphQLTada, TadaDocumentNode } from 'gql.tada';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  parse,
  type SelectionSetNode,
  visit,
} from 'graphql';
import type { introspection } from './schema.gen.d.ts';

export type { ResultOf } from 'gql.tada';

type Setup = {
  introspection: introspection;
  disableMasking: true;
  scalars: { CoreDate: string; CoreDateTime: string; I18nString: Record<string, string | null> };
};

/** The type-level reading of a GraphQL document against `schema.graphql`; gql.tada is needed to compile, not to run. */
type TypedGraphql = ReturnType<typeof initGraphQLTada<Setup>>;

/** Every document that was written, for a comparison with today's API. */
export const documents: DocumentNode[] = [];

/** A document of a source and of the fragments it uses, each once. */
function toDocument(source: string, fragments: readonly DocumentNode[] = []): DocumentNode {
  const all = [parse(source, { noLocation: true }), ...fragments];
  return { kind: Kind.DOCUMENT, definitions: [...new Set(all.flatMap(({ definitions }) => definitions))] };
}

/**
 * The one way to write a document: parsed once when loaded, with the fields of the fragments it uses in place of their names.
 * Results and variables are typed by inference from the project's SDL, so a field that Gazelle does not have is a compile error.
 */
export const graphql = ((source: string, fragments: readonly DocumentNode[] = []) => {
  const used = new Map(fragments.map(fragmentOf).map(({ name, selectionSet }) => [name.value, selectionSet]));
  const document = visit(parse(source, { noLocation: true }), {
    SelectionSet: ({ kind, selections }) => ({
      kind,
      selections: selections.flatMap((one) =>
        one.kind === Kind.FRAGMENT_SPREAD ? (used.get(one.name.value)?.selections ?? []) : one,
      ),
    }),
  });
  documents.push(document);
  return document;
}) as TypedGraphql;

/** A document that is put together at run time, so that its result `R` has to be declared. */
export const writtenQuery = toDocument as <R, V = Record<string, never>>(
  ...source: Parameters<typeof toDocument>
) => TadaDocumentNode<R, V, void>;

/** The fragment of a document, which is its first definition. Throws a TypeError for another document. */
export function fragmentOf({ definitions: [first] }: DocumentNode): FragmentDefinitionNode {
  if (first?.kind !== Kind.FRAGMENT_DEFINITION)
    throw new TypeError('the document does not begin with a fragment');
  return first;
}

/** The fields that are asked for, of documents that have no other fragments in them. */
export const fieldsOf = (set: SelectionSetNode | undefined): readonly FieldNode[] =>
  (set?.selections ?? []).filter((one) => one.kind === Kind.FIELD);

/** What a query asks for of a record, of a fragment or of its fields, with the fragments that it needs. */
export const selectionOf = (what: DocumentNode | string): [string, DocumentNode[]] =>
  typeof what === 'string' ? [what, []] : [`...${fragmentOf(what).name.value}`, [what]];
