import { writeFile } from 'node:fs/promises';
import { accountsSchemaFile, generateAccountsSchema } from './accounts-schema.ts';
import { databaseTypesFile, generateDatabaseTypes } from './database-types.ts';
import { generateSchemaTypes, typesFile } from './schema-types.ts';

await writeFile(typesFile, await generateSchemaTypes());
await writeFile(databaseTypesFile, await generateDatabaseTypes());
await writeFile(accountsSchemaFile, generateAccountsSchema());
