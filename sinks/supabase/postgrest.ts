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
}

/** The table or function that a request is for. */
export const nameOf = ({ url }: Pick<Sent, 'url'>): string =>
  new URL(url).pathname.split('/').at(-1) || 'request';

const isCall = ({ url }: Sent): boolean => url.includes('/rpc/');

const writesRows = (request: Sent): boolean =>
  request.method !== 'GET' && !isCall(request) && nameOf(request).startsWith('gazelle_');

/** Functions that only read. The first three are sent by POST all the same: long arguments, or a look at what is committed meanwhile. */
const reads = [
  'gazelle_outdated',
  'gazelle_stored',
  'gazelle_changes_after',
  'gazelle_status',
  'gazelle_days',
  'gazelle_run_state',
];

/** Writes of the bookkeeping: run log, lease, checkpoints, settings. They are sent even after a stop. */
const keepsBooks = (request: Sent): boolean =>
  request.method !== 'GET' && !writesRows(request) && !reads.includes(nameOf(request));

/** What has to be known of PostgREST, Supabase's API, to send a request to it again. */
export const postgrest = {
  peer: 'Supabase',
  nameOf,
  /**
   * A read, a function call and a write that returns its rows must have a body. A real 404 names what is missing. A 404
   * without a reason comes from a proxy, and supabase-js would take it for success.
   */
  expect(request: Sent & { headers: Headers }) {
    const asksForRows = request.headers.get('prefer')?.includes('return=representation') ?? false;
    return { body: request.method === 'GET' || isCall(request) || asksForRows, reason: true };
  },
  /** Which answers are asked for again, and how often; the first line that fits counts. */
  retryRules: [
    // Some come with HTTP 500, such as a value too long to be indexed.
    { codes: valuesRefused, times: 0 },
    // The same statement would take as long again: the caller may ask for less, or write less, at once.
    { codes: timeout, of: (request: Sent) => !keepsBooks(request), times: 0 },
    // What is not implemented stays so, and a project that is paused (540) has to be restored.
    { statuses: [501, 505, 540], times: 0 },
    { statuses: [408, 425, 429] },
    // From 520 on they come from Cloudflare, which stands before Supabase.
    { from: 500 },
    // A token is not accepted for some seconds after a restart or while keys are changed: for up to 4 seconds.
    { codes: /^PGRST30[123]$/, times: 3 },
    // A function or table that PostgREST's memory of the schema lacks: for 4 to 8 seconds, longer than it takes to read it again.
    { codes: /^PGRST20[25]$/, times: 4 },
    // A page is not PostgREST's: something on the way turned the request away.
    { statuses: [403, 404], page: true, times: 2 },
  ],
  writesRows,
  /** Requests that the database refuses when the run does not hold the lease. */
  needsLease: (request: Sent): boolean =>
    writesRows(request) || nameOf(request) === 'gazelle_save_checkpoint',
  keepsBooks,
};
