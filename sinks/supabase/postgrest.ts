import { isFutile } from './answer.ts';

interface Sent {
  method: string;
  url: string;
}

/** The table or function that a request is for. */
const nameOf = ({ url }: Pick<Sent, 'url'>): string => new URL(url).pathname.split('/').at(-1) || 'request';

const isCall = ({ url }: Sent): boolean => url.includes('/rpc/');

const asksForRows = ({ headers }: { headers: Headers }): boolean =>
  (headers.get('prefer') ?? '').includes('return=representation');

const writesRows = (request: Sent): boolean =>
  request.method !== 'GET' && !isCall(request) && nameOf(request).startsWith('gazelle_');

/** What has to be known of PostgREST, Supabase's API, to send a request to it again. */
export const postgrest = {
  peer: 'Supabase',
  nameOf,
  /**
   * A read, a function call and a write that returns its rows must have a body. A real 404 names what is missing. A 404
   * without a reason comes from a proxy, and supabase-js would take it for success.
   */
  expect: (request: Sent & { headers: Headers }) => ({
    body: request.method === 'GET' || isCall(request) || asksForRows(request),
    reason: true,
  }),
  /** Some refusals of Postgres, such as a value too long to be indexed, come with HTTP 500, and so does its timeout. */
  isRefusal: (data: unknown, request: Sent): boolean =>
    isFutile(String(Object(data).code), writesRows(request)),
  writesRows,
  /** Requests that the database refuses when the run does not hold the lease. */
  needsLease: (request: Sent): boolean =>
    writesRows(request) || nameOf(request) === 'gazelle_save_checkpoint',
  /** Writes of the bookkeeping: run log, lease, checkpoints, settings. They are sent even after a stop. */
  keepsBooks: (request: Sent): boolean => request.method !== 'GET' && !writesRows(request),
};
