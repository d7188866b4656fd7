import type { Logger } from 'pino';
import type { Credentials } from './credentials.ts';
import { GazelleKeyRefusedError, GazelleUnavailableError } from './errors.ts';
import { parseToken, type StoredToken } from './oauth-token.ts';

/** Keeps the token between runs; Gazelle makes a new refresh token with each renewal, and forgets the old one. */
export interface TokenStore {
  load(): Promise<string | null>;
  save(value: string): Promise<void>;
}

export interface OAuthOptions {
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

/**
 * OAuth credentials. A renewed token is stored before it is used: were it lost in a crash, the account would be locked
 * out. All requests of a run share one renewal.
 */
export function oauth(options: OAuthOptions): Credentials {
  const { tokenUrl, clientId, clientSecret, store, fetch, log } = options;
  let token: Promise<StoredToken> | null = null;
  let renewing: Promise<StoredToken> | null = null;

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
      throw new GazelleUnavailableError('no answer from Gazelle to the renewal of the OAuth token', {
        cause,
      });
    }
    if (response.status >= 500 || response.status === 429) {
      throw new GazelleUnavailableError(
        `Gazelle answered the renewal of the OAuth token with HTTP ${response.status}`,
      );
    }
    const fresh = response.ok ? parseToken(await response.text(), Date.now()) : null;
    return fresh && { ...fresh, refreshToken: fresh.refreshToken || refreshToken };
  }

  async function renew(): Promise<StoredToken> {
    const { refreshToken } = await (token ?? load());
    let fresh = await exchange(refreshToken);
    if (!fresh && refreshToken !== options.refreshToken) {
      log.warn('Gazelle refused the stored OAuth refresh token: trying that of the settings');
      fresh = await exchange(options.refreshToken);
    }
    if (!fresh) {
      throw new GazelleKeyRefusedError(
        'Gazelle refused the OAuth refresh token: authorize the application again',
      );
    }
    await store.save(
      JSON.stringify({
        access_token: fresh.accessToken,
        refresh_token: fresh.refreshToken,
        expires_at: fresh.expiresAt && new Date(fresh.expiresAt).toISOString(),
      }),
    );
    log.info('the OAuth token was renewed and stored');
    return fresh;
  }

  function renewOnce(): Promise<StoredToken> {
    renewing ??= renew().finally(() => {
      renewing = null;
    });
    return renewing;
  }

  return {
    async headers() {
      token ??= load();
      const current = await (renewing ?? token);
      const isStale =
        !current.accessToken || (current.expiresAt !== null && current.expiresAt - marginMs < Date.now());
      if (isStale) token = renewOnce();
      const { accessToken } = await token;
      return { authorization: `Bearer ${accessToken}` };
    },
    async renew(used) {
      token ??= load();
      const current = await (renewing ?? token);
      // Another request may have renewed the token since this one was sent.
      if (used.authorization === `Bearer ${current.accessToken}`) token = renewOnce();
      await token;
      return true;
    },
  };
}
