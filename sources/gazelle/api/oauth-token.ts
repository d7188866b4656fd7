import { parseJson } from '../../../parse-json.ts';
import { whyNoAnswer } from './answer.ts';
import { type Proof, proofByKey } from './credentials.ts';
import { GazelleKeyRefusedError, GazelleUnavailableError } from './errors.ts';

/** A token as Gazelle gives it and as it is stored. */
export interface OAuthToken {
  access_token?: string;
  refresh_token?: string | null;
  /** How long it is valid, in seconds. */
  expires_in?: number | null;
  /** A date as text, or as a number of seconds or of milliseconds. */
  expires_at?: string | number | null;
}

/** Reads a token from JSON, which in some deployments was serialised twice; an empty one where there is none. */
export function parseToken(text: string | null): OAuthToken {
  const once = parseJson(text ?? undefined);
  return Object(typeof once === 'string' ? parseJson(once) : once);
}

/** An earlier system stored an API key in the place of a token: it is short, and no refresh token is beside it. */
const isKey = ({ access_token, refresh_token }: OAuthToken) =>
  `${access_token}`.length < 50 && !refresh_token;

export const proofBy = (token: OAuthToken): Proof =>
  isKey(token) ? proofByKey(`${token.access_token}`) : ['authorization', `Bearer ${token.access_token}`];

/** Whether a token has to be renewed before the next request. Where one expires on the way, Gazelle answers with a 401. */
export function isStale(token: OAuthToken): boolean {
  const { access_token, expires_at } = token;
  if (!access_token) return true;
  if (isKey(token) || !expires_at) return false;
  const isInSeconds = typeof expires_at === 'number' && expires_at < 1e12;
  return new Date(isInSeconds ? expires_at * 1000 : expires_at).getTime() <= Date.now();
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

/** The codes of a refusal (RFC 6749, section 5.2); nothing else of an answer may be printed. */
const refusal = /^(invalid_(grant|client|request|scope)|unauthorized_client|unsupported_grant_type)$/;

/**
 * Uses up a refresh token. Resolves to a new token, with the same refresh token where the answer brings no other; or to null
 * where Gazelle refused the refresh token, which `invalid_grant` alone says. Throws GazelleKeyRefusedError where it refused the
 * application or the request, and GazelleUnavailableError where it gave no answer or any other.
 */
export async function requestToken(
  { tokenUrl, clientId, clientSecret, fetch, signal }: OAuthEndpoint,
  refreshToken: string,
): Promise<OAuthToken | null> {
  signal?.throwIfAborted();
  const secrets = { client_id: clientId, client_secret: clientSecret, refresh_token: refreshToken };
  const body = `${new URLSearchParams({ grant_type: 'refresh_token', ...secrets })}`;
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const response = await fetch(tokenUrl, { method: 'POST', headers, body }).catch((cause: unknown) => {
    const what = 'no answer from Gazelle to the renewal of the OAuth token';
    throw new GazelleUnavailableError(`${what}: ${whyNoAnswer(cause)}`, { cause });
  });
  const { ok, status } = response;
  const text = await response.text();
  const token = parseToken(text);
  if (ok && token.access_token) {
    // Null where Gazelle says nothing of its life (null or 0), or more than a date can hold.
    const end = new Date(Date.now() + Number(token.expires_in || Number.NaN) * 1000).toJSON();
    return { ...token, refresh_token: token.refresh_token || refreshToken, ...(end && { expires_at: end }) };
  }
  const { error } = Object(parseJson(text));
  const code = refusal.test(error) ? error : null;
  if (code === 'invalid_grant') return null;
  if (code || status === 401)
    throw new GazelleKeyRefusedError(
      `Gazelle refused the OAuth application (${code ?? `HTTP ${status}`}): check GAZELLE_CLIENT_ID, GAZELLE_CLIENT_SECRET and GAZELLE_TOKEN_URL`,
    );
  const what = ok ? 'something that is no token' : `HTTP ${status}`;
  throw new GazelleUnavailableError(`Gazelle answered the renewal of the OAuth token with ${what}`);
}
