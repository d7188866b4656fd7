import { z } from 'zod';
import { accountsSchema } from '../../bin/settings/accounts-schema.ts';

/** The JSON schema of the accounts file, for editors. */
export const accountsSchemaFile = new URL('../../etl.accounts.schema.gen.json', import.meta.url);

/** What the accounts file may hold, as JSON schema. */
export const generateAccountsSchema = (): string => `${JSON.stringify(z.toJSONSchema(accountsSchema))}\n`;
