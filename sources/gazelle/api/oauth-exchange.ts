import { GazelleUnavailableError } from './errors.ts';
import { readTokenAnswer } from './oauth-answer.ts';
import type { StoredToken } from './oauth-token.ts';
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
  const form = {
    grant_type: 'refresh_token',
    client_id: clientId,
    client_secret: clientSecret,
    refresh_token: refreshToken,
  };
  let response: Response;
  try {
    response = await fetch(tokenUrl, { method: 'POST', body: new URLSearchParams(form) });
  } catch (cause) {
    const why = whyNoAnswer(cause);
    throw new GazelleUnavailableError(`no answer from Gazelle to the renewal of the OAuth token: ${why}`, {
      cause,
    });
  }
  const { status } = response;
  const fresh = readTokenAnswer({ status, text: await response.text(), receivedAt: Date.now() });
  return fresh && { ...fresh, refreshToken: fresh.refreshToken || refreshToken };
}
