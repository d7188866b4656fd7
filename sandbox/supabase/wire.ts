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

/** What Lite, or we, read in another way than PGlite, which falls back on its own: bigint, date, timestamps, numeric. */
const READ_IN_ANOTHER_WAY = [20, 1082, 1114, TIMESTAMPTZ, 1700];

/**
 * The arrays that columns of ours, of an application beside us and of Postgres's own catalog are of: bool, "char", name,
 * smallint, integer, text, varchar, bigint, real, double, oid, timestamptz, date, numeric, uuid, regtype and jsonb.
 */
const ARRAYS = [
  1000, 1002, 1003, 1005, 1007, 1009, 1015, 1016, 1021, 1022, 1028, 1182, 1185, 1231, 2211, 2951, 3807,
];

/** PGlite copies its table of parsers for every statement, which takes longer than a short statement itself. */
export function dropSpareParsers({ parsers }: Pick<PGlite, 'parsers'>): void {
  const kept = new Set([...READ_IN_ANOTHER_WAY, ...ARRAYS].map(String));
  for (const type of Object.keys(parsers)) if (!kept.has(type)) delete parsers[type];
}

const [BIND, DESCRIBE, EXECUTE, PARSE, QUERY, SYNC] = [...'BDEPQS'].map((letter) => letter.charCodeAt(0));
const PORTAL = 'P'.charCodeAt(0);
/** The end of a statement and of what its error makes Postgres skip. */
const sync = Uint8Array.of(SYNC ?? 0, 0, 0, 0, 4);

/**
 * PGlite hands each message of a statement to Postgres alone: to parse it, to describe it, to bind its values, to describe
 * its answer, to execute it, and that this was all. Here they go in two parts, before the types of its values are known
 * and after. One statement at a time, please.
 */
export function sendTogether(driver: Pick<PGlite, 'execProtocolStream'>): void {
  const send = driver.execProtocolStream.bind(driver);
  let held: Uint8Array[] = [];
  let isSynced = true;

  driver.execProtocolStream = async (message, options) => {
    const [kind] = message;
    if (kind === SYNC && isSynced) return [];
    if (kind === PARSE || kind === BIND || (kind === DESCRIBE && message[5] === PORTAL)) {
      isSynced = false;
      held.push(message);
      return [];
    }
    const parts = kind === EXECUTE ? [...held, message, sync] : [...held, message];
    held = [];
    if (kind === EXECUTE || kind === QUERY || kind === SYNC) isSynced = true;
    return send(Buffer.concat(parts), options);
  };
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
