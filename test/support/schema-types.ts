import { readFile } from 'node:fs/promises';
import { minifyIntrospection, outputIntrospectionFile } from '@gql.tada/internal';
import { buildSchema, introspectionFromSchema } from 'graphql';

const schemaFile = new URL('../../sources/gazelle/api/schema.graphql', import.meta.url);

/** Where the types are kept that documents are checked against. */
export const typesFile = new URL('../../sources/gazelle/api/schema.gen.d.ts', import.meta.url);

/** The types of the project's SDL, as gql.tada reads them. */
export async function generateSchemaTypes(): Promise<string> {
  const schema = buildSchema(await readFile(schemaFile, 'utf8'));
  const introspection = minifyIntrospection(introspectionFromSchema(schema, { descriptions: false }));
  return outputIntrospectionFile(introspection, { fileType: '.d.ts', shouldPreprocess: true });
}
