import { migrationScript } from '../../pipeline/migration-script.ts';

/** Prints the SQL that makes the tables. */
export async function migrateCommand(): Promise<number> {
  process.stdout.write(await migrationScript());
  return 0;
}
