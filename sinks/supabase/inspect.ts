import { answer } from './answer.ts';
import type { Supabase } from './client.ts';
import { migrationFor, readMigrations } from './migrations.ts';
import expected from './project.gen.json' with { type: 'json' };

type Shape = { columns: Record<string, string>; triggers: Record<string, string> };

/** What `gazelle_inspect` makes; the types from the database say only that it is JSON. */
type Found = {
  now: string;
  role: string;
  read_only?: boolean;
  functions: string[] | null;
  tables: Record<
    string,
    Shape & { setters?: Record<string, string[]>; secured: boolean; writable: boolean }
  > | null;
};

export type Inspection = Awaited<ReturnType<typeof inspect>>;

/** What the triggers call that note changes, with the name of the entity. */
const noting = /gazelle_note_changes\('([\w-]+)'/g;

const ours = Object.entries<Shape>(expected.tables);

/** Compares a project with what the migrations make; by GET, so that nothing can be written. Throws a SupabaseError. */
export async function inspect(supabase: Supabase) {
  const found = (await answer(supabase.rpc('gazelle_inspect', {}, { get: true }))) as Found;
  const named = (flag: 'secured' | 'writable') =>
    ours.flatMap(([table]) => (found.tables?.[table]?.[flag] === false ? [table] : []));
  return {
    /** The database's clock, ISO 8601. */
    now: found.now,
    /** The role of the key. */
    role: found.role,
    /** Whether every write would be refused: the disk is full, or another server takes over. */
    isReadOnly: found.read_only ?? false,
    /** The entities whose changes are noted. */
    noted: [...JSON.stringify(found.tables).matchAll(noting)].map(([, entity = '']) => entity),
    /** Triggers of the owner's that set a column of ours. */
    setters: ours.flatMap((table) => settersOf(table, found)),
    /** What is missing by name, and the statements and migration files that make it, in the order to run them in. */
    ...(await findMissing(found)),
    /** Our tables that the key may not write to, and those without row-level security. */
    unwritable: named('writable'),
    unsecured: named('secured'),
  };
}

function settersOf([table, { columns, triggers }]: [string, Shape], { tables }: Found) {
  if (!('synced_at' in columns)) return [];
  return Object.entries(tables?.[table]?.setters ?? {}).flatMap(([trigger, set]) =>
    trigger in triggers
      ? []
      : set.flatMap((column) => (column in columns ? [{ table, trigger, column }] : [])),
  );
}

async function findMissing({ tables, functions }: Found): Promise<{ missing: string[]; sql: string[] }> {
  const missing: string[] = [];
  const columnSql: string[] = [];
  const files = new Set<string>();
  const triggerSql: string[] = [];
  const migrations = await readMigrations();
  for (const [table, { columns, triggers }] of ours) {
    const found = tables?.[table];
    if (!found) {
      missing.push(`table ${table}`);
      files.add(await migrationFor(table));
    }
    for (const [column, type] of Object.entries(columns)) {
      if (found && column in found.columns) continue;
      const adding = migrations.filter(({ sql }) => sql.includes(`add_column('${table}', '${column}'`));
      for (const file of adding) files.add(file.name);
      if (!found) continue;
      missing.push(`column ${table}.${column}`);
      if (adding.length === 0) columnSql.push(`alter table public.${table} add column "${column}" ${type};`);
    }
    for (const [trigger, definition] of Object.entries(triggers)) {
      if (!found || trigger in found.triggers) continue;
      missing.push(`trigger ${trigger} of ${table}`);
      // It may be there, and disabled.
      triggerSql.push(`drop trigger if exists ${trigger} on public.${table};`, `${definition};`);
    }
  }
  for (const call of expected.functions) {
    if (functions?.includes(call)) continue;
    missing.push(`function ${call}`);
    files.add(await migrationFor(call.includes('(gazelle_') ? call : call.replace(/\(.*/, '')));
  }
  const fileSql = migrations.flatMap(({ name, sql }) => (files.has(name) ? [sql.trim()] : []));
  return { missing, sql: [...columnSql, ...fileSql, ...triggerSql, "notify pgrst, 'reload schema';"] };
}

/** The columns that a table of ours has, with their types. */
export const columnsOf = (table: keyof typeof expected.tables): Readonly<Record<string, string>> =>
  expected.tables[table].columns;
