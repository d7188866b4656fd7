import { parseJson } from '../../../parse-json.ts';
import { GazelleKeyRefusedError, GazelleUnavailableError } from './errors.ts';
import { whyNoAnswer } from './wrap-error.ts';

/** A token as Gazelle gives it and as it is stored: its JSON has these fields. */
export interface OAuthToken {
  access_token: string | null;
  refresh_token: string;
  /** How long it is valid, in seconds; null when that is not known. */
  expires_in: number | null;
  /** A date as text, or as a number of seconds or of milliseconds; null when it is not known. */
  expires_at: string | number | null;
}

/** A token with a long life is renewed this long before it expires, so that it does not expire on the way. */
const longestAheadMs = 60_000;

/**
 * Whether a token has to be renewed before the next request, at the time `now` in milliseconds: when less than a minute of it
 * is left, or less than a quarter where its life is short, since one of a minute would else be renewed at every request.
 */
export function isStale({ access_token, expires_in, expires_at }: OAuthToken, now = Date.now()): boolean {
  if (!access_token) return true;
  if (expires_at === null) return false;
  const isInSeconds = typeof expires_at === 'number' && expires_at < 1e12;
  const end = isInSeconds ? expires_at * 1000 : new Date(expires_at).getTime();
  const aheadMs = expires_in === null ? longestAheadMs : Math.min(longestAheadMs, expires_in * 250);
  return end - aheadMs <= now;
}

function fieldsOf(text: string | null): Record<string, unknown> {
  const once = parseJson(text ?? undefined);
  return Object(typeof once === 'string' ? parseJson(once) : once);
}

/** The API key that an earlier system stored in the place of a token: short, with no refresh token beside it; null for a token. */
export function keyIn(text: string | null): string | null {
  const { access_token: access, refresh_token: refresh } = fieldsOf(text);
  return typeof access === 'string' && access.length < 50 && !refresh ? access : null;
}

/**
 * Reads a token from JSON, which in some deployments was serialised twice. `refreshToken` is for a text that names none.
 * `receivedAt` is when it came from Gazelle, in milliseconds: `expires_in` counts from there.
 */
export function parseToken(text: string | null, refreshToken: string, receivedAt?: number): OAuthToken {
  const { access_token: access, refresh_token: refresh, expires_in: life, expires_at: end } = fieldsOf(text);
  // No date can hold what a longer life leads to.
  const seconds = typeof life === 'number' && life > 0 && life < 1e10 ? life : null;
  const isCounted = receivedAt !== undefined && seconds !== null;
  const given = typeof end === 'string' || typeof end === 'number' ? end : null;
  return {
    access_token: typeof access === 'string' ? access : null,
    refresh_token: typeof refresh === 'string' && refresh ? refresh : refreshToken,
    expires_in: seconds,
    expires_at: isCounted ? new Date(receivedAt + seconds * 1000).toISOString() : given,
  };
}

/** Where an OAuth application renews its tokens. */
export interface OAuthEndpoint {
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  /** Must not be aborted on the way: the answer has the only token that is valid from then on. */
  fetch: typeof globalThis.fetch;
  /** No renewal is begun once it is aborted. */
  signal?: AbortSignal;
}

/**
 * Uses up a refresh token and resolves to a new token, or to null where the refresh token is refused. Throws as
 * `readTokenAnswer` does, and GazelleUnavailableError where no answer came.
 */
export async function requestToken(
  { tokenUrl, clientId, clientSecret, fetch, signal }: OAuthEndpoint,
  refreshToken: string,
): Promise<OAuthToken | null> {
  signal?.throwIfAborted();
  const body = new URLSearchParams({
    grant_type: 'refresh_token',
    client_id: clientId,
    client_secret: clientSecret,
    refresh_token: refreshToken,
  });
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const sent = fetch(tokenUrl, { method: 'POST', headers, body: `${body}` });
  const response = await sent.catch((cause: unknown) => {
    const what = 'no answer from Gazelle to the renewal of the OAuth token';
    throw new GazelleUnavailableError(`${what}: ${whyNoAnswer(cause)}`, { cause });
  });
  return readTokenAnswer(response.status, await response.text(), refreshToken, Date.now());
}

/** The codes of a refusal (RFC 6749, section 5.2) that may be printed; nothing else of an answer is. */
const refusals = [
  ...['invalid_grant', 'invalid_client', 'unauthorized_client'],
  ...['invalid_request', 'invalid_scope', 'unsupported_grant_type'],
];

/**
 * What an answer to a renewal means, which came at `receivedAt` (in milliseconds): a new token, with the used refresh token
 * where it brings no other; or null where Gazelle refused the refresh token, which `invalid_grant` alone says. Throws
 * GazelleKeyRefusedError where the application or the request is refused, and GazelleUnavailableError for any other answer.
 */
export function readTokenAnswer(
  status: number,
  text: string,
  refreshToken: string,
  receivedAt: number,
): OAuthToken | null {
  const isOk = status >= 200 && status < 300;
  const token = parseToken(text, refreshToken, receivedAt);
  if (isOk && token.access_token) return token;
  const { error } = Object(parseJson(text));
  const code = refusals.find((known) => known === error);
  if (code === 'invalid_grant') return null;
  if (code || status === 401) {
    throw new GazelleKeyRefusedError(
      `Gazelle refused the OAuth application (${code ?? `HTTP ${status}`}): check GAZELLE_CLIENT_ID, GAZELLE_CLIENT_SECRET and GAZELLE_TOKEN_URL`,
    );
  }
  const what = isOk ? 'something that is no token' : `HTTP ${status}`;
  throw new GazelleUnavailableError(`Gazelle answered the renewal of the OAuth token with ${what}`);
}
