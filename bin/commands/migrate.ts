import { migrationScript } from '../../pipeline/migration-script.ts';
import { schemaProblem } from '../settings/checks.ts';
import { UsageError } from '../usage-error.ts';

/** Prints the SQL that makes the tables. */
export async function migrateCommand({ schema }: { schema: string }): Promise<number> {
  const problem = schemaProblem(schema);
  if (problem) throw new UsageError([`--schema ${problem}`]);
  process.stdout.write(await migrationScript(schema));
  return 0;
}
