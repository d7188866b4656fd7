import { migrationScript } from '../../pipeline/migration-script.ts';
import { migrate } from '../options/operate.ts';
import { schemaProblem } from '../settings/checks.ts';
import { UsageError } from '../usage-error.ts';

/** Prints the SQL that makes the tables, or those of the workers' queue. */
export async function migrateCommand({ schema, queue }: { schema: string; queue: boolean }): Promise<void> {
  if (queue) {
    if (schema !== migrate.flags.schema.default)
      throw new UsageError(['--queue and --schema exclude each other']);
    const { queueScript } = await import('../../pipeline/queue/queues.ts');
    process.stdout.write(queueScript());
    return;
  }
  const problem = schemaProblem('--schema', schema);
  if (problem) throw new UsageError([problem]);
  process.stdout.write(await migrationScript(schema));
}
