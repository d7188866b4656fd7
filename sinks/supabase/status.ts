import { answer } from './answer.ts';
import type { Supabase } from './client.ts';
import { checkpointKey, keyOf } from './settings.ts';

interface Asked {
  entity: string;
  table: string;
  /** The collection under whose name its checkpoint is kept. */
  collection: string;
}

/** Reads in one request how each entity stands, in the order asked for. Throws a SupabaseError. */
export async function readStatusRows(supabase: Supabase, asked: readonly Asked[]) {
  const name = 'gazelle_status';
  const args = {
    account: supabase.account,
    tables: asked.map(({ table }) => table),
    entities: asked.map(({ entity }) => entity),
    settings: asked.map(({ collection }) => keyOf(supabase, checkpointKey(collection))),
  };
  return answer({ name }, supabase.rpc(name, args, { get: true }));
}
