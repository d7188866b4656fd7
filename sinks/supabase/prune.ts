import { answer, countedAnswer } from './answer.ts';
import type { Supabase, SupabaseRecords } from './client.ts';
import type { SyncedTable } from './tables.ts';

/** How many rows were deleted of a table, or would be. */
export interface Pruned {
  table: string;
  deleted: number;
}

/** How long to keep, in milliseconds; null keeps for ever. */
export interface Retention {
  deletedForMs: number | null;
  logsForMs: number | null;
  rejectsForMs: number | null;
}

interface PruneOptions {
  /** Only counts. */
  dryRun: boolean;
  /** Ends it between two statements. */
  signal: AbortSignal;
  /** How many rows a statement changes: so many are done well within the 8 seconds that Supabase gives it. */
  rowsPerStatement?: number;
}

/** Replaces the record of a pruned reject; a run that rejects the record again keeps it so. */
export const prunedRecord = { pruned: true };

/** What is pruned of a table, by the operator and the value for each column; `clearing` only clears the record of a reject. */
interface Old {
  name: SyncedTable | 'gazelle_rejects' | 'sync_logs';
  where: Record<string, readonly [operator: string, value: string | null]>;
  clearing?: true;
}

/**
 * Deletes rows that were marked as deleted, run logs and settled rejects, of this account alone, and clears the records that
 * rejects still open have kept: a reject stays as long as its record is not stored.
 */
export async function prune(
  supabase: Supabase & SupabaseRecords,
  tables: readonly SyncedTable[],
  retention: Retention,
  options: PruneOptions,
): Promise<Pruned[]> {
  const pruned: Pruned[] = [];
  for (const old of whatIsOld(tables, retention)) {
    const table = old.clearing ? `${old.name}.record` : old.name;
    pruned.push({ table, deleted: await pruneTable(supabase, old, options) });
  }
  return pruned;
}

function whatIsOld(
  tables: readonly SyncedTable[],
  { deletedForMs, logsForMs, rejectsForMs }: Retention,
): Old[] {
  const now = Date.now();
  const before = (ms: number) => ['lt', new Date(now - ms).toISOString()] as const;
  const found: Old[] = [];
  if (deletedForMs !== null) {
    const where = { deleted_at: before(deletedForMs) };
    found.push(...tables.map((name) => ({ name, where })));
  }
  if (rejectsForMs !== null) {
    const name = 'gazelle_rejects';
    const isOpen: Old['where'] = { resolved_at: ['is', null], created_at: before(rejectsForMs) };
    const hasRecord: Old['where'] = { record: ['not.is', null], 'record->pruned': ['is', null] };
    found.push({ name, where: { resolved_at: before(rejectsForMs) } });
    found.push({ name, where: { ...isOpen, ...hasRecord }, clearing: true });
  }
  if (logsForMs !== null) {
    const hasEnded: Old['where'] = { run_id: ['not.is', null], status: ['neq', 'running'] };
    found.push({ name: 'sync_logs', where: { started_at: before(logsForMs), ...hasEnded } });
  }
  return found;
}

/** One statement changes a part of a table, in the order of the ids, so that an interrupted prune continues the next time. */
async function pruneTable(
  supabase: Supabase & SupabaseRecords,
  { name, where, clearing }: Old,
  { dryRun, signal, rowsPerStatement: most = 5000 }: PruneOptions,
): Promise<number> {
  const exact = { count: 'exact' } as const;
  const old = <Query extends { filter(column: string, operator: string, value: string | null): Query }>(
    rows: Query,
  ): Query =>
    Object.entries(where).reduce(
      (query, [column, [operator, value]]) => query.filter(column, operator, value),
      rows.filter('account_id', 'eq', supabase.account),
    );
  // All of the tables have what is asked for here.
  const records: SupabaseRecords = supabase;
  const from = () => records.from(name as SyncedTable);
  if (dryRun) return (await countedAnswer({ name }, old(from().select('id', exact)).limit(1))).count;
  for (let deleted = 0; ; ) {
    signal.throwIfAborted();
    const ends = old(from().select('id'))
      .order('id')
      .range(most - 1, most - 1);
    const [end] = await answer({ name }, ends);
    const change = clearing
      ? old(supabase.from('gazelle_rejects').update({ record: prunedRecord }, exact))
      : old(from().delete(exact));
    deleted += (await countedAnswer({ name }, end ? change.lte('id', end.id) : change)).count;
    if (!end) return deleted;
  }
}
