import type { SupabaseClient } from '@supabase/supabase-js';
import type { Reject } from '../sink.ts';
import { answer } from './answer.ts';
import { inChunks } from './in-chunks.ts';

const name = 'gazelle_rejects';

/** An open reject as it is stored: `createdAt` in ISO 8601, `runId` of the last run that met it. */
interface StoredReject extends Reject {
  createdAt: string;
  runId: string;
}

/** The id under which a reject is kept: one per record, so that a record rejected twice is still one reject. */
export const rejectId = ({ entity, recordId }: Pick<Reject, 'entity' | 'recordId'>): string =>
  `${entity}:${recordId}`;

/** Keeps records with their reasons; one that is kept already is open again with its new reason. */
export async function keepRejects(
  supabase: SupabaseClient,
  runId: string,
  rejects: readonly Reject[],
): Promise<void> {
  const rows = rejects.map((reject) => ({
    id: rejectId(reject),
    run_id: runId,
    entity: reject.entity,
    record_id: reject.recordId,
    reason: storable(reject.reason),
    record: storable(reject.record),
    resolved_at: null,
  }));
  const columns = Object.keys(rows[0] ?? {});
  await answer<null>({ name, columns }, supabase.from(name).upsert(rows, { onConflict: 'id' }));
}

/** Marks rejects as resolved, by their ids. */
export async function resolveRejects(supabase: SupabaseClient, ids: readonly string[]): Promise<void> {
  for (const some of inChunks(ids)) {
    const update = supabase.from(name).update({ resolved_at: new Date().toISOString() });
    await answer<null>({ name }, update.in('id', some).is('resolved_at', null));
  }
}

/** The rejects still open, oldest first, up to `limit`. */
export async function listRejects(supabase: SupabaseClient, limit: number): Promise<StoredReject[]> {
  const columns = 'entity, record_id, reason, record, run_id, created_at';
  const query = supabase.from(name).select(columns).is('resolved_at', null).order('created_at').limit(limit);
  type Found = {
    entity: string;
    record_id: string;
    reason: string;
    record: unknown;
    run_id: string;
    created_at: string;
  };
  const rows = await answer<Found[]>({ name }, query);
  return rows.map(({ entity, record_id, reason, record, run_id, created_at }) => ({
    entity,
    recordId: record_id,
    reason,
    record,
    runId: run_id,
    createdAt: created_at,
  }));
}

/** The value with what jsonb cannot hold replaced: a poisonous record must still be kept. */
function storable<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_key, part) =>
    typeof part === 'string' ? part.replaceAll('\0', '\uFFFD').toWellFormed() : part,
  );
}
