import pLimit from 'p-limit';
import type { ComparedHead, Reject, RejectKey, Row, Table, Where } from '../sink.ts';
import { forgetChanges } from './changes.ts';
import { clearColumns, clearQuotes, countFilled } from './clear-columns.ts';
import type { Supabase } from './client.ts';
import { compareRows } from './compare.ts';
import { LeaseLostError } from './errors.ts';
import type { Lease } from './lease.ts';
import { findStandings, keepRejects, resolveRejects } from './rejects.ts';
import { readRunState } from './run-state.ts';
import { countRows, findOutdated, readStored } from './stored.ts';
import { softDelete, upsertRows } from './upsert.ts';

/** Where rows go: a Supabase project, or, in a dry run, something that writes nothing. */
export type Sink = ReturnType<typeof supabaseSink>;

/** What reads, as a run and a dry run both do. */
const reading = (supabase: Supabase) => ({
  readState: (tables: readonly string[]) => readRunState(supabase, tables),
  count: (table: Table) => countRows(supabase, table),
  outdated: (tables: readonly Table[], heads: readonly ComparedHead[], recheckFrom: string | null) =>
    findOutdated(supabase, tables, heads, recheckFrom),
  stored: (table: Table, where: Where) => readStored(supabase, table, where),
});

/** So many batches are written, or compared, at once. */
const batchesAtOnce = 4;

/** Writes to Supabase as the run that has the lease. `onLost` is called when the database says that it has not. */
export function supabaseSink(supabase: Supabase, lease: Lease, onLost: (error: LeaseLostError) => void) {
  const limit = pLimit(batchesAtOnce);
  const noticing = <T>(write: Promise<T>): Promise<T> =>
    write.catch((error: unknown) => {
      if (error instanceof LeaseLostError) onLost(error);
      throw error;
    });
  return {
    ...reading(supabase),
    write: (table: Table, rows: readonly Row[], isFirst?: boolean) =>
      noticing(limit(() => upsertRows(supabase, table, rows, isFirst))),
    softDelete: (table: Table, ids: readonly string[], at: string) =>
      noticing(softDelete(supabase, table, ids, at)),
    keepRejects: (rejects: readonly Reject[]) => noticing(keepRejects(supabase, lease.holder, rejects)),
    resolveRejects: (keys: readonly RejectKey[]) => noticing(resolveRejects(supabase, keys)),
    /** Saves checkpoints, or the company, by the keys of their settings: all or none. */
    save: (settings: Record<string, string>) => noticing(lease.save(settings)),
    /** Empties columns of a table, and what the rejects of its entity quote; resolves to how many rows had a value in one. */
    async clear({ name, entity }: Table, columns: readonly string[]): Promise<number> {
      await noticing(clearQuotes(supabase, entity));
      if (columns.length === 0) return 0;
      await noticing(forgetChanges(supabase, entity, columns));
      return noticing(clearColumns(supabase, name, columns));
    },
  };
}

/** Says what a run would do to Supabase, by reading it; writes nothing at all. */
export function dryRunSink(supabase: Supabase): Sink {
  /** What a run would have cleared before it writes, by table. */
  const cleared = new Map<string, readonly string[]>();
  const limit = pLimit(batchesAtOnce);
  return {
    ...countingSink(),
    ...reading(supabase),
    write: (table, rows) => limit(() => compareRows(supabase, table, rows, cleared.get(table.name))),
    keepRejects: (rejects) => findStandings(supabase, rejects),
    async clear({ name }, columns) {
      cleared.set(name, columns);
      return columns.length > 0 ? countFilled(supabase, name, columns) : 0;
    },
  };
}

/** For a dry run without Supabase: every table looks empty, and nothing is known of what is stored. */
export function countingSink(): Sink {
  return {
    readState: async (tables) => ({
      settings: {},
      emptyTables: [...tables],
      openRejects: [],
      rejectCounts: { open: 0, ignored: 0 },
      recent: [],
    }),
    count: async () => 0,
    outdated: async (_tables, heads) => heads.map(({ id }) => id),
    async *stored() {},
    write: async () => ({ inserted: null, updated: null, unchanged: null, refused: [] }),
    softDelete: async (_table, ids) => ({ count: ids.length, refused: [] }),
    keepRejects: async (rejects) => rejects.map(() => 'new'),
    resolveRejects: async () => {},
    save: async () => {},
    clear: async () => 0,
  };
}
