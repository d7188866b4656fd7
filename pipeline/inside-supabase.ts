import { readShipped } from '../sinks/supabase/migrations.ts';
import { flows } from './flows.ts';

export { readShipped };

/** The SQL that has the database of the project at `url` call the Edge Function when `cron` says, in UTC. */
export async function scheduleScript(cron: string, url: string): Promise<string> {
  const collections = flows.map(({ name }) => name).join(',');
  const values = { cron: cron.replaceAll("'", "''"), url: new URL(url).origin, collections };
  const sql = await readShipped('schedule.sql');
  return sql.replaceAll(/\{(cron|url|collections)\}/g, (_, name: keyof typeof values) => values[name]);
}
