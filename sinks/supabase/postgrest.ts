/**
 * The values of a row are refused: data, constraints, program limits, an exception that a trigger of the owner's own raises,
 * and the check of a view. Codes: https://docs.postgrest.org/en/stable/references/errors.html
 */
export const valuesRefused = /^((22|23|54)\w{3}|P0001|44000)$/;

/** A statement ran longer than the role may; Supabase allows some seconds. */
export const timeout = /^57014$/;

interface Sent {
  method: string;
  url: string;
  headers: Headers;
}

/** The table or function that a request is for. */
export const nameOf = ({ url }: Pick<Sent, 'url'>): string =>
  new URL(url).pathname.split('/').at(-1) || 'request';

const isCall = ({ url }: Sent): boolean => url.includes('/rpc/');

const writesRows = (request: Sent): boolean =>
  request.method !== 'GET' && !isCall(request) && nameOf(request).startsWith('gazelle_');

/** Functions that only read and are sent by POST all the same: for long arguments, or to see what is committed meanwhile. */
const reads = ['gazelle_outdated', 'gazelle_stored', 'gazelle_changes_after'];

/** Writes of the bookkeeping: run log, lease, checkpoints, settings. They are sent even after a stop. */
const keepsBooks = (request: Sent): boolean =>
  request.method !== 'GET' && !writesRows(request) && !reads.includes(nameOf(request));

/** What has to be known of PostgREST, Supabase's API, to send a request to it again. */
export const postgrest = {
  peer: 'Supabase',
  nameOf,
  /** A read, a function call and a write that returns its rows have one. */
  hasBody: (request: Sent): boolean =>
    request.method === 'GET' ||
    isCall(request) ||
    (request.headers.get('prefer') ?? '').includes('return=representation'),
  /** How often an answer of PostgREST's own is asked for again: 0 is never, null where that is as for any server. */
  retriesOf({ status, data }: { status: number; data: unknown }, request: Sent): number | null {
    const code = String(Object(data).code);
    // Some come with HTTP 500, such as a value too long to be indexed.
    if (valuesRefused.test(code)) return 0;
    // The same statement would take as long again: the caller may ask for less, or write less, at once.
    if (timeout.test(code) && !keepsBooks(request)) return 0;
    // A project that is paused has to be restored.
    if (status === 540) return 0;
    // A token is not accepted for some seconds after a restart or while keys are changed: for up to 4 seconds.
    if (/^PGRST30[123]$/.test(code)) return 3;
    // A function or table that PostgREST's memory of the schema lacks: for 4 to 8 seconds, longer than it takes to read it again.
    if (/^PGRST20[25]$/.test(code)) return 4;
    return null;
  },
  writesRows,
  keepsBooks,
};
