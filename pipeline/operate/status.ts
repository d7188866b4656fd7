import type { Logger } from 'pino';
import { readDays, readRunLog, readStatusRows } from '../../sinks/supabase/status.ts';
import type { ProjectConfig } from '../config.ts';
import { connectSupabase } from '../connect.ts';
import { flows } from '../flows.ts';
import type { RunSummary } from '../summary.ts';
import { toEntityStatus } from './entity-status.ts';

/** Asks Supabase how fresh and how well every entity is; none is stale without `maxAgeMs`. Throws a SupabaseError. */
export async function readStatus(config: ProjectConfig, log: Logger, maxAgeMs?: number, stop?: AbortSignal) {
  const asked = flows.flatMap(({ name, tables }) => tables.map((table) => ({ ...table, collection: name })));
  const rows = await readStatusRows(connectSupabase(config, log, { stop }).supabase, asked);
  return rows.map((row) => toEntityStatus(row, maxAgeMs));
}

/** A run as it was written down. */
export type PastRun = Awaited<ReturnType<typeof readRuns>>[number];

const toIso = (time: string | null) => time && new Date(time).toISOString();

/**
 * The last runs whose ids begin with `id`, newest first; null is what one that did not end well leaves open. Throws a
 * SupabaseError.
 */
export async function readRuns(config: ProjectConfig, log: Logger, limit: number, id = '') {
  const rows = await readRunLog(connectSupabase(config, log).supabase, limit, id);
  return rows.map((row) => {
    // Written by this program, which alone gives a row its run_id.
    const stats = row.stats as (Partial<RunSummary> & Pick<RunSummary['run'], 'warnings'>) | null;
    const { totals = null, entities = [], warnings } = stats ?? {};
    return {
      id: row.run_id ?? '',
      mode: row.mode,
      status: row.status,
      startedAt: toIso(row.started_at),
      finishedAt: toIso(row.finished_at),
      durationMs: row.duration_ms,
      triggeredBy: row.triggered_by,
      totals,
      entities,
      ...(warnings && { warnings }),
      /** The first ones, safe to print. */
      errors: row.error?.split('\n') ?? [],
    };
  });
}

export type Report = Awaited<ReturnType<typeof readReport>>;

const counts = { runs: 0, success: 0, partial: 0, failed: 0, read: 0, inserted: 0, updated: 0, deleted: 0 };
const idle = { ...counts, rejects: 0, median: 0, longest: 0, error: null };

/** How an account stands, and what was done on each of the last `count` days up to today, oldest first. Throws a SupabaseError. */
export async function readReport(config: ProjectConfig, log: Logger, count: number, maxAgeMs?: number) {
  const now = Date.now();
  const dates = Array.from({ length: count }, (_, i) =>
    new Date(now - (count - 1 - i) * 86_400_000).toISOString().slice(0, 10),
  );
  const [entities, found, [lastRun = null]] = await Promise.all([
    readStatus(config, log, maxAgeMs),
    readDays(connectSupabase(config, log).supabase, `${dates[0]}T00:00:00Z`),
    readRuns(config, log, 1),
  ]);
  const days = dates.map((day) => found.find((one) => one.day === day) ?? { ...idle, day });
  return { account: config.account ?? 'main', entities, days, lastRun };
}
