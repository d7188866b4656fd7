import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';

/** One file of `supabase/migrations`. */
type Migration = { readonly name: string; readonly sql: string };

// Beside `sinks` in the repository, beside `dist` in the built package.
const FOLDERS = ['../../supabase/migrations/', '../../../supabase/migrations/'];

/** Reads the migrations that this version of the project needs, in the order in which they apply. */
export async function readMigrations(): Promise<Migration[]> {
  const folder = FOLDERS.map((path) => new URL(path, import.meta.url)).find((url) => existsSync(url));
  if (!folder) throw new Error('The folder supabase/migrations is missing from this installation.');

  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => ({ name, sql: await readFile(new URL(name, folder), 'utf8') })),
  );
}
