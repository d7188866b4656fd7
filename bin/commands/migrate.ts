import { readMigrations } from '../../sinks/supabase/migrations.ts';

/** Prints all migrations as one script, to be pasted into Supabase's SQL editor or piped into psql. */
export async function migrateCommand(): Promise<number> {
  const migrations = await readMigrations();
  const parts = migrations.map(({ name, sql }) => `-- ${name}\n${sql.trimEnd()}\n`);
  process.stdout.write(`begin;\n\n${parts.join('\n')}\ncommit;\n`);
  return 0;
}
