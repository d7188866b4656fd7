import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';

/** One file of `supabase/migrations`. */
type Migration = { readonly name: string; readonly sql: string };

// Beside `sinks` in the repository, beside `dist` in the built package.
const places = ['../../supabase/', '../../../supabase/'].map((path) => new URL(path, import.meta.url));
const folder = places.find((url) => existsSync(new URL('migrations', url))) ?? places[0];

/** The text of a file of the folder `supabase`. */
export const readShipped = (path: string): Promise<string> => readFile(new URL(path, folder), 'utf8');

/** Reads the migrations that this version of the project needs, in the order in which they apply. */
export async function readMigrations(): Promise<Migration[]> {
  const files = await readdir(new URL('migrations', folder));
  const names = files.filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(names.map(async (name) => ({ name, sql: await readShipped(`migrations/${name}`) })));
}

/**
 * The migration to apply when Supabase does not know a table, a function (by its name, or `name(table)` for a relationship),
 * or a column of a table.
 */
export async function migrationFor(wanted: string, column?: string): Promise<string> {
  const [name = wanted, table] = wanted.split(/[()]/);
  const made = [
    `(create|alter) (or replace )?(table|function|procedure) (if (not )?exists )?(only )?(public\\.)?"?${name}\\b${table ? `"?\\(public\\.${table}\\)` : ''}`,
    `call public\\.gazelle_(make_table|add_column)\\('${name}'`,
    `call public\\.gazelle_relate\\((?=[^;]*'${name}')(?=[^;]*'${table}')`,
  ];
  const statement = new RegExp(`\\b(${made.join('|')})[^;]*`, 'gi');
  const migrations = await readMigrations();
  const found = migrations.filter(({ sql }) =>
    sql
      .match(statement)
      // Older files may alter what a later one makes anew.
      ?.some((text) => (column ? new RegExp(`\\b${column}\\b`).test(text) : !/^alter/i.test(text))),
  );
  // The first one creates the table or function; a column may have been added by a later one.
  return (column ? found.at(-1) : found[0])?.name ?? migrations.at(-1)?.name ?? 'supabase/migrations';
}
