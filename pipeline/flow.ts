import type { Row, RunState, Table } from '../sinks/sink.ts';
import type { Collection } from '../sources/gazelle/collection.ts';
import type { Note } from '../transforms/values.ts';

/** A piece of a record that becomes one row. */
export interface Part {
  entity: string;
  /** The id of the record, which is the id of the row. */
  id: string;
  /** What to keep when no row can be made or stored. */
  record: unknown;
  /** Makes the row; `note` is called with each value that its column cannot hold. */
  toRow(note: Note): Row;
}

/** One collection's way from Gazelle to Supabase. `R` is its record; where flows are listed together, it is unknown. */
export interface Flow<R = unknown> {
  /** The collection's name, which is that of its main entity; its checkpoint is kept under it. */
  name: string;
  collection: Collection<R>;
  /** The tables it fills, that of the records first. */
  tables: readonly [Table, ...Table[]];
  /** The rows-to-be of a record; `timezone` is the zone of local times that name none (IANA). */
  parts(record: R, timezone: string): Part[];
}

/**
 * Whether one of a flow's tables has no row though it must have some: then all is read as for the first time, whatever the
 * checkpoint says.
 */
export const isEmpty = ({ tables }: Flow, { emptyTables }: Pick<RunState, 'emptyTables'>): boolean =>
  tables.some(({ name, mayBeEmpty }) => !mayBeEmpty && emptyTables.includes(name));
