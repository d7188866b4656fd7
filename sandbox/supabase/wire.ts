import type { PGliteOptions } from '@electric-sql/pglite';

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

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
