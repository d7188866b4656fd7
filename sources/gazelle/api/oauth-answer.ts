import { GazelleKeyRefusedError, GazelleUnavailableError } from './errors.ts';
import { parseToken, type StoredToken } from './oauth-token.ts';

/** What came back from the token endpoint. */
export interface TokenAnswer {
  status: number;
  text: string;
  /** In milliseconds since the epoch. */
  receivedAt: number;
}

/** Codes that may be printed (RFC 6749, sections 5.2 and 4.1.2.1): whatever else an answer says is not. */
const printable = [
  ...['invalid_grant', 'invalid_client', 'unauthorized_client', 'invalid_request', 'invalid_scope'],
  ...['unsupported_grant_type', 'temporarily_unavailable', 'server_error'],
];

/**
 * What an answer to a renewal means: a new token, or null where Gazelle refused the refresh token, which `invalid_grant`
 * alone says. Throws GazelleKeyRefusedError where the application or the request is refused, and GazelleUnavailableError
 * for any other answer: both say nothing of the token.
 */
export function readTokenAnswer({ status, text, receivedAt }: TokenAnswer): StoredToken | null {
  const isOk = status >= 200 && status < 300;
  const token = isOk ? parseToken(text, receivedAt) : null;
  if (token) return token;
  const code = readCode(text);
  if (code === 'invalid_grant') return null;
  const why = code ?? `HTTP ${status}`;
  if (code === 'invalid_client' || code === 'unauthorized_client' || (status === 401 && !code)) {
    throw new GazelleKeyRefusedError(
      `Gazelle refused the OAuth application (${why}): check GAZELLE_CLIENT_ID and GAZELLE_CLIENT_SECRET`,
    );
  }
  if (code?.startsWith('invalid_') || code === 'unsupported_grant_type') {
    throw new GazelleKeyRefusedError(
      `Gazelle refused the request for a new OAuth token (${why}): check GAZELLE_TOKEN_URL`,
    );
  }
  const what = isOk && !code ? 'something that is no token' : `HTTP ${status}${code ? ` (${code})` : ''}`;
  throw new GazelleUnavailableError(`Gazelle answered the renewal of the OAuth token with ${what}`);
}

function readCode(text: string): string | undefined {
  try {
    const { error } = Object(JSON.parse(text));
    return printable.find((code) => code === error);
  } catch {
    return undefined;
  }
}
