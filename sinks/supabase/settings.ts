import { answer } from './answer.ts';
import type { Supabase } from './client.ts';

const table = 'system_settings';

/** Where a collection's checkpoint is kept. */
export const checkpointKey = (collection: string): string => `checkpoint:${collection}`;

/** Reads one value of `system_settings`; null when it is not there. */
export async function readSetting(supabase: Supabase, key: string): Promise<string | null> {
  const query = supabase.from(table).select('value').eq('key', key).limit(1);
  const [row] = await answer({ name: table }, query);
  return row?.value ?? null;
}

/** Writes one value of `system_settings`, whether or not the key is there. Throws a SupabaseError. */
export async function writeSetting(supabase: Supabase, key: string, value: string): Promise<void> {
  const row = { key, value, updated_at: new Date().toISOString() };
  await answer(
    { name: table, columns: Object.keys(row) },
    supabase.from(table).upsert(row, { onConflict: 'key' }),
  );
}
