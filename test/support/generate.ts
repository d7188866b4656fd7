import { writeFile } from 'node:fs/promises';
import { accountsSchemaFile, generateAccountsSchema } from './accounts-schema.ts';
import { columnsFile, generateColumns } from './columns.ts';
import { databaseTypesFile, generateDatabaseTypes } from './database-types.ts';
import { generateProjectShape, projectShapeFile } from './project-shape.ts';
import { generateSchemaTypes, typesFile } from './schema-types.ts';

await writeFile(typesFile, await generateSchemaTypes());
await writeFile(databaseTypesFile, await generateDatabaseTypes());
await writeFile(accountsSchemaFile, generateAccountsSchema());
await writeFile(projectShapeFile, await generateProjectShape());
await writeFile(columnsFile, await generateColumns());
// Only now: they load the transforms, which read the columns.
const { fieldsFile, generateFields } = await import('./fields.ts');
await writeFile(fieldsFile, await generateFields());
const { dataModelFile, generateDataModel } = await import('./data-model.ts');
await writeFile(dataModelFile, await generateDataModel());
