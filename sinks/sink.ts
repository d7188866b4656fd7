import type { Sentence } from '../sentences/sentence.ts';
import type { ColumnOf, SyncedTable } from './supabase/tables.ts';

/** What every row has; the other columns depend on the table. */
export interface Row {
  id: string;
  updated_at?: string | null;
}

interface TableNamed<Name extends SyncedTable> {
  name: Name;
  /** The column with the time of a record's last change, where there is one. */
  updatedColumn?: ColumnOf<Name>;
  /** The column with the id of another record that this one belongs to: a contact's client. */
  linkColumn?: ColumnOf<Name>;
  /** The column whose time decides whether a row lies in a window of time. */
  timeColumn?: ColumnOf<Name>;
  /** Rows with one of these values in a column lie in every window without an end: what is not settled. */
  open?: { column: ColumnOf<Name>; values: readonly string[] };
  /** The collection whose checkpoint tells which rows a run has written that did not end well: they lie in every such window. */
  checkpoint?: string;
  /** The table of the record that `linkColumn` names, where it is this one that decides: an invoice for its items. */
  parent?: Table;
  /** It may have no rows, though everything has been read. */
  mayBeEmpty?: true;
}

/** A table that the sync fills, and what its columns are for. */
export type Table = { [Name in SyncedTable]: TableNamed<Name> }[SyncedTable];

/** What a run needs to know of the project before it reads. */
export interface RunState {
  /** The values of `system_settings` whose keys begin with `checkpoint:`, by key; `last_sync_date` and `gazelle_company`. */
  settings: Record<string, string>;
  /** The tables asked about that have no row. */
  emptyTables: string[];
  /** The rejects still open, those first whose last try is longest ago; of each entity up to 5,000. */
  openRejects: OpenReject[];
  /** How many rejects are open in all, and how many more were acknowledged. */
  rejectCounts: { open: number; ignored: number };
  /** The last 10 runs that left counts, newest first. */
  recent: PastReads[];
}

/** How much a past run read, entity by entity. */
export type PastReads = {
  mode: string;
  entities: {
    entity: string;
    strategy: string | null;
    fetched: number;
    listed: number | null;
    failed: boolean;
  }[];
};

/** What the sync compares of a stored row. */
export interface KnownRow {
  updatedAt: string | null;
  deleted: boolean;
  linkedId: string | null;
}

/** Stored rows, by id. */
export type KnownRows = ReadonlyMap<string, KnownRow>;

/** Which record a reject is about: a record that is rejected twice is still one reject. */
export interface RejectKey {
  entity: string;
  recordId: string;
}

/** What a reject is about: the whole record is missing, or it is stored without some of its values. */
export type RejectKind = 'record' | 'value';

/** A reject that an earlier run left, and whether the user has acknowledged it. */
export interface OpenReject extends RejectKey {
  kind: RejectKind;
  ignored: boolean;
}

/** What was known of a reject when it was met again; one with another reason than before is new. */
export type Standing = 'new' | 'known' | 'ignored';

/** A record that could not be stored, or not wholly. */
export interface Reject extends RejectKey {
  kind: RejectKind;
  /** May quote the record: it is stored, never printed. */
  reason: string;
  /** The record, or the values of it that are bad. */
  record: unknown;
}

/** A row that was refused on its own. */
export interface Refused {
  row: Row;
  /** Safe to print. */
  reason: Sentence;
  /** The database's own wording, which may quote the row: store it, never print it. */
  detail: string;
}

/** A row that a dry run found to differ from what is stored. */
export interface Difference {
  id: string;
  /** The columns that differ; empty when the row is not stored yet. */
  columns: string[];
}

/** What became of a batch, by what the database says it wrote; null when what is stored is not known. */
export interface Receipt {
  inserted: number | null;
  updated: number | null;
  unchanged: number | null;
  refused: Refused[];
  /** Only from a dry run. */
  differences?: Difference[];
}

/** Where rows go: a Supabase project, or, in a dry run, something that writes nothing. */
export interface Sink {
  /** What a run starts from; `tables` are the ones to look into for rows. */
  readState(tables: readonly string[]): Promise<RunState>;
  /**
   * The stored rows of a table, page by page; only those from a time on, and before `to`, or of these records, where they are
   * given.
   */
  readKnown(table: Table, from?: string, to?: string, of?: readonly string[]): AsyncIterable<KnownRows>;
  /** How many rows a table has, those marked as gone included. */
  count(table: Table): Promise<number>;
  /** Stores a batch in which no id comes twice. */
  write(table: Table, rows: readonly Row[]): Promise<Receipt>;
  /** Marks rows as gone and returns how many were not marked before. */
  softDelete(table: Table, ids: readonly string[], at: string): Promise<number>;
  /** Keeps what cannot be stored and tells, in the same order, what is new; throws when it cannot be kept either. */
  keepRejects(rejects: readonly Reject[]): Promise<Standing[]>;
  resolveRejects(rejects: readonly RejectKey[]): Promise<void>;
  /** Saves checkpoints by the names of their collections, all or none. */
  saveCheckpoints(values: Record<string, string>): Promise<void>;
  saveCompany(value: string): Promise<void>;
  /** Empties columns of a table, and what the rejects of its entity quote; returns how many rows had a value in one. */
  clear(table: Table, entity: string, columns: readonly string[]): Promise<number>;
}
