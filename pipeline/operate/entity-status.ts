import type { Database } from '../../sinks/supabase/database.types.ts';
import { parseCheckpoint } from '../../sources/gazelle/checkpoint.ts';

type StatusRow = Database['public']['Functions']['gazelle_status']['Returns'][number];

/** How one entity stands. Times are ISO 8601 in UTC, and null where it has never happened. */
export type EntityStatus = ReturnType<typeof toEntityStatus>;

/** How an entity stands by what is stored, where its age may be `maxAgeMs`. */
export function toEntityStatus(row: StatusRow, maxAgeMs?: number) {
  const { syncedAt = null, sweptAt = null } = parseCheckpoint(row.checkpoint ?? undefined) ?? {};
  const ageMs = syncedAt === null ? null : Math.max(0, Date.now() - Date.parse(syncedAt));
  return {
    entity: row.entity,
    /** Rows that Gazelle still has; `deleted` counts those that are marked as deleted. */
    rows: row.stored,
    deleted: row.deleted,
    /** When a row last really changed, by the database's clock. */
    lastChangeAt: row.last_change ? new Date(row.last_change).toISOString() : null,
    /** When the last run that covered everything began, by Gazelle's clock; none while everything is to be read again. */
    lastSuccessAt: syncedAt,
    ageMs,
    /** When every id was last compared with Gazelle's. */
    lastComparedAt: sweptAt,
    /** Runs that failed since the last good one, at most 200, and the error of the newest; it is safe to print. */
    failures: row.failures,
    error: row.error || null,
    openRejects: row.open_rejects,
    /** Its age is more than was allowed, or it has none. */
    stale: maxAgeMs != null && (ageMs === null || ageMs > maxAgeMs),
  };
}
