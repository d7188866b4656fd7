import type { initGraphQLTada, TadaDocumentNode } from 'gql.tada';
import type { DocumentNode, FieldNode, FragmentDefinitionNode, SelectionSetNode } from 'graphql';
import { concatAST, parse } from 'graphql';
import type { introspection } from './schema.gen.d.ts';

type Setup = {
  introspection: introspection;
  disableMasking: true;
  scalars: { CoreDate: string; CoreDateTime: string; I18nString: Record<string, string | null> };
};

/** The type-level reading of a GraphQL document against `schema.graphql`; gql.tada is needed to compile, not to run. */
type TypedGraphql = ReturnType<typeof initGraphQLTada<Setup>>;

/** Every document that was written, for a comparison with today's API. */
export const documents: DocumentNode[] = [];

/**
 * The one way to write a document: parsed once when loaded. Results and variables are typed by inference from the project's SDL,
 * so a field that Gazelle does not have is a compile error.
 */
export const graphql = ((source: string) => {
  const document = parse(source, { noLocation: true });
  documents.push(document);
  return document;
}) as TypedGraphql;

/** A query that is put together at run time, with the fragment that it names, so that its result `R` has to be declared. */
export function writtenQuery<R, V = Record<string, never>>(source: string, fragment?: DocumentNode) {
  const query = concatAST([parse(source, { noLocation: true }), ...(fragment ? [fragment] : [])]);
  return query as TadaDocumentNode<R, V, void>;
}

/** The fragment of a document, which is its first definition. */
export const fragmentOf = ({ definitions }: DocumentNode) => definitions[0] as FragmentDefinitionNode;

/** The fields that are asked for, where no fragment is among them. */
export const fieldsOf = (set: SelectionSetNode | undefined) =>
  (set?.selections ?? []) as readonly FieldNode[];

/** What a query says to ask for all that a fragment does. */
export const spread = (fragment: DocumentNode): string => `...${fragmentOf(fragment).name.value}`;
