import { micros } from '../instants.ts';
import type { ClientRecord, EventRecord, PianoRecord } from '../records.ts';

/** What a record is sorted by. */
type SortKey<T> = (record: T) => number | string | null;

/** The sort keys of one kind of record, by the name of the enum value without its `_ASC` or `_DESC`. */
export type SortKeys<T> = { readonly [name: string]: SortKey<T> };

export const clientSortKeys: SortKeys<ClientRecord> = {
  STATUS: (client) => client.status,
  CLIENT_NAME: (client) => client.companyName,
  CREATED_AT: (client) => micros(client.createdAt),
  UPDATED_AT: (client) => micros(client.updatedAt),
};

export const pianoSortKeys: SortKeys<PianoRecord> = {
  STATUS: (piano) => piano.status,
  CREATED_AT: (piano) => micros(piano.createdAt),
  UPDATED_AT: (piano) => micros(piano.updatedAt),
};

export const eventSortKeys: SortKeys<EventRecord> = {
  START: (event) => micros(event.start),
};

/** The list sorted by each of `sortBy` in turn (such as `UPDATED_AT_DESC`), ties in the order given. */
export function inOrder<T>(list: readonly T[], sortBy: readonly string[], keys: SortKeys<T>): readonly T[] {
  const sorts = sortBy.flatMap((name) => {
    const key = keys[name.replace(/_(ASC|DESC)$/, '')];
    return key ? [{ key, sign: name.endsWith('_DESC') ? -1 : 1 }] : [];
  });
  if (sorts.length === 0) return list;
  return list
    .map((record) => ({ record, values: sorts.map(({ key }) => key(record)) }))
    .sort((a, b) => {
      for (const [index, { sign }] of sorts.entries()) {
        const difference = compare(a.values[index] ?? null, b.values[index] ?? null);
        if (difference !== 0) return sign * difference;
      }
      return 0;
    })
    .map(({ record }) => record);
}

/** As Postgres does: null is greater than anything, so it comes first when descending. */
function compare(a: number | string | null, b: number | string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
}
