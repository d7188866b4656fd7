import { answer, countedAnswer } from './answer.ts';
import type { Supabase, SupabaseRecords } from './client.ts';
import type { SyncedTable } from './tables.ts';

/** How many rows were deleted of a table, or would be. */
export interface Pruned {
  table: string;
  deleted: number;
}

/** What to delete: what is that old (ISO 8601); null leaves it. */
export interface PruneLimits {
  deletedBefore: string | null;
  logsBefore: string | null;
  rejectsBefore: string | null;
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

/** What the queries of supabase-js that read, change or delete have in common. */
interface Filtered {
  eq(column: string, value: string): this;
  neq(column: string, value: string): this;
  is(column: string, value: null): this;
  not(column: string, operator: 'is', value: null): this;
  lt(column: string, value: string): this;
}

/**
 * Deletes rows that were marked as deleted, run logs and settled rejects, of this account alone, and clears the records that
 * rejects still open have kept: a reject stays as long as its record is not stored. One statement changes a part of a table, so
 * that an interrupted prune continues the next time.
 */
export async function prune(
  supabase: Supabase & SupabaseRecords,
  tables: readonly SyncedTable[],
  { deletedBefore, logsBefore, rejectsBefore }: PruneLimits,
  { dryRun, signal, rowsPerStatement = 5000 }: PruneOptions,
): Promise<Pruned[]> {
  const { account } = supabase;
  const records: SupabaseRecords = supabase;
  const exact = { count: 'exact' } as const;
  const pruned: Pruned[] = [];

  /** Prunes what `isOld` leaves of `from`, in the order of the ids; `record` only clears the record of a reject. */
  async function pruneRows(
    name: SyncedTable | 'gazelle_rejects' | 'sync_logs',
    isOld: <Query extends Filtered>(rows: Query) => Query,
    part?: 'record',
  ): Promise<void> {
    // All of them have what is asked for here.
    const from = () => records.from(name as SyncedTable);
    const old = <Query extends Filtered>(rows: Query) => isOld(rows.eq('account_id', account));
    const table = part ? `${name}.${part}` : name;
    if (dryRun) {
      const { count } = await countedAnswer({ name }, old(from().select('id', exact)).limit(1));
      pruned.push({ table, deleted: count });
      return;
    }
    let deleted = 0;
    for (let isMore = true; isMore; ) {
      signal.throwIfAborted();
      const ends = old(from().select('id'))
        .order('id')
        .range(rowsPerStatement - 1, rowsPerStatement - 1);
      const [end] = await answer({ name }, ends);
      const change = part
        ? old(supabase.from('gazelle_rejects').update({ record: prunedRecord }, exact))
        : old(from().delete(exact));
      deleted += (await countedAnswer({ name }, end ? change.lte('id', end.id) : change)).count;
      isMore = end !== undefined;
    }
    pruned.push({ table, deleted });
  }

  if (deletedBefore) {
    for (const name of tables) await pruneRows(name, (rows) => rows.lt('deleted_at', deletedBefore));
  }
  if (rejectsBefore) {
    const name = 'gazelle_rejects';
    await pruneRows(name, (rows) => rows.lt('resolved_at', rejectsBefore));
    await pruneRows(
      name,
      (rows) => {
        const open = rows.is('resolved_at', null).lt('created_at', rejectsBefore);
        return open.not('record', 'is', null).is('record->pruned', null);
      },
      'record',
    );
  }
  if (logsBefore) {
    await pruneRows('sync_logs', (rows) => {
      return rows.lt('started_at', logsBefore).not('run_id', 'is', null).neq('status', 'running');
    });
  }
  return pruned;
}
