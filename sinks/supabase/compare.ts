import { isDeepStrictEqual } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import type { Receipt, Row, Table } from '../sink.ts';
import { answer } from './answer.ts';
import type { SupabaseRecords } from './client.ts';
import { inChunks } from './portions.ts';

/**
 * Says what `upsertRows` would do with a batch once the columns in `cleared` are empty, by reading what is stored. It writes
 * nothing.
 */
export async function compareRows(
  supabase: SupabaseRecords,
  { name }: Pick<Table, 'name'>,
  rows: readonly Row[],
  cleared: readonly string[] = [],
): Promise<Receipt> {
  const columns = Object.keys(rows[0] ?? {});
  const ids = rows.map(({ id }) => id);
  const found = await inChunks(ids, (some) => {
    const query = supabase.from(name).select(`${columns.join(',')},synced_at`);
    const stored = query.eq('account_id', supabase.account).in('id', some);
    return answer(stored.overrideTypes<Record<string, unknown>[], { merge: false }>());
  });
  const empty = Object.fromEntries(cleared.map((column) => [column, null]));
  const stored = new Map(found.map((row) => [row.id, { ...row, ...empty }]));
  const differences = rows.flatMap((row) => {
    const before = stored.get(row.id);
    if (!before) return [{ id: row.id, columns: [] }];
    const columns = Object.entries(row).flatMap(([column, value]) =>
      isSameValue(column, value, before[column]) || isOwners(column, before) ? [] : [column],
    );
    return columns.length > 0 ? [{ id: row.id, columns }] : [];
  });
  const inserted = rows.filter(({ id }) => !stored.has(id)).length;
  return {
    inserted,
    updated: differences.length - inserted,
    unchanged: rows.length - differences.length,
    refused: [],
    differences,
  };
}

/** A trigger of the owner's set it when the row was written: the trigger of the table leaves it out as well. */
const isOwners = (column: string, stored: Record<string, unknown>): boolean =>
  column === 'updated_at' && stored.updated_at === stored.synced_at;

/** Postgres keeps microseconds, and rounds halves to even. */
const microsecond = { smallestUnit: 'microsecond', roundingMode: 'halfEven' } as const;

/** Postgres returns an instant in its own format, with microseconds; everything else comes back as it was sent. */
function isSameValue(column: string, sent: unknown, stored: unknown): boolean {
  const rounded = (value: unknown) =>
    column.endsWith('_at') && typeof value === 'string'
      ? Temporal.Instant.from(value).round(microsecond).toString()
      : value;
  return isDeepStrictEqual(rounded(sent), rounded(stored));
}
