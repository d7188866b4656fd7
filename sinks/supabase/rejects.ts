import type { Reject, RejectKey, RejectKind, Standing } from '../sink.ts';
import { answer, countedAnswer } from './answer.ts';
import type { Supabase } from './client.ts';
import { RowsRefusedError } from './errors.ts';
import { inChunks } from './in-chunks.ts';
import { prunedRecord } from './prune.ts';
import { storable, storableText } from './storable.ts';

const name = 'gazelle_rejects';

/** These columns allow null, but every open reject has a value in them; `runId` is the last run that rejected it. */
type Filled = Record<'entity' | 'recordId' | 'reason' | 'runId' | 'createdAt', string> & {
  kind: RejectKind;
  ignoredAt: string | null;
};

const rejectId = ({ entity, recordId }: RejectKey): string => storableText(`${entity}:${recordId}`);

/** The record that a reject is about, by the reject's id in the table. */
export function parseRejectId(id: string): RejectKey {
  const [entity = ''] = id.split(':', 1);
  return { entity, recordId: id.slice(entity.length + 1) };
}

/** The stable part of a reason. Postgres's text after the error code quotes values, which can change. */
const gist = (reason: string): string => reason.split(':', 1)[0] ?? '';

/** What the table has of each reject: since when it is open, and whether it is known or ignored for this same reason. */
async function findOpen(supabase: Supabase, rejects: readonly Reject[]) {
  const columns = 'id, kind, reason, created_at, ignored_at, pruned:record->pruned';
  const query = supabase.from(name).select(columns).eq('account_id', supabase.account);
  const found = query.in('id', rejects.map(rejectId)).is('resolved_at', null);
  const open = new Map((await answer({ name }, found)).map((row) => [row.id, row]));
  return rejects.map((reject) => {
    const before = open.get(rejectId(reject));
    const isSame =
      before?.kind === reject.kind && gist(before.reason ?? '') === gist(storableText(reject.reason));
    const ignoredAt = isSame ? before.ignored_at : null;
    const standing: Standing = ignoredAt ? 'ignored' : isSame ? 'known' : 'new';
    return { createdAt: before?.created_at, ignoredAt, isPruned: before?.pruned === true, standing };
  });
}

/** Finds out which rejects are open already and which are new, without writing any. */
export async function findStandings(supabase: Supabase, rejects: readonly Reject[]): Promise<Standing[]> {
  const found: Standing[] = [];
  for (const some of inChunks(rejects)) {
    found.push(...(await findOpen(supabase, some)).map(({ standing }) => standing));
  }
  return found;
}

/** Keeps rejects with their reasons; one that was resolved is open again, one acknowledged for this reason stays so. */
export async function keepRejects(
  supabase: Supabase,
  runId: string,
  rejects: readonly Reject[],
): Promise<Standing[]> {
  const standings: Standing[] = [];
  for (const some of inChunks(rejects)) {
    const open = await findOpen(supabase, some);
    const now = new Date().toISOString();
    const rows = some.map((reject, i) => ({
      account_id: supabase.account,
      id: rejectId(reject),
      run_id: runId,
      entity: reject.entity,
      record_id: storableText(reject.recordId),
      kind: reject.kind,
      reason: storableText(reject.reason),
      record: open[i]?.isPruned ? prunedRecord : storable(reject.record),
      created_at: open[i]?.createdAt ?? now,
      tried_at: now,
      ignored_at: open[i]?.ignoredAt ?? null,
      resolved_at: null,
    }));
    await write(supabase, rows);
    standings.push(...open.map(({ standing }) => standing));
  }
  return standings;
}

type RejectRow = { id: string; record: ReturnType<typeof storable> };

/** Writes rejects; one whose record is itself refused, for its size say, is kept without it. */
async function write(supabase: Supabase, rows: readonly RejectRow[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  try {
    await answer({ name, columns }, supabase.from(name).upsert([...rows], { onConflict: 'account_id,id' }));
  } catch (error) {
    if (!(error instanceof RowsRefusedError)) throw error;
    const [only] = rows;
    if (rows.length === 1 && only?.record === null) throw error;
    for (const row of rows) await write(supabase, [rows.length === 1 ? { ...row, record: null } : row]);
  }
}

/** Marks rejects as resolved, and removes what they quote of the record. */
export async function resolveRejects(supabase: Supabase, rejects: readonly RejectKey[]): Promise<void> {
  const resolved = { record: null, reason: null, ignored_at: null };
  for (const some of inChunks(rejects.map(rejectId))) {
    const update = supabase.from(name).update({ ...resolved, resolved_at: new Date().toISOString() });
    const open = update.eq('account_id', supabase.account).is('resolved_at', null);
    await answer({ name }, open.in('id', some));
  }
}

/** Acknowledges open rejects, by the ids of their records or all of them; resolves to the ids of the records. */
export async function ignoreRejects(supabase: Supabase, recordIds: readonly string[] | 'all') {
  const ignored: string[] = [];
  for (const some of recordIds === 'all' ? [null] : inChunks(recordIds)) {
    const update = supabase.from(name).update({ ignored_at: new Date().toISOString() });
    const open = update.eq('account_id', supabase.account).is('resolved_at', null);
    const rows = await answer({ name }, (some ? open.in('record_id', some) : open).select('record_id'));
    ignored.push(...rows.flatMap(({ record_id }) => record_id ?? []));
  }
  return ignored;
}

/** The rejects still open, oldest first, up to `limit`, and how many there are in all. */
export async function listRejects(supabase: Supabase, limit: number) {
  const columns =
    'entity, recordId:record_id, kind, reason, runId:run_id, createdAt:created_at, ignoredAt:ignored_at';
  const query = supabase.from(name).select(columns, { count: 'exact' }).eq('account_id', supabase.account);
  const page = query.is('resolved_at', null).order('created_at').limit(limit).overrideTypes<Filled[]>();
  const { data: rejects, count: total } = await countedAnswer({ name }, page);
  return { rejects, total };
}
