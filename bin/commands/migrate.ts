import {
  changesScript,
  inSchema,
  migrationScript,
  readShipped,
  scheduleScript,
} from '../../pipeline/operate/sql-scripts.ts';
import type { Arguments } from '../options/arguments.ts';
import { migrate } from '../options/operate.ts';
import { schemaProblem } from '../settings/checks.ts';
import { loadEnvFile, readSettings } from '../settings/environment.ts';
import { chosenEntities } from '../settings/flag-values.ts';
import { readProjectUrl } from '../settings/read-config.ts';
import { UsageError } from '../usage-error.ts';

/** Prints the SQL that makes the tables, or that of what a flag names instead. */
export async function migrateCommand(args: Arguments<'migrate'>): Promise<void> {
  process.stdout.write(await scriptOf(args));
}

async function scriptOf({ schema, queue, changes, ...args }: Arguments<'migrate'>): Promise<string> {
  if (queue && changes) throw new UsageError(['--queue and --changes exclude each other']);
  if (queue) {
    if (schema !== migrate.flags.schema.default)
      throw new UsageError(['--queue and --schema exclude each other']);
    return (await import('../../pipeline/queue/queues.ts')).queueScript();
  }
  const problem = schemaProblem('--schema', schema);
  if (problem) throw new UsageError([problem]);
  if (changes) {
    const entities =
      changes.join() === 'none' ? [] : await chosenEntities(changes.length > 0 ? changes : ['']);
    return changesScript(entities, schema);
  }
  if (args.unschedule) return inSchema(await readShipped('unschedule.sql'), schema);
  if (args.schedule === undefined) return migrationScript(schema);
  loadEnvFile(undefined);
  const url = readSettings(process.env, readProjectUrl);
  return inSchema(await scheduleScript(args.schedule, url), schema);
}
