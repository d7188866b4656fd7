import type { Logger } from 'pino';
import { readStatusRows } from '../../sinks/supabase/status.ts';
import { parseCheckpoint } from '../../sources/gazelle/checkpoint.ts';
import type { ProjectConfig } from '../config.ts';
import { connectSupabase } from '../connect.ts';
import { flows } from '../flows.ts';
import type { EntityStatus } from './entity-status.ts';

/** Asks Supabase how fresh and how well every entity is; none is stale without `maxAgeMs`. Throws a SupabaseError. */
export async function readStatus(
  config: ProjectConfig,
  maxAgeMs: number | null,
  log: Logger,
  stop?: AbortSignal,
): Promise<EntityStatus[]> {
  const asked = flows.flatMap((flow) =>
    flow.tables.map(({ entity, name }) => ({ entity, table: name, collection: flow.name })),
  );
  const rows = await readStatusRows(connectSupabase(config, log, { stop }).supabase, asked);
  const now = Date.now();
  return rows.map(({ entity, stored, deleted, last_change, checkpoint, failures, error, open_rejects }) => {
    const { syncedAt: lastSuccessAt = null, sweptAt = null } = parseCheckpoint(checkpoint ?? undefined) ?? {};
    const ageMs = lastSuccessAt === null ? null : Math.max(0, now - Date.parse(lastSuccessAt));
    return {
      entity,
      rows: stored,
      deleted,
      lastChangeAt: last_change && new Date(last_change).toISOString(),
      lastSuccessAt,
      ageMs,
      lastComparedAt: sweptAt,
      failures,
      error,
      openRejects: open_rejects,
      stale: maxAgeMs !== null && (ageMs === null || ageMs > maxAgeMs),
    };
  });
}
