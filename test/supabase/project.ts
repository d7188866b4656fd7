import { createClient } from '@supabase/supabase-js';
import { flows } from '../../pipeline/flows.ts';
import { ROLES_SQL } from '../../sandbox/supabase/roles.ts';
import type { SupabaseSandbox } from '../../sandbox/supabase/start.ts';
import { readMigrations } from '../../sinks/supabase/migrations.ts';

/** The tables that hold what was synced. */
export const entityTables = flows.flatMap(({ tables }) => tables.map(({ name }) => name)).sort();

/** Every table that the migrations make: those, and what the sync keeps for itself. */
export const ourTables = [
  ...entityTables,
  'gazelle_changes',
  'gazelle_leases',
  'gazelle_rejects',
  'sync_logs',
  'system_settings',
].sort();

/** A client of the project that acts with `key`. */
export const clientOf = ({ url }: SupabaseSandbox, key: string) =>
  createClient(url, key, { auth: { persistSession: false, autoRefreshToken: false } });

/** Makes the project a new one: the roles are there, our tables are not. */
export async function empty(project: SupabaseSandbox): Promise<void> {
  await project.sql('drop schema public cascade; create schema public');
  await project.sql(ROLES_SQL);
}

/** Applies every migration, a file at a time. */
export async function migrate(project: SupabaseSandbox): Promise<void> {
  for (const { sql } of await readMigrations()) await project.sql(sql);
}

/** Applies every migration as it is done in the SQL editor: pasted, all at once. */
export async function migrateAtOnce(project: SupabaseSandbox): Promise<void> {
  const files = await readMigrations();
  await project.sql(files.map(({ sql }) => sql).join('\n'));
}

/** The names of the tables in the public schema. */
export async function tableNames(project: SupabaseSandbox): Promise<string[]> {
  const rows = await project.sql("select tablename from pg_tables where schemaname = 'public' order by 1");
  return rows.map(({ tablename }) => String(tablename));
}
