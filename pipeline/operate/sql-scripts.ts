import { readMigrations, readShipped } from '../../sinks/supabase/migrations.ts';
import { flows } from '../flows.ts';

export { readShipped };

/** All migrations as one script and one transaction, for Supabase's SQL editor or psql, with everything in one schema. */
export async function migrationScript(schema = 'public'): Promise<string> {
  const parts = (await readMigrations()).map(({ name, sql }) => `-- ${name}\n${sql.trimEnd()}\n`);
  // Whoever may use the API finds the schema; what is made in it is still private.
  const opening = `create schema if not exists ${schema};\ngrant usage on schema ${schema} to anon, authenticated, service_role;\n`;
  const script = ['begin;\n', ...(schema === 'public' ? [] : [opening]), ...parts, 'commit;\n'];
  return inSchema(script.join('\n'), schema);
}

/**
 * The same SQL for another schema. The migrations name it with every table and function (`public.name`), since their
 * functions run with an empty search_path; the role that everyone has is `public` too, and stays.
 */
export const inSchema = (sql: string, schema: string): string =>
  sql.replaceAll(/\bpublic(?=\.)|(?<=')public(?='::regnamespace)/g, schema);

/** The SQL that notes what changes in the tables of these entities, and of no others. It can be applied twice. */
export function changesScript(entities: readonly string[], schema: string): string {
  const noting = { insert: 'new table as written', update: 'old table as before new table as written' };
  const tables = flows.flatMap((flow) => flow.tables);
  const statements = tables.flatMap(({ entity, name }) =>
    Object.entries(noting).map(([event, rows]) =>
      entities.includes(entity)
        ? `create or replace trigger gazelle_note_${event} after ${event} on public.${name}\n  referencing ${rows} for each statement execute function public.gazelle_note_changes('${entity}');`
        : `drop trigger if exists gazelle_note_${event} on public.${name};`,
    ),
  );
  statements.push(`call public.gazelle_publish_changes(${entities.length > 0});`);
  return inSchema(`begin;\n\n${statements.join('\n')}\n\ncommit;\n`, schema);
}

/** The SQL that has the database of the project at `url` call the Edge Function when `cron` says, in UTC. */
export async function scheduleScript(cron: string, url: string): Promise<string> {
  const collections = flows.map(({ name }) => name).join(',');
  const values = { cron: cron.replaceAll("'", "''"), url: new URL(url).origin, collections };
  const sql = await readShipped('schedule.sql');
  return sql.replaceAll(/\{(cron|url|collections)\}/g, (_, name: keyof typeof values) => values[name]);
}
