import { generateTypescript, sortGeneratorMetadata } from '@supabase/postgrest-typegen/generation';
import { introspect } from '@supabase/postgrest-typegen/introspection';
import { openDatabase } from '../../sandbox/supabase/database.ts';

/** Where the types are kept that queries and rows are checked against. */
export const databaseTypesFile = new URL('../../sinks/supabase/database.types.ts', import.meta.url);

/** The types of a database with all migrations, as `supabase gen types` makes them. */
export async function generateDatabaseTypes(): Promise<string> {
  const connection = await openDatabase();
  try {
    const database = { query: (sql: string) => connection.driver.query(sql) };
    const metadata = await introspect(database, { includedSchemas: ['public'] });
    return await generateTypescript(sortGeneratorMetadata(metadata));
  } finally {
    await connection.close();
  }
}
