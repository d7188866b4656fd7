import { answer } from './answer.ts';
import type { Supabase } from './client.ts';
import type { Database } from './database.types.ts';
import { inChunks } from './portions.ts';

type Public = Database['public'];

/** A row of `gazelle_changes`; its `old` and `new` have the columns that changed. */
export type Change = Public['Tables']['gazelle_changes']['Row'];

/**
 * The next changes of the account, in the order of their ids: none that could still come is passed over. Throws a SupabaseError.
 */
export function changesAfter(
  supabase: Supabase,
  wanted: Omit<Public['Functions']['gazelle_changes_after']['Args'], 'account'>,
): Promise<Change[]> {
  return answer(supabase.rpc('gazelle_changes_after', { ...wanted, account: supabase.account }));
}

/** What users and clients are called, by their ids; other ids are passed over. Throws a SupabaseError. */
export async function namesOf(supabase: Supabase, ids: readonly string[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const [name, columns] of [
    ['gazelle_users', 'first_name, last_name'],
    ['gazelle_clients', 'company_name'],
  ] as const) {
    const rows = await inChunks(ids, (some) => {
      const query = supabase.from(name).select(`id, ${columns}`).eq('account_id', supabase.account);
      return answer(query.in('id', some).overrideTypes<{ id: string }[], { merge: false }>());
    });
    for (const { id, ...parts } of rows) names.set(id, Object.values(parts).filter(Boolean).join(' '));
  }
  return names;
}

/** Takes columns that are no longer stored out of the changes of an entity. */
export function forgetChanges(supabase: Supabase, entity: string, columns: readonly string[]) {
  const args = { account: supabase.account, of_entity: entity, kept_out: [...columns] };
  return answer(supabase.rpc('gazelle_forget_changes', args));
}
