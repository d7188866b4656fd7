interface Sent {
  method: string;
  url: string;
}

/** The table or function that a request is for. */
const nameOf = ({ url }: Pick<Sent, 'url'>): string => new URL(url).pathname.split('/').at(-1) || 'request';

const isCall = ({ url }: Sent): boolean => url.includes('/rpc/');

/** What has to be known of PostgREST, Supabase's API, to send a request to it again. */
export const postgrest = {
  peer: 'Supabase',
  nameOf,
  /** Whether a request is answered with more than a status: a read, a call, a write that asks for its rows. */
  isAnswered: (request: Sent & { headers: Headers }): boolean =>
    request.method === 'GET' ||
    isCall(request) ||
    (request.headers.get('prefer') ?? '').includes('return=representation'),
  /** A 404 of its own says what is missing. supabase-js takes one without a reason for success. */
  explainsMissing: true,
  /** Some refusals of Postgres, such as a value too long to be indexed, come with HTTP 500. */
  isRefusal: (data: unknown): boolean =>
    typeof data === 'object' &&
    data !== null &&
    'code' in data &&
    /^(22|23|54)\w{3}$/.test(String(data.code)),
  /** Everything but a run's own bookkeeping, which is written to its end even when the run has to stop. */
  writesRows: (request: Sent): boolean =>
    request.method !== 'GET' && !isCall(request) && nameOf(request).startsWith('gazelle_'),
};
