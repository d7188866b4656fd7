import { answer } from './answer.ts';
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

/** What is pruned of tables: rows whose `time` is long enough ago, and where columns have these values by their operators. */
interface Old {
  by: keyof Retention;
  names: readonly (SyncedTable | 'gazelle_rejects' | 'sync_logs' | 'gazelle_changes')[];
  time: string;
  where?: Where;
  /** Only the record of a reject is cleared. */
  clearing?: true;
}

type Where = Record<string, readonly [operator: string, value: string | null]>;

const hasEnded: Where = { run_id: ['not.is', null], status: ['neq', 'running'] };
const isOpen: Where = { resolved_at: ['is', null], record: ['not.is', null], 'record->pruned': ['is', null] };

const old = (tables: readonly SyncedTable[]): Old[] => [
  { by: 'deletedFor', names: tables, time: 'deleted_at' },
  { by: 'rejectsFor', names: ['gazelle_rejects'], time: 'resolved_at' },
  { by: 'rejectsFor', names: ['gazelle_rejects'], time: 'created_at', where: isOpen, clearing: true },
  { by: 'logsFor', names: ['sync_logs'], time: 'started_at', where: hasEnded },
  { by: 'changesFor', names: ['gazelle_changes'], time: 'changed_at' },
];

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
  for (const { by, names, time, where, clearing = false } of old(tables)) {
    const keepMs = retention[by];
    if (keepMs === undefined) continue;
    const before = ['lt', new Date(Date.now() - keepMs).toISOString()] as const;
    for (const name of names) {
      const deleted = await pruneTable(supabase, name, { ...where, [time]: before }, clearing, options);
      pruned.push({ table: clearing ? `${name}.record` : name, deleted });
    }
  }
  return pruned;
}

/** One statement changes a part of a table, in the order of the ids, so that an interrupted prune continues the next time. */
async function pruneTable(
  supabase: Supabase & SupabaseRecords,
  name: Old['names'][number],
  where: Where,
  clearing: boolean,
  { dryRun, signal, rowsPerStatement: most = 5000 }: PruneOptions,
): Promise<number> {
  type Query<Q> = { filter(column: string, operator: string, value: string | null): Q };
  const matching = <Q extends Query<Q>>(query: Q): Q =>
    Object.entries(where).reduce(
      (narrowed, [column, [operator, value]]) => narrowed.filter(column, operator, value),
      query.filter('account_id', 'eq', supabase.account),
    );
  const exact = { count: 'exact' } as const;
  // All of the tables have what is asked for here.
  const records: SupabaseRecords = supabase;
  const rows = () => records.from(name as SyncedTable);
  if (dryRun) return (await matching(rows().select('id', exact)).limit(1).throwOnError()).count ?? 0;
  for (let deleted = 0; ; ) {
    signal.throwIfAborted();
    const last = matching(rows().select('id')).order('id');
    const [end] = await answer(last.range(most - 1, most - 1));
    const change = clearing
      ? matching(supabase.from('gazelle_rejects').update({ record: prunedRecord }, exact))
      : matching(rows().delete(exact));
    deleted += (await (end ? change.lte('id', end.id) : change).throwOnError()).count ?? 0;
    if (!end) return deleted;
  }
}
