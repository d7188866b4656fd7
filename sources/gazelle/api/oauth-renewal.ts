import { GazelleKeyRefusedError, GazelleUnavailableError } from './errors.ts';
import { parseToken, type StoredToken } from './oauth-token.ts';
import { whyNoAnswer } from './wrap-error.ts';

/** Where an OAuth application renews its tokens. */
export interface OAuthEndpoint {
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  /** Must not be aborted on the way: the answer has the only token that is good from then on. */
  fetch: typeof globalThis.fetch;
}

/**
 * Uses up a refresh token and resolves to a new token, or to null where the refresh token is refused. Throws as
 * `readTokenAnswer` does, and GazelleUnavailableError where no answer came.
 */
export async function renewAt(
  { tokenUrl, clientId, clientSecret, fetch }: OAuthEndpoint,
  refreshToken: string,
): Promise<StoredToken | null> {
  const body = new URLSearchParams({
    grant_type: 'refresh_token',
    client_id: clientId,
    client_secret: clientSecret,
    refresh_token: refreshToken,
  });
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const { status, text } = await fetch(tokenUrl, { method: 'POST', headers, body: `${body}` }).then(
    async (response) => ({ status: response.status, text: await response.text() }),
    (cause: unknown) => {
      const what = 'no answer from Gazelle to the renewal of the OAuth token';
      throw new GazelleUnavailableError(`${what}: ${whyNoAnswer(cause)}`, { cause });
    },
  );
  const fresh = readTokenAnswer(status, text, Date.now());
  return fresh && { ...fresh, refreshToken: fresh.refreshToken || refreshToken };
}

/** Codes that may be printed (RFC 6749, sections 5.2 and 4.1.2.1): whatever else an answer says is not. */
const printable = [
  ...['invalid_grant', 'invalid_client', 'unauthorized_client', 'invalid_request', 'invalid_scope'],
  ...['unsupported_grant_type', 'temporarily_unavailable', 'server_error'],
];

/**
 * What an answer to a renewal means, which came at `receivedAt` (milliseconds since the epoch): a new token, or null where
 * Gazelle refused the refresh token, which `invalid_grant` alone says. Throws GazelleKeyRefusedError where the application
 * or the request is refused, and GazelleUnavailableError for any other answer: both say nothing of the token.
 */
export function readTokenAnswer(status: number, text: string, receivedAt: number): StoredToken | null {
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
