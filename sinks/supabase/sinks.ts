import type { Sink } from '../sink.ts';
import { forgetChanges } from './changes.ts';
import { clearColumns, clearQuotes, countFilled } from './clear-columns.ts';
import type { Supabase } from './client.ts';
import { compareRows } from './compare.ts';
import { LeaseLostError } from './errors.ts';
import type { Lease } from './lease.ts';
import { findStandings, keepRejects, resolveRejects } from './rejects.ts';
import { readRunState } from './run-state.ts';
import { checkpointSettings, companyKey } from './settings.ts';
import { countRows, findOutdated, readStored } from './stored.ts';
import { softDelete, upsertRows } from './upsert.ts';

function reading(supabase: Supabase): Pick<Sink, 'readState' | 'outdated' | 'stored' | 'count'> {
  return {
    readState: (tables) => readRunState(supabase, tables),
    count: ({ name }) => countRows(supabase, name),
    outdated: (tables, heads, recheckFrom) => findOutdated(supabase, tables, heads, recheckFrom),
    stored: (table, part) => readStored(supabase, table, part),
  };
}

/** Writes to Supabase as the run that has the lease. `onLost` is called when the database says that it has not. */
export function supabaseSink(
  supabase: Supabase,
  lease: Lease,
  onLost: (error: LeaseLostError) => void,
): Sink {
  const noticing = <T>(write: Promise<T>): Promise<T> =>
    write.catch((error: unknown) => {
      if (error instanceof LeaseLostError) onLost(error);
      throw error;
    });
  return {
    ...reading(supabase),
    write: (table, rows, isUnnoted) => noticing(upsertRows(supabase, table.name, rows, isUnnoted)),
    softDelete: (table, ids, at) => noticing(softDelete(supabase, table.name, ids, at)),
    keepRejects: (rejects) => noticing(keepRejects(supabase, lease.holder, rejects)),
    resolveRejects: (rejects) => noticing(resolveRejects(supabase, rejects)),
    saveCheckpoints: (values) => noticing(lease.save(checkpointSettings(values))),
    saveCompany: (value) => noticing(lease.save({ [companyKey]: value })),
    async clear({ name, entity }, columns) {
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
  return {
    ...reading(supabase),
    write: (table, rows) => compareRows(supabase, table.name, rows, cleared.get(table.name)),
    softDelete: async (_table, ids) => ({ count: ids.length, refused: [] }),
    keepRejects: (rejects) => findStandings(supabase, rejects),
    resolveRejects: async () => {},
    saveCheckpoints: async () => {},
    saveCompany: async () => {},
    async clear({ name }, columns) {
      cleared.set(name, columns);
      return columns.length > 0 ? countFilled(supabase, name, columns) : 0;
    },
  };
}
