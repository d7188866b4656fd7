import type { Sink } from '../sink.ts';
import type { Supabase } from './client.ts';
import { compareRows } from './compare.ts';
import { LeaseLostError } from './errors.ts';
import { readKnown } from './known.ts';
import { saveUnderLease } from './lease.ts';
import { keepRejects, resolveRejects } from './rejects.ts';
import { readRunState } from './run-state.ts';
import { checkpointKey } from './settings.ts';
import { softDelete } from './soft-delete.ts';
import { upsertRows } from './upsert.ts';

function reading(supabase: Supabase): Pick<Sink, 'readState' | 'readKnown'> {
  return {
    readState: (tables) => readRunState(supabase, tables),
    readKnown: (table, from) => readKnown(supabase, table, from),
  };
}

/**
 * Writes to Supabase as the run `runId`, which holds the lease. `beforeWrite` is awaited before each write; it throws
 * when the lease is lost. `onLost` is called when a checkpoint could not be saved because of that.
 */
export function supabaseSink(
  supabase: Supabase,
  runId: string,
  beforeWrite: () => Promise<void>,
  onLost: (error: LeaseLostError) => void = () => {},
): Sink {
  return {
    ...reading(supabase),
    async write(table, rows) {
      await beforeWrite();
      return upsertRows(supabase, table.name, rows);
    },
    async softDelete(table, ids, at) {
      await beforeWrite();
      return softDelete(supabase, table.name, ids, at);
    },
    keepRejects: (rejects) => keepRejects(supabase, runId, rejects),
    resolveRejects: (rejects) => resolveRejects(supabase, rejects),
    async saveCheckpoint(collection, value) {
      try {
        await saveUnderLease(supabase, runId, checkpointKey(collection), value);
      } catch (error) {
        if (error instanceof LeaseLostError) onLost(error);
        throw error;
      }
    },
  };
}

/** Says what a run would do to Supabase, by reading it; writes nothing at all. */
export function dryRunSink(supabase: Supabase): Sink {
  return {
    ...reading(supabase),
    write: (table, rows) => compareRows(supabase, table.name, rows),
    softDelete: async (_table, ids) => ids.length,
    keepRejects: async () => {},
    resolveRejects: async () => {},
    saveCheckpoint: async () => {},
  };
}
