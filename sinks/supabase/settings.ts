import { answer } from './answer.ts';
import type { Supabase } from './client.ts';
import { inChunks } from './portions.ts';

const table = 'system_settings';

/** Where an account keeps a setting; the functions of the database name their keys in the same way. */
export const keyOf = ({ account }: Pick<Supabase, 'account'>, key: string) =>
  account === 'main' ? key : `${account}/${key}`;

/** Where a collection's checkpoint is kept. */
export const checkpointKey = (collection: string): string => `checkpoint:${collection}`;

/** The key of the Gazelle company that the rows come from: JSON with `id` and `name`. */
export const companyKey = 'gazelle_company';

/** Reads one value of `system_settings`; null when it is not there. */
export async function readSetting(supabase: Supabase, key: string): Promise<string | null> {
  const query = supabase.from(table).select('value').eq('key', keyOf(supabase, key)).limit(1);
  const [row] = await answer(query);
  // Where the column is jsonb, another application may have stored more than a text.
  const value: unknown = row?.value ?? null;
  return typeof value === 'string' || value === null ? value : JSON.stringify(value);
}

/** Writes one value of `system_settings`, whether or not the key is there. Throws a SupabaseError. */
export async function writeSetting(supabase: Supabase, key: string, value: string): Promise<void> {
  const row = { key: keyOf(supabase, key), value, updated_at: new Date().toISOString() };
  await answer(supabase.from(table).upsert(row, { onConflict: 'key' }));
}

/**
 * Writes to one setting and leaves its value as it is, or adds it empty (`{}`) where the key is not there: proof that it can
 * be written. A value that another process stores at the same moment stays. Throws a SupabaseError.
 */
export async function touchSetting(supabase: Supabase, key: string): Promise<void> {
  const updated_at = new Date().toISOString();
  const row = { key: keyOf(supabase, key), value: '{}', updated_at };
  const touched = await answer(supabase.from(table).update({ updated_at }).eq('key', row.key).select('key'));
  if (touched.length > 0) return;
  await answer(supabase.from(table).upsert(row, { onConflict: 'key', ignoreDuplicates: true }));
}

/** When accounts of a project last fully succeeded, in milliseconds since 1970, by name. Throws a SupabaseError. */
export async function readLastSuccesses(
  supabase: Supabase,
  accounts: readonly string[],
): Promise<Map<string, number>> {
  const names = new Map(accounts.map((account) => [keyOf({ account }, 'last_sync_date'), account]));
  const rows = await inChunks([...names.keys()], (some) =>
    answer(supabase.from(table).select('key, value').in('key', some)),
  );
  return new Map(rows.map(({ key, value }) => [names.get(key) ?? key, Date.parse(value)]));
}
