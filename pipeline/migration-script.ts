import { readMigrations } from '../sinks/supabase/migrations.ts';

/** All migrations as one script and one transaction, for Supabase's SQL editor or psql, with everything in one schema. */
export async function migrationScript(schema = 'public'): Promise<string> {
  const parts = (await readMigrations()).map(({ name, sql }) => `-- ${name}\n${sql.trimEnd()}\n`);
  const script = ['begin;\n', ...(schema === 'public' ? [] : [makeSchema(schema)]), ...parts, 'commit;\n'];
  return inSchema(script.join('\n'), schema);
}

/**
 * The same SQL for another schema. The migrations name it with every table and function (`public.name`), since their
 * functions run with an empty search_path; the role that everyone has is `public` too, and stays.
 */
export const inSchema = (sql: string, schema: string): string =>
  sql.replaceAll(/\bpublic(?=\.)|(?<=')public(?='::regnamespace)/g, schema);

/** Whoever may use the API finds the schema; what is made in it is still private. */
const makeSchema = (schema: string): string => `create schema if not exists ${schema};
do $usage$
declare
  role_name text;
begin
  for role_name in
    select rolname from pg_catalog.pg_roles where rolname in ('anon', 'authenticated', 'service_role')
  loop
    execute format('grant usage on schema ${schema} to %I', role_name);
  end loop;
end
$usage$;
`;
