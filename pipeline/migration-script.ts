import { readMigrations } from '../sinks/supabase/migrations.ts';

/** All migrations as one script and one transaction, for Supabase's SQL editor or psql. */
export async function migrationScript(): Promise<string> {
  const parts = (await readMigrations()).map(({ name, sql }) => `-- ${name}\n${sql.trimEnd()}\n`);
  return `begin;\n\n${parts.join('\n')}\ncommit;\n`;
}
