import type { KnownRow } from './supabase/known.ts';
import type { Reject } from './supabase/rejects.ts';
import type { RunState } from './supabase/run-state.ts';
import type { Receipt, Row } from './supabase/upsert.ts';

export type { KnownRow, Receipt, Reject, Row, RunState };

/** What the sync has to know of a table beside its name. */
export interface Table {
  name: string;
  /** The column with the time of a record's last change, where there is one. */
  updatedColumn?: string;
  /** The column that names the record it belongs to. */
  parentColumn?: string;
  /** The column that a window goes by. */
  timeColumn?: string;
}

/** A row that differs from what is stored, found by a dry run; no columns stand for a row that is missing. */
export interface Difference {
  id: string;
  columns: string[];
}

/** What became of a batch; null where nothing is known of what is stored. */
export type WriteReceipt = Omit<Receipt<Row>, 'inserted' | 'updated' | 'unchanged'> & {
  inserted: number | null;
  updated: number | null;
  unchanged: number | null;
  differences?: Difference[];
};

/** Where rows go: a Supabase project, or a dry run's stand-in for it that writes nothing. */
export interface Sink {
  /** What a run starts from; `tables` are the ones it may ask to be empty. */
  readState(tables: readonly string[]): Promise<RunState>;
  /** What is stored of a table, or of its part from a time on. */
  readKnown(table: Table, from?: string): Promise<Map<string, KnownRow>>;
  /** Stores a batch in which no id comes twice. */
  write(table: Table, rows: readonly Row[]): Promise<WriteReceipt>;
  /** Marks rows as gone and returns how many were not marked before. */
  softDelete(table: Table, ids: readonly string[], at: string): Promise<number>;
  /** Keeps records that cannot be stored; throws when they cannot be kept either. */
  keepRejects(rejects: readonly Reject[]): Promise<void>;
  resolveRejects(ids: readonly string[]): Promise<void>;
  saveCheckpoint(collection: string, value: string): Promise<void>;
}
