import { micros } from '../instants.ts';
import type { ClientRecord, EstimateRecord, EventRecord, InvoiceRecord, PianoRecord } from '../records.ts';

type SortValue = number | string | null;

/** What a record is sorted by. */
type SortKey<T> = (record: T) => SortValue;

/** The sort keys of one kind of record, by the name of the enum value without its `_ASC` or `_DESC`. */
export type SortKeys<T> = { readonly [name: string]: SortKey<T> };

export const clientSortKeys: SortKeys<ClientRecord> = {
  STATUS: (client) => client.status,
  CLIENT_NAME: (client) => client.companyName,
  CREATED_AT: (client) => micros(client.createdAt),
  UPDATED_AT: (client) => micros(client.updatedAt),
};

export const pianoSortKeys: SortKeys<PianoRecord> = {
  MAKE: (piano) => piano.make,
  STATUS: (piano) => piano.status,
  CREATED_AT: (piano) => micros(piano.createdAt),
  UPDATED_AT: (piano) => micros(piano.updatedAt),
};

export const invoiceSortKeys: SortKeys<InvoiceRecord> = {
  NUMBER: (invoice) => invoice.number,
  CREATED_AT: (invoice) => micros(invoice.createdAt),
  UPDATED_AT: (invoice) => micros(invoice.updatedAt),
};

export const estimateSortKeys: SortKeys<EstimateRecord> = {
  NUMBER: (estimate) => estimate.number,
  CREATED_AT: (estimate) => micros(estimate.createdAt),
  UPDATED_AT: (estimate) => micros(estimate.updatedAt),
};

export const eventSortKeys: SortKeys<EventRecord> = {
  START: (event) => micros(event.start),
};

/** A list in order; records with the same rank are ties. */
export type Ordered<T> = { records: readonly T[]; rank: (index: number) => number };

/** The list sorted by each of `sortBy` in turn (such as `UPDATED_AT_DESC`), ties in the order given. */
export function inOrder<T>(list: readonly T[], sortBy: readonly string[], keys: SortKeys<T>): Ordered<T> {
  const sorts = sortBy.flatMap((name) => {
    const key = keys[name.replace(/_(ASC|DESC)$/, '')];
    return key ? [{ key, sign: name.endsWith('_DESC') ? -1 : 1 }] : [];
  });
  if (sorts.length === 0) return { records: list, rank: (index) => index };
  const sorted = list
    .map((record) => ({ record, values: sorts.map(({ key }) => key(record)) }))
    .sort((a, b) => difference(a.values, b.values));
  const ranks: number[] = [];
  for (const [index, { values }] of sorted.entries()) {
    const before = sorted[index - 1];
    const isTie = before !== undefined && difference(before.values, values) === 0;
    ranks.push(isTie ? (ranks[index - 1] ?? 0) : index);
  }
  return { records: sorted.map(({ record }) => record), rank: (index) => ranks[index] ?? index };

  function difference(a: readonly SortValue[], b: readonly SortValue[]): number {
    for (const [index, { sign }] of sorts.entries()) {
      const order = compare(a[index] ?? null, b[index] ?? null);
      if (order !== 0) return sign * order;
    }
    return 0;
  }
}

/** As Postgres does: null is greater than anything, so it comes first when descending. */
function compare(a: SortValue, b: SortValue): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
}
