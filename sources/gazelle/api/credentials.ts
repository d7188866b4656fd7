import { setTimeout as sleep } from 'node:timers/promises';
import pRetry from 'p-retry';
import type { Logger } from 'pino';
import { GazelleError, GazelleKeyRefusedError } from './errors.ts';
import {
  isStale,
  keyIn,
  type OAuthEndpoint,
  type OAuthToken,
  parseToken,
  requestToken,
} from './oauth-token.ts';
import { whyNoAnswer } from './wrap-error.ts';

/** What proves to Gazelle who asks: an API key, or an OAuth token that can be renewed. */
export interface Credentials {
  /** The headers for the next request. */
  headers(): Promise<Record<string, string>>;
  /** Called after a 401 with the headers that were refused; new ones are then tried once. Absent where there can be none. */
  renew?(used: Record<string, string>): Promise<void>;
}

const keyHeader = 'x-gazelle-api-key';

/** The key from Gazelle's settings page; it cannot be renewed. */
export const apiKey = (key: string): Credentials => ({
  headers: async () => ({ [keyHeader]: key }),
});

/** Keeps the token between runs; Gazelle makes a new refresh token with each renewal, and forgets the old one. */
export interface TokenStore {
  load(): Promise<string | null>;
  /**
   * Proves that storing works, by a write that leaves what is stored as it is; where nothing is, `initial` is stored.
   * Throws when it does not.
   */
  prove(initial: string): Promise<void>;
  save(value: string): Promise<void>;
}

interface OAuthOptions extends OAuthEndpoint {
  /** The refresh token to begin with, when none is stored or the stored one is refused. */
  refreshToken: string;
  store: TokenStore;
  log: Logger;
  /** Waiting before the store is asked once more, in milliseconds; it doubles with each time. */
  backoffMs: number;
  /** For how long saving a new token is tried again; by default longer than a Supabase project takes to restart. */
  saveForMs?: number;
}

class TokenLostError extends GazelleError {
  override readonly remedy = 'settings';
}

/**
 * OAuth credentials. A renewal uses up the stored token, so it is begun only once storing is proved to work, and the new
 * token is stored before it is used: were it lost, the account would be locked out. All requests of a run share one
 * renewal.
 */
export function oauth(options: OAuthOptions): Credentials {
  const { store, refreshToken, saveForMs = 5 * 60_000 } = options;
  let token: OAuthToken | null = null;
  /** The key that is stored instead of a token; empty where there is none, or none that is taken. */
  let key: string | null = null;
  let coming: Promise<OAuthToken> | null = null;
  /** A new token that could not be stored yet: the only valid one, since the old one is used up. */
  let unsaved: OAuthToken | null = null;

  async function save(fresh: OAuthToken, forMs: number): Promise<OAuthToken> {
    unsaved = fresh;
    await saveToken(fresh, forMs, options);
    unsaved = null;
    return fresh;
  }

  /** Resolves to a valid token that is not the refused one. */
  async function obtain(refused?: string | null): Promise<OAuthToken> {
    if (unsaved) return save(unsaved, 0);
    const stored = parseToken(await store.load(), refreshToken);
    // Another process may have renewed the token meanwhile. Use that one: a second renewal would invalidate it.
    if (stored.access_token !== refused && !isStale(stored)) return stored;
    await store.prove(JSON.stringify(stored));
    const fresh = await renewToken(stored, options);
    return fresh ? save(fresh, saveForMs) : obtain(refused);
  }

  /** All requests that need a token at this moment wait for the same one. */
  async function obtainOnce(refused?: string | null): Promise<OAuthToken> {
    coming ??= obtain(refused).finally(() => {
      coming = null;
    });
    token = await coming;
    return token;
  }

  return {
    async headers() {
      key ??= keyIn(await store.load()) ?? '';
      if (key) return { [keyHeader]: key };
      const { access_token } = token && !coming && !isStale(token) ? token : await obtainOnce();
      return { authorization: `Bearer ${access_token}` };
    },
    async renew({ authorization, [keyHeader]: refused }) {
      if (refused) {
        key = '';
        await obtainOnce(refused);
      }
      const held = token?.access_token;
      // Another request may have renewed the token since this one was sent.
      if (coming || authorization === `Bearer ${held}`) await obtainOnce(held);
    },
  };
}

/** Uses up the stored token; null where another process did so before, and has stored the next one. */
async function renewToken(stored: OAuthToken, options: OAuthOptions): Promise<OAuthToken | null> {
  const { refreshToken, log } = options;
  const fresh = await requestToken(options, stored.refresh_token);
  if (fresh) return fresh;
  if (await isReplaced(stored, options)) return null;
  if (stored.refresh_token !== refreshToken) {
    log.warn('Gazelle refused the stored OAuth refresh token: trying that of the settings');
    const first = await requestToken(options, refreshToken);
    if (first) return first;
  }
  throw new GazelleKeyRefusedError(
    'Gazelle refused the OAuth refresh token (invalid_grant): authorize the application again',
  );
}

/** Waits for the token that another process stores in place of a used one: for 7.5 s with the usual backoff of 0.5 s. */
async function isReplaced(used: OAuthToken, { store, refreshToken, backoffMs, signal }: OAuthOptions) {
  for (const times of [0, 1, 2, 4, 8]) {
    await sleep(times * backoffMs, undefined, { signal });
    const stored = parseToken(await store.load(), refreshToken);
    if (stored.refresh_token !== used.refresh_token) return true;
  }
  return false;
}

/**
 * Stores a new token, trying again for `forMs`. It goes on after the run was asked to stop: no other copy of the token
 * exists, and without it the account is locked out. Throws TokenLostError.
 */
async function saveToken(fresh: OAuthToken, forMs: number, { store, log, backoffMs }: OAuthOptions) {
  const attempt = () =>
    store.save(JSON.stringify(fresh)).catch((cause: unknown) => {
      throw new TokenLostError(
        `the new OAuth token could not be stored (${whyNoAnswer(cause)}) and is lost when this run ends, and the old one is used up: authorize the application again and set GAZELLE_REFRESH_TOKEN`,
        { cause },
      );
    });
  await pRetry(attempt, {
    retries: Number.POSITIVE_INFINITY,
    minTimeout: backoffMs,
    maxTimeout: 5000,
    maxRetryTime: forMs,
    onFailedAttempt({ error: { cause } }) {
      const why = whyNoAnswer(cause);
      log.warn(`the new OAuth token is not stored yet: ${why}; a process killed now would lose it`);
    },
  });
  log.info('the OAuth token was renewed and stored');
}
