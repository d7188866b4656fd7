import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { databaseTypesFile, generateDatabaseTypes } from '../support/database-types.ts';

test('the types that queries and rows are checked against are those of the migrations (npm run generate)', async () => {
  expect(await readFile(databaseTypesFile, 'utf8')).toBe(await generateDatabaseTypes());
});
