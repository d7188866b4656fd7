import type { Logger } from 'pino';
import { readStatusRows } from '../../sinks/supabase/status.ts';
import { parseCheckpoint } from '../../sources/gazelle/checkpoint.ts';
import type { ProjectConfig } from '../config.ts';
import { connectSupabase } from '../connect.ts';
import { flows } from '../flows.ts';

/** How one entity stands. Times are ISO 8601 in UTC, and null where it has never happened. */
export type EntityStatus = Awaited<ReturnType<typeof readStatus>>[number];

/** Asks Supabase how fresh and how well every entity is; none is stale without `maxAgeMs`. Throws a SupabaseError. */
export async function readStatus(
  config: ProjectConfig,
  maxAgeMs: number | null,
  log: Logger,
  stop?: AbortSignal,
) {
  const asked = flows.flatMap((flow) =>
    flow.tables.map(({ entity, name }) => ({ entity, table: name, collection: flow.name })),
  );
  const rows = await readStatusRows(connectSupabase(config, log, { stop }).supabase, asked);
  const now = Date.now();
  return rows.map(({ entity, stored, deleted, last_change, checkpoint, failures, error, open_rejects }) => {
    const { syncedAt = null, sweptAt = null } = parseCheckpoint(checkpoint ?? undefined) ?? {};
    const ageMs = syncedAt === null ? null : Math.max(0, now - Date.parse(syncedAt));
    return {
      entity,
      /** Rows that Gazelle still has; `deleted` counts those that are marked as deleted. */
      rows: stored,
      deleted,
      /** When a row last really changed, by the database's clock. */
      lastChangeAt: last_change ? new Date(last_change).toISOString() : null,
      /** When the last run that covered everything began, by Gazelle's clock; none while everything is to be read again. */
      lastSuccessAt: syncedAt,
      ageMs,
      /** When every id was last compared with Gazelle's. */
      lastComparedAt: sweptAt,
      /** Runs that failed since the last good one, at most 200, and the error of the newest; it is safe to print. */
      failures,
      error: error || null,
      openRejects: open_rejects,
      /** Its age is more than was allowed, or it has none. */
      stale: maxAgeMs !== null && (ageMs === null || ageMs > maxAgeMs),
    };
  });
}
