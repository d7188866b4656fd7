import type { PgliteConnection } from '@supabase/lite/pglite';

/** A row of an SQL answer. */
export type Row = Record<string, unknown>;

const CHANGES_SCHEMA = /\b(?:create|alter|drop|comment|rename)\b/i;

/** Runs SQL as the owner of the database; of several statements (one transaction, no parameters) the last one answers. */
export async function runSql(
  connection: PgliteConnection,
  query: string,
  params?: readonly unknown[],
): Promise<Row[]> {
  const { driver } = connection;
  try {
    if (params) return (await driver.query<Row>(query, [...params])).rows;
    return (await driver.exec(query)).at(-1)?.rows ?? [];
  } finally {
    if (CHANGES_SCHEMA.test(query)) await connection.clearSchemaCache();
  }
}
