import type { Reject, RejectKey } from '../sink.ts';
import { answer } from './answer.ts';
import type { Supabase } from './client.ts';
import { inChunks } from './in-chunks.ts';
import { storable, storableText } from './storable.ts';

const name = 'gazelle_rejects';

/** An open reject as it is stored: `createdAt` in ISO 8601, `runId` of the last run that met it. */
interface StoredReject extends Reject {
  createdAt: string;
  runId: string;
}

/** The table allows null in these, but every reject is written with them. */
type Filled = Record<'entity' | 'record_id' | 'reason' | 'run_id' | 'created_at', string>;

const rejectId = ({ entity, recordId }: RejectKey): string => `${entity}:${recordId}`;

/** The record that a reject is about, by the reject's id in the table. */
export function parseRejectId(id: string): RejectKey {
  const [entity = ''] = id.split(':', 1);
  return { entity, recordId: id.slice(entity.length + 1) };
}

/** Keeps records with their reasons; one that is kept already is open again with its new reason. */
export async function keepRejects(
  supabase: Supabase,
  runId: string,
  rejects: readonly Reject[],
): Promise<void> {
  const rows = rejects.map((reject) => ({
    id: rejectId(reject),
    run_id: runId,
    entity: reject.entity,
    record_id: reject.recordId,
    reason: storableText(reject.reason),
    record: storable(reject.record),
    resolved_at: null,
  }));
  const columns = Object.keys(rows[0] ?? {});
  await answer({ name, columns }, supabase.from(name).upsert(rows, { onConflict: 'id' }));
}

/** Marks rejects as resolved. */
export async function resolveRejects(supabase: Supabase, rejects: readonly RejectKey[]): Promise<void> {
  for (const some of inChunks(rejects.map(rejectId))) {
    const update = supabase.from(name).update({ resolved_at: new Date().toISOString() });
    await answer({ name }, update.in('id', some).is('resolved_at', null));
  }
}

/** The rejects still open, oldest first, up to `limit`. */
export async function listRejects(supabase: Supabase, limit: number): Promise<StoredReject[]> {
  const columns = 'entity, record_id, reason, record, run_id, created_at';
  const query = supabase.from(name).select(columns).is('resolved_at', null).order('created_at').limit(limit);
  const rows = await answer({ name }, query.overrideTypes<Filled[]>());
  return rows.map(({ entity, record_id, reason, record, run_id, created_at }) => ({
    entity,
    recordId: record_id,
    reason,
    record,
    runId: run_id,
    createdAt: created_at,
  }));
}
