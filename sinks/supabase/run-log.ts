import { answer } from './answer.ts';
import type { Supabase } from './client.ts';
import type { Database } from './database.types.ts';
import { storable } from './storable.ts';

const name = 'sync_logs';

/** A row of `sync_logs`; `stats` is anything that can be written as JSON. */
type RunLogRow = Required<Omit<Database['public']['Tables'][typeof name]['Insert'], 'id' | 'stats'>> & {
  stats: unknown;
};

/** Writes the row of a run, or writes it anew: a run has one row, from its beginning on. */
export async function writeRunLog(supabase: Supabase, row: RunLogRow): Promise<void> {
  const columns = Object.keys(row);
  await answer(
    { name, columns },
    supabase.from(name).upsert({ ...row, stats: storable(row.stats) }, { onConflict: 'run_id' }),
  );
}
