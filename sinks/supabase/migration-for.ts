import { readMigrations } from './migrations.ts';

/** The migration to apply when Supabase does not know a table, a function, or a column of a table. */
export async function migrationFor(name: string, column?: string): Promise<string> {
  const statement = new RegExp(
    `\\b(create|alter) (or replace )?(table|function|procedure) (if (not )?exists )?(only )?(public\\.)?"?${name}\\b[^;]*`,
    'gi',
  );
  const migrations = await readMigrations();
  const found = migrations.filter(({ sql }) =>
    sql
      .match(statement)
      // Older files may alter what a later one makes anew.
      ?.some((text) => (column ? new RegExp(`\\b${column}\\b`).test(text) : !/^alter/i.test(text))),
  );
  // The first one creates the table or function; a column may have been added by a later one.
  return (column ? found.at(-1) : found[0])?.name ?? migrations.at(-1)?.name ?? 'supabase/migrations';
}
