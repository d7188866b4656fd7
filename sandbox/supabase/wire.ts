import type { PGlite, PGliteOptions } from '@electric-sql/pglite';

const BOOL = 16;
const TEXT = 25;
const TIMESTAMPTZ = 1184;

/** How values travel where PGlite's own way is not PostgREST's, which hands JSON to Postgres and takes JSON back. */
export const wire = {
  parsers: {
    [TIMESTAMPTZ]: (text: string) => text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'),
  },
  // What Postgres itself refuses or casts must reach it: PGlite throws at any value that is not of the column's type.
  serializers: { [BOOL]: asText, [TEXT]: asText },
} satisfies PGliteOptions;

/** The first type that is not of Postgres's own catalog: https://www.postgresql.org/docs/current/system-catalog-initial-data.html. */
const FIRST_OTHER_TYPE = 10_000;

/**
 * PGlite copies its table of parsers for every message. Two thirds of it are for arrays of whole rows, such as
 * `pg_class[]`, which no query here answers with.
 */
export function dropSpareParsers({ parsers }: Pick<PGlite, 'parsers'>): void {
  for (const oid of Object.keys(parsers)) {
    if (Number(oid) >= FIRST_OTHER_TYPE) delete parsers[Number(oid)];
  }
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
