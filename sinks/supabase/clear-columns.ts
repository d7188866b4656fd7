import { answer } from './answer.ts';
import type { Supabase, SupabaseRecords } from './client.ts';
import type { SyncedTable } from './tables.ts';

/** This many rows are changed well within the time that Supabase gives a statement. */
const rowsPerWrite = 1000;

const filled = (columns: readonly string[]) => columns.map((column) => `${column}.not.is.null`).join(',');

/** How many rows have a value in one of these columns. */
export async function countFilled(
  supabase: SupabaseRecords,
  name: SyncedTable,
  columns: readonly string[],
): Promise<number> {
  const rows = supabase.from(name).select('id', { count: 'exact' });
  const query = rows.eq('account_id', supabase.account).or(filled(columns)).limit(1);
  return (await query.throwOnError()).count ?? 0;
}

/** Sets columns to null wherever they have a value, in rows marked as deleted too; returns how many rows it changed. */
export async function clearColumns(
  supabase: SupabaseRecords,
  name: SyncedTable,
  columns: readonly string[],
): Promise<number> {
  const empty: { deleted_at?: string | null } = Object.fromEntries(columns.map((column) => [column, null]));
  let cleared = 0;
  // By their ids: a row that a trigger of the owner's fills again is not cleared twice.
  for (let after = ''; ; ) {
    const rows = supabase.from(name).select('id').eq('account_id', supabase.account).or(filled(columns));
    const some = await answer(rows.gt('id', after).order('id').limit(rowsPerWrite));
    const [first, last] = [some[0], some.at(-1)];
    if (!first || !last) return cleared;
    const update = supabase.from(name).update(empty).eq('account_id', supabase.account).or(filled(columns));
    // What is cleared must not stand in the note of the change either.
    const unnoted = update.setHeader('x-gazelle-exclude', columns.join());
    await answer(unnoted.gte('id', first.id).lte('id', last.id));
    cleared += some.length;
    after = last.id;
  }
}

const unquoted = ': its words are not kept';

/** Removes what the rejects of an entity quote of its records; they stay open, with a reason in our own words. */
export async function clearQuotes(supabase: Supabase, entity: string): Promise<void> {
  const name = 'gazelle_rejects';
  const unrecorded = supabase.from(name).update({ record: null }).eq('account_id', supabase.account);
  await answer(unrecorded.eq('entity', entity).not('record', 'is', null));
  const reasons = supabase.from(name).select('reason').eq('account_id', supabase.account);
  // After the code of an error come Postgres's words, which quote values. One answer does not have all rejects, so each code is
  // looked for once those before it are cleared.
  const quoting = reasons.eq('entity', entity).like('reason', '_____: %');
  const unread = quoting.not('reason', 'like', `_____${unquoted}`).limit(1);
  for (;;) {
    const [found] = await answer(unread);
    if (!found?.reason) return;
    const code = found.reason.slice(0, 5);
    const update = supabase.from(name).update({ reason: code + unquoted });
    const own = update.eq('account_id', supabase.account).eq('entity', entity);
    await answer(own.like('reason', `${code}: %`));
  }
}
