import { changesScript } from '../../pipeline/change-script.ts';
import { migrationScript } from '../../pipeline/migration-script.ts';
import type { Arguments } from '../options/arguments.ts';
import { migrate } from '../options/operate.ts';
import { schemaProblem } from '../settings/checks.ts';
import { chosenEntities } from '../settings/flag-values.ts';
import { UsageError } from '../usage-error.ts';

/** Prints the SQL that makes the tables, or those of the workers' queue, or that notes changes. */
export async function migrateCommand({ schema, queue, ...args }: Arguments<'migrate'>): Promise<void> {
  if (queue && args.changes) throw new UsageError(['--queue and --changes exclude each other']);
  if (queue) {
    if (schema !== migrate.flags.schema.default)
      throw new UsageError(['--queue and --schema exclude each other']);
    const { queueScript } = await import('../../pipeline/queue/queues.ts');
    process.stdout.write(queueScript());
    return;
  }
  const problem = schemaProblem('--schema', schema);
  if (problem) throw new UsageError([problem]);
  if (!args.changes) {
    process.stdout.write(await migrationScript(schema));
    return;
  }
  const entities =
    args.changes.join() === 'none' ? [] : await chosenEntities(args.changes.length > 0 ? args.changes : ['']);
  process.stdout.write(changesScript(entities, schema));
}
