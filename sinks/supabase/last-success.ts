import { answer } from './answer.ts';
import type { Supabase } from './client.ts';
import { inChunks } from './in-chunks.ts';
import { keyOf } from './settings.ts';

const table = 'system_settings';

/** When accounts of a project last fully succeeded, in milliseconds since 1970, by name. Throws a SupabaseError. */
export async function readLastSuccesses(
  supabase: Supabase,
  accounts: readonly string[],
): Promise<Map<string, number>> {
  const names = new Map(accounts.map((account) => [keyOf({ account }, 'last_sync_date'), account]));
  const found = new Map<string, number>();
  for (const keys of inChunks([...names.keys()])) {
    const rows = await answer({ name: table }, supabase.from(table).select('key, value').in('key', keys));
    for (const { key, value } of rows) found.set(names.get(key) ?? key, Date.parse(value));
  }
  return found;
}
