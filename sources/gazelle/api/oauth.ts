import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Credentials } from './credentials.ts';
import { GazelleKeyRefusedError } from './errors.ts';
import { type OAuthEndpoint, renewAt } from './oauth-renewal.ts';
import { saveToken, type TokenStore } from './oauth-store.ts';
import { isStale, parseToken, type StoredToken, serializeToken } from './oauth-token.ts';

interface OAuthOptions extends OAuthEndpoint {
  /** The refresh token to begin with, when none is stored or the stored one is refused. */
  refreshToken: string;
  store: TokenStore;
  log: Logger;
  /** Waiting before the store is asked once more, in milliseconds; it doubles with each time. */
  backoffMs: number;
  /** For how long a new token is tried to be stored, in milliseconds. */
  saveForMs?: number;
  /** No renewal is begun once it is aborted. */
  signal?: AbortSignal;
}

/** Longer than the restart of a Supabase project takes. */
const saveForMs = 5 * 60_000;
/** How often the store is asked for the token of another process: for 7.5 s with the usual backoff of 0.5 s. */
const reloads = 4;

/**
 * OAuth credentials. A renewal uses up the stored token, so it is begun only once storing is proved to work, and the new
 * token is stored before it is used: were it lost, the account would be locked out. All requests of a run share one
 * renewal.
 */
export function oauth(options: OAuthOptions): Credentials {
  const { store, log, backoffMs, signal } = options;
  let token: Promise<StoredToken> | null = null;
  let renewing: Promise<StoredToken> | null = null;
  let unsaved: { fresh: StoredToken; until: number } | null = null;

  async function load(): Promise<StoredToken> {
    const { refreshToken } = options;
    const stored = parseToken(await store.load());
    return stored ?? { accessToken: null, refreshToken, expiresAt: null, lifeMs: null };
  }

  async function exchange(refreshToken: string): Promise<StoredToken | null> {
    signal?.throwIfAborted();
    return renewAt(options, refreshToken);
  }

  async function save(fresh: StoredToken): Promise<StoredToken> {
    unsaved ??= { fresh, until: Date.now() + (options.saveForMs ?? saveForMs) };
    await saveToken(() => store.save(serializeToken(fresh)), { ...unsaved, backoffMs, log });
    unsaved = null;
    log.info('the OAuth token was renewed and stored');
    return fresh;
  }

  /** Waits for the token that another process stores in place of a used one; that may take some seconds. */
  async function reload(usedUp: StoredToken): Promise<StoredToken | null> {
    for (let left = reloads, wait = backoffMs; ; left -= 1, wait *= 2) {
      const stored = await load();
      if (stored.refreshToken !== usedUp.refreshToken) return stored;
      if (left === 0) return null;
      await sleep(wait, undefined, { signal }).catch(() => signal?.throwIfAborted());
    }
  }

  async function renew(held: StoredToken): Promise<StoredToken> {
    // A new token that could not be stored yet is the only valid one: the old one is used up.
    if (unsaved) return save(unsaved.fresh);
    const stored = await load();
    // Another process may have renewed the token meanwhile. Use that one: a second renewal would invalidate it.
    if (stored.accessToken !== held.accessToken && !isStale(stored, Date.now())) return stored;
    await store.prove(serializeToken(stored));
    let fresh = await exchange(stored.refreshToken);
    if (!fresh) {
      const another = await reload(stored);
      if (another && !isStale(another, Date.now())) return another;
      fresh = another && (await exchange(another.refreshToken));
    }
    if (!fresh && stored.refreshToken !== options.refreshToken) {
      log.warn('Gazelle refused the stored OAuth refresh token: trying that of the settings');
      fresh = await exchange(options.refreshToken);
    }
    if (!fresh) {
      throw new GazelleKeyRefusedError(
        'Gazelle refused the OAuth refresh token (invalid_grant): authorize the application again',
      );
    }
    return save(fresh);
  }

  /** Holds the token that comes. Where it fails to, the next request begins anew. */
  function hold(coming: Promise<StoredToken>): Promise<StoredToken> {
    token = coming.catch((error: unknown) => {
      token = null;
      throw error;
    });
    return token;
  }

  const current = () => token ?? hold(load());

  /** Begins a renewal, or joins the one under way. */
  function renewOnce(held: StoredToken): Promise<StoredToken> {
    renewing ??= hold(renew(held)).finally(() => {
      renewing = null;
    });
    return renewing;
  }

  return {
    async headers() {
      let held = await current();
      if (isStale(held, Date.now())) held = await renewOnce(held);
      return { authorization: `Bearer ${held.accessToken}` };
    },
    async renew(used) {
      const held = await current();
      // Another request may have renewed the token since this one was sent.
      if (used.authorization === `Bearer ${held.accessToken}`) await renewOnce(held);
    },
  };
}
