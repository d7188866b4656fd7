import type { Receipt, Row, StoredPart, Table } from '../sink.ts';
import type { Supabase } from './client.ts';
import { compareRows, type StoredColumns } from './compare.ts';
import { StatementTimeoutError } from './errors.ts';
import { readStored } from './stored.ts';
import { upsertRows } from './upsert.ts';

const keyOf = ({ name }: Table, part: StoredPart) => JSON.stringify([name, part]);

/** Writes rows and reads what is stored, so that a short part of a table, of which nothing changed, costs one request. */
export function shortParts(supabase: Supabase) {
  const known = new Map<string, readonly StoredColumns[]>();

  /** All rows of a part, marked as deleted or not; null where one answer does not have them all, or they take Supabase too long. */
  async function read({ name, timeColumn }: Table, { since }: StoredPart, columns: readonly string[]) {
    const all = supabase.from(name).select(columns.join(), { count: 'exact' });
    const own = all.eq('account_id', supabase.account);
    const query = since && timeColumn ? own.gte(timeColumn, since) : own;
    const answered = query.overrideTypes<StoredColumns[], { merge: false }>().throwOnError();
    const { data, count } = await answered.then(undefined, (error: unknown) => {
      if (error instanceof StatementTimeoutError) return { data: null, count: null };
      throw error;
    });
    return data?.length === count ? data : null;
  }

  return {
    /** As `upsertRows`. Rows that may be all there is of a part are compared with it first, and only what differs is sent. */
    async write(
      table: Table,
      rows: readonly Row[],
      isUnnoted = false,
      part: StoredPart | null = null,
    ): Promise<Receipt> {
      const columns = [...Object.keys(rows[0] ?? {}), 'synced_at'];
      const stored = part && !isUnnoted ? await read(table, part, columns) : null;
      if (!part || !stored) return upsertRows(supabase, table, rows, isUnnoted);
      known.set(keyOf(table, part), stored);
      const { differences = [] } = await compareRows(supabase, table, rows, [], stored);
      const ids = new Set(differences.map(({ id }) => id));
      const different = rows.filter(({ id }) => ids.has(id));
      const { unchanged, ...receipt } = await upsertRows(supabase, table, different);
      return { ...receipt, unchanged: rows.length - different.length + (unchanged ?? 0) };
    },
    /** As `readStored`. Of a part that was compared it is what was stored before; all that was written since was seen by the run. */
    async *stored(table: Table, part: StoredPart) {
      const rows = known.get(keyOf(table, part));
      if (!rows) return yield* readStored(supabase, table, part);
      const live = rows.filter(({ deleted_at }) => deleted_at === null);
      yield live.map((row) => ({ id: row.id, link: (row[table.linkColumn ?? ''] ?? null) as string | null }));
    },
  };
}
