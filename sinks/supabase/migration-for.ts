import { readMigrations } from './migrations.ts';

/**
 * The newest migration that speaks of a table, or of a function, and of one of its columns: the one to apply when
 * Supabase does not know it.
 */
export async function migrationFor(name: string, column?: string): Promise<string> {
  const mentions = (sql: string, word: string) => new RegExp(`\\b${word}\\b`).test(sql);
  const migrations = await readMigrations();
  const made = migrations.filter(({ sql }) => mentions(sql, name) && mentions(sql, 'create'));
  const found = made.filter(({ sql }) => !column || mentions(sql, column));
  // The guard and the grants name every table, and the guard every column; what creates comes between them.
  const creating = found.find(({ sql }) => new RegExp(`(table|function)[^;]*\\b${name}\\b`, 'i').test(sql));
  return (creating ?? found.at(-1) ?? migrations.at(-1))?.name ?? 'supabase/migrations';
}
