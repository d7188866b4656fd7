import type { Reject, RejectKey, RejectKind, Standing } from '../sink.ts';
import { answer } from './answer.ts';
import type { Supabase } from './client.ts';
import { inChunks, inHalves } from './portions.ts';
import { prunedRecord } from './prune.ts';
import { storable, storableText } from './storable.ts';

const name = 'gazelle_rejects';

/** These columns allow null, but every open reject has a value in them; `run` is the last run that rejected it. */
type Filled = Record<'entity' | 'id' | 'reason' | 'since' | 'run', string> & {
  kind: RejectKind;
  ignoredAt: string | null;
};

const rejectId = ({ entity, recordId }: RejectKey): string => storableText(`${entity}:${recordId}`);

/** The record that a reject is about, by the reject's id in the table. */
export function parseRejectId(id: string): RejectKey {
  const [entity = ''] = id.split(':', 1);
  return { entity, recordId: id.slice(entity.length + 1) };
}

/** What is stored as the reason of a reject. */
const reasonOf = ({ reason, detail }: Reject): string => storableText(detail ?? reason);

/** The stable part of a reason. Postgres's text after the error code quotes values, which can change. */
const gist = (reason: string): string => reason.split(':', 1)[0] ?? '';

/** What the table has of each reject: since when it is open, and whether it is known or ignored for this same reason. */
async function findOpen(supabase: Supabase, rejects: readonly Reject[]) {
  const columns = 'id, kind, reason, created_at, ignored_at, pruned:record->pruned';
  const found = await inChunks(rejects.map(rejectId), (some) => {
    const query = supabase.from(name).select(columns).eq('account_id', supabase.account);
    return answer(query.in('id', some).is('resolved_at', null));
  });
  const open = new Map(found.map((row) => [row.id, row]));
  return rejects.map((reject) => {
    const before = open.get(rejectId(reject));
    const isSame = before?.kind === reject.kind && gist(before.reason ?? '') === gist(reasonOf(reject));
    const ignoredAt = isSame ? before.ignored_at : null;
    const standing: Standing = ignoredAt ? 'ignored' : isSame ? 'known' : 'new';
    return { createdAt: before?.created_at, ignoredAt, isPruned: before?.pruned === true, standing };
  });
}

/** Finds out which rejects are open already and which are new, without writing any. */
export async function findStandings(supabase: Supabase, rejects: readonly Reject[]): Promise<Standing[]> {
  return (await findOpen(supabase, rejects)).map(({ standing }) => standing);
}

/** Keeps rejects with their reasons; one that was resolved is open again, one acknowledged for this reason stays so. */
export async function keepRejects(
  supabase: Supabase,
  runId: string,
  rejects: readonly Reject[],
): Promise<Standing[]> {
  const open = await findOpen(supabase, rejects);
  const now = new Date().toISOString();
  const rows = rejects.map((reject, i) => ({
    account_id: supabase.account,
    id: rejectId(reject),
    run_id: runId,
    entity: reject.entity,
    record_id: storableText(reject.recordId),
    kind: reject.kind,
    reason: reasonOf(reject),
    record: open[i]?.isPruned ? prunedRecord : storable(reject.record),
    created_at: open[i]?.createdAt ?? now,
    tried_at: now,
    ignored_at: open[i]?.ignoredAt ?? null,
    resolved_at: null,
  }));
  await inChunks(rows, (some) => write(supabase, some));
  return open.map(({ standing }) => standing);
}

type RejectRow = { id: string; record: ReturnType<typeof storable> };

/** Writes rejects; one whose record is itself refused, for its size say, is kept without it. */
const write = (supabase: Supabase, rows: readonly RejectRow[]) => {
  const upsert = (some: RejectRow[]) =>
    answer(supabase.from(name).upsert(some, { onConflict: 'account_id,id' }));
  return inHalves(
    rows,
    async (some) => [await upsert([...some])],
    (row) => upsert([{ ...row, record: null }]),
  );
};

/** Marks rejects as resolved, and removes what they quote of the record. */
export async function resolveRejects(supabase: Supabase, rejects: readonly RejectKey[]): Promise<void> {
  const resolved = { record: null, reason: null, ignored_at: null, resolved_at: new Date().toISOString() };
  await inChunks(rejects.map(rejectId), (some) => {
    const update = supabase.from(name).update(resolved).eq('account_id', supabase.account);
    return answer(update.is('resolved_at', null).in('id', some));
  });
}

/** Acknowledges open rejects, by the ids of their records or all of them; resolves to the ids of the records. */
export async function ignoreRejects(supabase: Supabase, recordIds: readonly string[] | 'all') {
  const ignore = (ids: readonly string[] | null) => {
    const update = supabase.from(name).update({ ignored_at: new Date().toISOString() });
    const open = update.eq('account_id', supabase.account).is('resolved_at', null);
    return answer((ids ? open.in('record_id', ids) : open).select('record_id'));
  };
  const rows = await (recordIds === 'all' ? ignore(null) : inChunks(recordIds, ignore));
  return rows.flatMap(({ record_id }) => record_id ?? []);
}

/** The rejects still open, oldest first, up to `limit`, and how many there are in all. */
export async function listRejects(supabase: Supabase, limit: number) {
  const columns = 'entity, id:record_id, kind, reason, since:created_at, run:run_id, ignoredAt:ignored_at';
  const rejects: Filled[] = [];
  // One answer does not have all of many rows, whatever is asked for.
  for (;;) {
    const query = supabase.from(name).select(columns, { count: 'exact' }).eq('account_id', supabase.account);
    const open = query.is('resolved_at', null).order('created_at').order('id');
    const page = open.range(rejects.length, limit - 1).overrideTypes<Filled[]>();
    const { data, count } = await page.throwOnError();
    const total = count ?? 0;
    rejects.push(...data);
    if (data.length === 0 || rejects.length >= Math.min(limit, total)) return { rejects, total };
  }
}
