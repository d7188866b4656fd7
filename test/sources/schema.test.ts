import { readFile } from 'node:fs/promises';
import { buildSchema, NoUnusedFragmentsRule, specifiedRules, validate } from 'graphql';
import { expect, test } from 'vitest';
import { flows } from '../../pipeline/flows.ts';
import { documents } from '../../sources/gazelle/api/graphql.ts';
import { generateSchemaTypes, typesFile } from '../support/schema-types.ts';

test('the types that documents are checked against are those of the SDL (npm run generate)', async () => {
  expect(await readFile(typesFile, 'utf8')).toBe(await generateSchemaTypes());
});

test('every document, those that a list makes of its fragments too, asks for what the SDL has', async () => {
  const sdl = await readFile(new URL('../../sources/gazelle/api/schema.graphql', import.meta.url), 'utf8');
  // Fragments are used by queries that are made when they are sent.
  const rules = specifiedRules.filter((rule) => rule !== NoUnusedFragmentsRule);
  const found = documents.flatMap((document) => validate(buildSchema(sdl), document, rules));
  expect(found.map(({ message }) => message)).toEqual([]);
  for (const { name, collection } of flows) expect(documents, name).toContain(collection.list.document);
});
