import type { Logger } from 'pino';
import type { Credentials } from './credentials.ts';
import { GazelleKeyRefusedError, GazelleUnavailableError } from './errors.ts';
import { parseToken, type StoredToken, serializeToken } from './oauth-token.ts';
import { whyNoAnswer } from './wrap-error.ts';

/** Keeps the token between runs; Gazelle makes a new refresh token with each renewal, and forgets the old one. */
export interface TokenStore {
  load(): Promise<string | null>;
  save(value: string): Promise<void>;
}

interface OAuthOptions {
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  /** The refresh token to begin with, when none is stored or the stored one is refused. */
  refreshToken: string;
  store: TokenStore;
  fetch: typeof globalThis.fetch;
  log: Logger;
}

/** A token is renewed this long before it expires, so that it does not expire on the way. */
const marginMs = 60_000;
/** Answers to a renewal that mean no; any other failure says nothing of the token. */
const refusals = [400, 401, 403];
/** Why, by RFC 6749, section 5.2; whatever else an answer says is not printed. */
const codes =
  /"error"\s*:\s*"(invalid_(request|client|grant|scope)|unauthorized_client|unsupported_grant_type)"/;

/**
 * OAuth credentials. A renewed token is stored before it is used: were it lost in a crash, the account would be locked
 * out. All requests of a run share one renewal.
 */
export function oauth(options: OAuthOptions): Credentials {
  const { tokenUrl, clientId, clientSecret, store, fetch, log } = options;
  let token: Promise<StoredToken> | null = null;
  let renewing: Promise<StoredToken> | null = null;
  let unsaved: StoredToken | null = null;
  let refusal = '';

  async function load(): Promise<StoredToken> {
    const stored = parseToken(await store.load());
    return stored ?? { accessToken: null, refreshToken: options.refreshToken, expiresAt: null };
  }

  async function exchange(refreshToken: string): Promise<StoredToken | null> {
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
    const text = await response.text();
    if (refusals.includes(response.status)) {
      refusal = codes.exec(text)?.[1] ?? `HTTP ${response.status}`;
      return null;
    }
    const fresh = response.ok ? parseToken(text, Date.now()) : null;
    if (!fresh) {
      const what = response.ok ? 'something that is no token' : `HTTP ${response.status}`;
      throw new GazelleUnavailableError(`Gazelle answered the renewal of the OAuth token with ${what}`);
    }
    return { ...fresh, refreshToken: fresh.refreshToken || refreshToken };
  }

  async function save(fresh: StoredToken): Promise<StoredToken> {
    unsaved = fresh;
    await store.save(serializeToken(fresh));
    unsaved = null;
    log.info('the OAuth token was renewed and stored');
    return fresh;
  }

  async function renew(refused: string | null): Promise<StoredToken> {
    // One that could not be stored is the only good one there is.
    if (unsaved) return save(unsaved);
    const stored = await load();
    // Another process may have renewed it meanwhile; its token is as good, and renewing again would take it away.
    if (refused && stored.accessToken && stored.accessToken !== refused && !isStale(stored)) return stored;
    let fresh = await exchange(stored.refreshToken);
    if (!fresh) {
      // Refused, it may have been used by another process a moment ago, whose new token is stored by now.
      const again = await load();
      if (again.refreshToken !== stored.refreshToken && !isStale(again)) return again;
    }
    if (!fresh && stored.refreshToken !== options.refreshToken) {
      log.warn('Gazelle refused the stored OAuth refresh token: trying that of the settings');
      fresh = await exchange(options.refreshToken);
    }
    if (!fresh) {
      throw new GazelleKeyRefusedError(
        /client/.test(refusal)
          ? `Gazelle refused the OAuth application (${refusal}): check GAZELLE_CLIENT_ID and GAZELLE_CLIENT_SECRET`
          : `Gazelle refused the OAuth refresh token (${refusal}): authorize the application again`,
      );
    }
    return save(fresh);
  }

  /** Begins a renewal, or joins the one under way. After one that failed, the next request begins anew. */
  function renewOnce(refused: string | null): Promise<StoredToken> {
    token = renewing ??= renew(refused)
      .catch((error: unknown) => {
        token = null;
        throw error;
      })
      .finally(() => {
        renewing = null;
      });
    return token;
  }

  function current(): Promise<StoredToken> {
    token ??= load().catch((error: unknown) => {
      token = null;
      throw error;
    });
    return token;
  }

  return {
    async headers() {
      let held = await current();
      if (isStale(held)) held = await renewOnce(null);
      return { authorization: `Bearer ${held.accessToken}` };
    },
    async renew(used) {
      const { accessToken } = await current();
      // Another request may have renewed the token since this one was sent.
      if (used.authorization === `Bearer ${accessToken}`) await renewOnce(accessToken);
      return true;
    },
  };
}

function isStale({ accessToken, expiresAt }: StoredToken): boolean {
  return !accessToken || (expiresAt !== null && expiresAt - marginMs < Date.now());
}
