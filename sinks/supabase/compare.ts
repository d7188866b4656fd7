import { isDeepStrictEqual } from 'node:util';
import type { SupabaseClient } from '@supabase/supabase-js';
import { Temporal } from 'temporal-polyfill';
import { answer } from './answer.ts';
import type { Receipt, Row } from './upsert.ts';

/** Ids go into the URL of a read, which servers limit to about 8 KB. */
const idsPerRead = 100;

/** A stored row that differs from what Gazelle has now. */
export interface Difference {
  id: string;
  columns: string[];
}

/** Says what `upsertRows` would do with a batch, by reading what is stored; nothing is written. */
export async function compareRows<R extends Row>(
  supabase: SupabaseClient,
  table: string,
  rows: readonly R[],
): Promise<Receipt<R> & { differences: Difference[] }> {
  const stored = new Map<string, Record<string, unknown>>();
  for (let from = 0; from < rows.length; from += idsPerRead) {
    const some = rows.slice(from, from + idsPerRead);
    const columns = Object.keys(some[0] ?? {});
    const ids = some.map(({ id }) => id);
    const found = await answer<Record<string, unknown>[]>(
      { name: table, columns },
      supabase.from(table).select(columns.join(',')).in('id', ids).overrideTypes<Record<string, unknown>[]>(),
    );
    for (const row of found) stored.set(String(row.id), row);
  }

  const differences = rows.flatMap((row) => {
    const before = stored.get(row.id);
    if (!before) return [{ id: row.id, columns: [] }];
    const columns = Object.entries(row).flatMap(([column, value]) =>
      isSameValue(column, value, before[column]) ? [] : [column],
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

/** Postgres gives an instant back in its own spelling, with microseconds; everything else comes back as it was sent. */
function isSameValue(column: string, sent: unknown, stored: unknown): boolean {
  if (column.endsWith('_at') && typeof sent === 'string' && typeof stored === 'string') {
    const [a, b] = [sent, stored].map((time) => Temporal.Instant.from(time).round('microsecond'));
    return a !== undefined && b !== undefined && Temporal.Instant.compare(a, b) === 0;
  }
  return isDeepStrictEqual(sent, stored);
}
