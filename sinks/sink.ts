/** The least every row has; the rest of its columns is the table's affair. */
export interface Row {
  id: string;
  updated_at?: string | null;
}

/** What the sync has to know of a table beside its name. */
export interface Table {
  name: string;
  /** The column with the time of a record's last change, where there is one. */
  updatedColumn?: string;
  /** The column that names the record it goes with, as a contact does with its client. */
  linkColumn?: string;
  /** The column that a window goes by. */
  timeColumn?: string;
}

/** What a run needs to know of the project before it reads. */
export interface RunState {
  /** The values of `system_settings` whose keys begin with `checkpoint:`, by key; and `last_sync_date`. */
  settings: Record<string, string>;
  /** Entity tables without a single row. */
  emptyTables: string[];
  /** Ids of the rejects still open, `<entity>:<record id>`. */
  openRejects: string[];
}

/** What is stored of a record, as far as comparing needs it. */
export interface KnownRow {
  updatedAt: string | null;
  deleted: boolean;
  linkedId: string | null;
}

/** A record that could not be stored. */
export interface Reject {
  entity: string;
  recordId: string;
  /** May quote the record: it is stored, never printed. */
  reason: string;
  record: unknown;
}

/** A row that was refused on its own. */
interface Refused<R> {
  row: R;
  /** Safe to print. */
  reason: string;
  /** The database's own wording, which may quote the row: store it, never print it. */
  detail: string;
}

/** What became of a batch; the database counts, by what it says it wrote. */
export interface Receipt<R> {
  inserted: number;
  updated: number;
  unchanged: number;
  refused: Refused<R>[];
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
