import type { KnownRow, Table } from '../sink.ts';
import { countedAnswer } from './answer.ts';
import type { SupabaseRecords } from './client.ts';
import type { SyncedTable } from './tables.ts';

/** By default Supabase returns at most 1,000 rows a request; a project can be set to return fewer. */
const rowsPerRead = 1000;

interface Found {
  id: string;
  deleted_at: string | null;
  updated_at?: string | null;
  linked_id?: string | null;
}

/** Reads ids, times and deletions of a table, from a time on if `from` is given, in as many requests as it takes. */
export async function readKnown(
  supabase: SupabaseRecords,
  { name, updatedColumn, linkColumn, timeColumn }: Table,
  from?: string,
): Promise<Map<string, KnownRow>> {
  const columns = ['id', 'deleted_at'];
  if (updatedColumn) columns.push(`updated_at:${updatedColumn}`);
  if (linkColumn) columns.push(`linked_id:${linkColumn}`);
  const known = new Map<string, KnownRow>();
  // Count only on the first page: on a large table, a count costs far more than a page. If the first page does not hold
  // all rows, its length is the project's limit, and only a shorter page can be the last.
  let [last, total, allowed] = ['', 0, 0];
  for (;;) {
    let page = supabase.from(name).select(columns.join(','), last ? {} : { count: 'exact' });
    if (from && timeColumn) page = page.gte(timeColumn, from);
    if (last) page = page.gt('id', last);
    const rows = page.order('id').limit(rowsPerRead).overrideTypes<Found[], { merge: false }>();
    const { data, count } = await countedAnswer({ name, columns }, rows);
    const isShort = last ? data.length < allowed : data.length >= count;
    if (!last) [total, allowed] = [count, data.length];
    for (const { id, deleted_at, updated_at = null, linked_id = null } of data) {
      known.set(id, { updatedAt: updated_at, deleted: deleted_at !== null, linkedId: linked_id });
      last = id;
    }
    if (data.length === 0 || (isShort && known.size >= total)) return known;
  }
}

export async function countRows(supabase: SupabaseRecords, name: SyncedTable): Promise<number> {
  const query = supabase.from(name).select('id', { count: 'exact' }).limit(1);
  return (await countedAnswer({ name }, query)).count;
}
