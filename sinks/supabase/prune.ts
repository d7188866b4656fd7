import { answer, countedAnswer } from './answer.ts';
import type { Supabase, SupabaseRecords } from './client.ts';
import type { SyncedTable } from './tables.ts';

/** How many rows were deleted of a table, or would be. */
export interface Pruned {
  table: string;
  deleted: number;
}

/** How long to keep, in milliseconds, by the flags of `etl prune`; what is not named is kept for ever. */
export type Retention = Partial<
  Record<'deletedFor' | 'logsFor' | 'rejectsFor' | 'changesFor', number | undefined>
>;

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
  name: SyncedTable | 'gazelle_rejects' | 'sync_logs' | 'gazelle_changes';
  where: Record<string, readonly [operator: string, value: string | null]>;
  clearing?: true;
}

/**
 * Deletes rows that were marked as deleted, run logs, settled rejects and noted changes, of this account alone, and clears the
 * records that rejects still open have kept: a reject stays as long as its record is not stored.
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

interface Kind extends Pick<Old, 'clearing'> {
  by: keyof Retention;
  names: readonly Old['name'][];
  time: string;
  where?: Old['where'];
}

function whatIsOld(tables: readonly SyncedTable[], retention: Retention): Old[] {
  const hasRecord: Old['where'] = { record: ['not.is', null], 'record->pruned': ['is', null] };
  const hasEnded: Old['where'] = { run_id: ['not.is', null], status: ['neq', 'running'] };
  const isOpen: Old['where'] = { ...hasRecord, resolved_at: ['is', null] };
  const kinds: Kind[] = [
    { by: 'deletedFor', names: tables, time: 'deleted_at' },
    { by: 'rejectsFor', names: ['gazelle_rejects'], time: 'resolved_at' },
    { by: 'rejectsFor', names: ['gazelle_rejects'], time: 'created_at', where: isOpen, clearing: true },
    { by: 'logsFor', names: ['sync_logs'], time: 'started_at', where: hasEnded },
    { by: 'changesFor', names: ['gazelle_changes'], time: 'changed_at' },
  ];
  return kinds.flatMap(({ by, names, time, where, ...rest }) => {
    const keepMs = retention[by];
    if (keepMs === undefined) return [];
    const before = ['lt', new Date(Date.now() - keepMs).toISOString()] as const;
    return names.map((name) => ({ name, ...rest, where: { ...where, [time]: before } }));
  });
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
