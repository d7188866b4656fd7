import { t as readMigrations } from "./migrations.js";
// dist/pipeline/migration-script.js
async function migrationScript(schema = "public") {
	const parts = (await readMigrations()).map(({ name, sql }) => `-- ${name}\n${sql.trimEnd()}\n`);
	const script = [
		"begin;\n",
		...schema === "public" ? [] : [makeSchema(schema)],
		...parts,
		"commit;\n"
	];
	return inSchema(script.join("\n"), schema);
}
const inSchema = (sql, schema) => sql.replaceAll(/\bpublic(?=\.)|(?<=')public(?='::regnamespace)/g, schema);
const makeSchema = (schema) => `create schema if not exists ${schema};
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
export { migrationScript as n, inSchema as t };
