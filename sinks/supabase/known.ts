import type { SupabaseClient } from '@supabase/supabase-js';
import { countedAnswer } from './answer.ts';

/** What is stored of a record, as far as comparing needs it. */
export interface KnownRow {
  updatedAt: string | null;
  deleted: boolean;
  parentId: string | null;
}

export interface KnownQuery {
  table: string;
  /** The column with the time of a record's last change, where the table has one. */
  updatedColumn?: string;
  /** The column that names the record it belongs to. */
  parentColumn?: string;
  /** Only rows whose `column` is not before `from`. */
  since?: { column: string; from: string };
}

/** A project's API may give fewer rows a request than it is asked for, but not more than 1,000 unless it was changed. */
const rowsPerRead = 1000;

interface Found {
  id: string;
  deleted_at: string | null;
  updated_at?: string | null;
  parent_id?: string | null;
}

/** Reads ids, times and deletions of a table, or of its part from a time on, in as many requests as it takes. */
export async function readKnown(supabase: SupabaseClient, query: KnownQuery): Promise<Map<string, KnownRow>> {
  const { table, updatedColumn, parentColumn, since } = query;
  const columns = ['id', 'deleted_at'];
  if (updatedColumn) columns.push(`updated_at:${updatedColumn}`);
  if (parentColumn) columns.push(`parent_id:${parentColumn}`);
  const known = new Map<string, KnownRow>();
  for (let last = ''; ; ) {
    let page = supabase.from(table).select(columns.join(','), { count: 'exact' });
    if (since) page = page.gte(since.column, since.from);
    if (last) page = page.gt('id', last);
    const rows = page.order('id').limit(rowsPerRead).overrideTypes<Found[], { merge: false }>();
    const { data, count } = await countedAnswer<Found[]>({ name: table, columns }, rows);
    for (const { id, deleted_at, updated_at = null, parent_id = null } of data) {
      known.set(id, { updatedAt: updated_at, deleted: deleted_at !== null, parentId: parent_id });
      last = id;
    }
    if (data.length === 0 || data.length >= count) return known;
  }
}
