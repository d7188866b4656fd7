import { writeFile } from 'node:fs/promises';
import { generateSchemaTypes, typesFile } from './schema-types.ts';

await writeFile(typesFile, await generateSchemaTypes());
