import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { columnsFile, generateColumns } from '../support/columns.ts';
import { databaseTypesFile, generateDatabaseTypes } from '../support/database-types.ts';
import { fieldsFile, generateFields } from '../support/fields.ts';
import { generateProjectShape, projectShapeFile } from '../support/project-shape.ts';

test('the types that rows are checked against, and what doctor looks for, are those of the migrations (npm run generate)', async () => {
  expect(await readFile(databaseTypesFile, 'utf8')).toBe(await generateDatabaseTypes());
  expect(await readFile(projectShapeFile, 'utf8')).toBe(await generateProjectShape());
  expect(await readFile(columnsFile, 'utf8')).toBe(await generateColumns());
  expect(await readFile(fieldsFile, 'utf8')).toBe(await generateFields());
});
