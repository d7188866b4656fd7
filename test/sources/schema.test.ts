import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { generateSchemaTypes, typesFile } from '../support/schema-types.ts';

test('the types that documents are checked against are those of the SDL (npm run generate)', async () => {
  expect(await readFile(typesFile, 'utf8')).toBe(await generateSchemaTypes());
});
