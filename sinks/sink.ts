import type { Sentence } from '../sentences/sentence.ts';
import type { ColumnOf, Row, SyncedTable } from './supabase/tables.ts';

export type { Row };

interface TableNamed<Name extends SyncedTable> {
  name: Name;
  /** What its rows are: `clients`, `contacts`. */
  entity: string;
  /** The column with the time of a record's last change, where there is one. */
  updatedColumn?: ColumnOf<Name>;
  /** The column with the id of the record that this one belongs to: a contact's client; of clients, of their default contact. */
  linkColumn?: ColumnOf<Name>;
  /** The column whose time decides whether a row lies in a window of time. */
  timeColumn?: ColumnOf<Name>;
  /** It may have no rows, though everything has been read. */
  mayBeEmpty?: true;
  /** Its rows come by a field that not every API has, and heads do not list them. */
  optional?: true;
}

/** A table that the sync fills, and what its columns are for. */
export type Table = { [Name in SyncedTable]: TableNamed<Name> }[SyncedTable];

/** What a run needs to know of the project before it reads. */
export interface RunState {
  /** Values of `system_settings`, by key: `last_sync_date`, `gazelle_company` and all that begin with `checkpoint:`. */
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

/** What is compared of a record: its id and times, and those of what comes with it, by entity. */
export interface ComparedHead {
  id: string;
  updatedAt: string | null;
  /** What the link column of its row has to be; compared where the table has one. */
  link?: string | null;
  children?: Readonly<Record<string, readonly ComparedHead[]>>;
}

/** Which stored rows are asked for: all, those dated from `since` (ISO 8601) on, or those that belong to the records `of`. */
export type Where = { since?: string; of?: readonly string[] };

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

/** What was known of a reject when it came again; one with another reason than before is new. */
export type Standing = 'new' | 'known' | 'ignored';

/** A record that could not be stored, or not wholly. */
export interface Reject extends RejectKey {
  kind: RejectKind;
  /** Safe to print. */
  reason: Sentence;
  /** Stored instead of `reason` where more is known; it may quote the record: never print it. */
  detail?: string;
  /** The record, or the values of it that are bad, by field. */
  record: unknown;
}

/** A row that was refused on its own. */
export interface Refused extends Required<Pick<Reject, 'reason' | 'detail'>> {
  row: Row;
}

/** What became of a batch, by what the database says it wrote; null when what is stored is not known. */
export interface Receipt {
  inserted: number | null;
  updated: number | null;
  unchanged: number | null;
  refused: Refused[];
  /** Only from a dry run: the rows that differ from what is stored, and in which columns; in none where it is not stored yet. */
  differences?: { id: string; columns: string[] }[];
}
