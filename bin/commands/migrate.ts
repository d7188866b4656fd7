import { migrationScript } from '../../pipeline/migration-script.ts';
import { migrateOptions } from '../options/common.ts';
import { schemaProblem } from '../settings/checks.ts';
import { UsageError } from '../usage-error.ts';

/** Prints the SQL that makes the tables, or those of the workers' queue. */
export async function migrateCommand({ schema, queue }: { schema: string; queue: boolean }): Promise<number> {
  if (queue) {
    if (schema !== migrateOptions.schema.default)
      throw new UsageError(['--queue and --schema exclude each other']);
    const { queueScript } = await import('../../pipeline/queue/queues.ts');
    process.stdout.write(queueScript());
    return 0;
  }
  const problem = schemaProblem('--schema', schema);
  if (problem) throw new UsageError([problem]);
  process.stdout.write(await migrationScript(schema));
  return 0;
}
