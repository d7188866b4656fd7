import type { RowOf, SyncedTable } from '../sinks/supabase/tables.ts';
import tables from './columns.gen.json' with { type: 'json' };
import { date, instant, integer, type Note, text, texts } from './values.ts';

/** The field with the name of a column: `serialNumber` of `serial_number`, `a0Pitch` of `a0_pitch`. */
type FieldOf<Column extends string> = Column extends `${infer First}_${infer Rest}`
  ? `${First}${Capitalize<FieldOf<Rest>>}`
  : Column;

/** What a field may hold for its column to be filled from it; JSON is for the transform to make. */
type Readable<Stored> =
  | (Stored extends string[] ? readonly (string | null)[] : Stored extends object ? never : Stored)
  | null
  | undefined;

/** Whether a record has what fills a column: the field of its name, or for `client_id` the record `client`. */
type IsFilled<Column extends string, Stored, R> = R extends { [Field in FieldOf<Column>]: Readable<Stored> }
  ? true
  : Column extends `${infer Of}_id`
    ? R extends { [Field in FieldOf<Of>]: { id: string | null } | null }
      ? true
      : false
    : false;

/** The columns that a transform has to make, because the record has no field for them. */
type Others<Row, R> = Partial<Row> & {
  [Column in keyof Row & string as IsFilled<Column, Row[Column], R> extends true
    ? never
    : Column]: Row[Column];
};

/** How a column of a type is filled from a field. */
const stores: Record<string, (field: string, value: never, note: Note) => unknown> = {
  text: (_field, value) => text(value),
  'text[]': (_field, value) => texts(value),
  boolean: (_field, value) => value ?? null,
  integer,
  date,
  timestamp: instant,
};

const toField = (column: string): string => column.replace(/_(.)/g, (_, letter) => letter.toUpperCase());

const columns = new Map(
  Object.entries<Record<string, string>>(tables).map(([table, types]) => [
    table,
    Object.entries(types).flatMap(([column, type]) => {
      const store = stores[type];
      return store
        ? [{ column, field: toField(column), of: toField(column.replace(/_id$/, '')), store }]
        : [];
    }),
  ]),
);

/**
 * A record as a row. A column is filled from the field of its name, as its type in the database says, or, where it is the id of
 * another record, from that; `others` are the columns for which the record has no such field. One that Gazelle gives is not
 * deleted.
 */
export function toRow<Name extends SyncedTable, R extends { id: string }>(
  table: Name,
  record: R,
  note: Note,
  others: Others<Omit<RowOf<Name>, 'id' | 'deleted_at'>, R>,
): RowOf<Name> {
  const row: Record<string, unknown> = { id: record.id, deleted_at: null };
  const fields: Record<string, unknown> = record;
  for (const { column, field, of, store } of columns.get(table) ?? []) {
    if (column in others) continue;
    const value = of in fields && !(field in fields) ? Object(fields[of]).id : fields[field];
    row[column] = store(field, value as never, note);
  }
  return Object.assign(row, others) as RowOf<Name>;
}
