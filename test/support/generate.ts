import { writeFile } from 'node:fs/promises';
import { accountsSchemaFile, generateAccountsSchema } from './accounts-schema.ts';
import { dataModelFile, generateDataModel } from './data-model.ts';
import { databaseTypesFile, generateDatabaseTypes } from './database-types.ts';
import { fieldsFile, generateFields } from './fields.ts';
import { generateProjectShape, projectShapeFile } from './project-shape.ts';
import { generateSchemaTypes, typesFile } from './schema-types.ts';

await writeFile(typesFile, await generateSchemaTypes());
await writeFile(databaseTypesFile, await generateDatabaseTypes());
await writeFile(accountsSchemaFile, generateAccountsSchema());
await writeFile(projectShapeFile, await generateProjectShape());
await writeFile(fieldsFile, await generateFields());
await writeFile(dataModelFile, await generateDataModel());
