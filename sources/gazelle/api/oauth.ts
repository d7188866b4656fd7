import { setTimeout as sleep } from 'node:timers/promises';
import pRetry from 'p-retry';
import type { Logger } from 'pino';
import { noAnswer, whyNoAnswer } from './answer.ts';
import { type Credentials, isGood, type OAuthToken, type Proof, parseToken, proofBy } from './credentials.ts';
import { GazelleKeyRefusedError, GazelleUnavailableError } from './errors.ts';

/** Keeps the token between runs; Gazelle makes a new refresh token with each renewal, and forgets the old one. */
export interface TokenStore {
  load(): Promise<string | null>;
  /** Proves that storing works, by a write that leaves a stored token as it is. Throws where it does not. */
  prove(): Promise<void>;
  save(value: string): Promise<void>;
}

/** How an OAuth application renews its tokens. */
interface OAuthOptions {
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  /** Must not be aborted on the way: the answer has the only token that is valid from then on. */
  fetch: typeof globalThis.fetch;
  /** No renewal is begun once it is aborted. */
  signal?: AbortSignal;
  /** The refresh token to begin with, when none is stored or the stored one is refused. */
  refreshToken: string;
  store: TokenStore;
  log: Logger;
  /** Waiting before the store is asked once more, in milliseconds (usually 500); it doubles with each time. */
  backoffMs: number;
}

/**
 * OAuth credentials. A renewal uses up the stored token, so it is begun only once storing is proved to work, and the new
 * token is stored before it is used: were it lost, the account would be locked out. All requests of a run share one renewal.
 */
export function oauth(options: OAuthOptions): Credentials {
  const { store, backoffMs, log } = options;
  let token: OAuthToken = {};
  let coming: Promise<OAuthToken> | null = null;
  /** A new token that could not be stored yet: the only valid one, since the old one is used up. */
  let unsaved: OAuthToken | null = null;

  async function obtain(refused: Proof | undefined): Promise<OAuthToken> {
    if (unsaved) return save(unsaved, 0);
    const stored = parseToken(await store.load());
    // Another process may have renewed the token meanwhile. Use that one: a second renewal would invalidate it.
    if (isGood(stored, refused)) return stored;
    await store.prove();
    unsaved = await renew(stored, options);
    return unsaved ? save(unsaved, Number.POSITIVE_INFINITY) : obtain(refused);
  }

  /** Stores a new token, after a stop too; with `retries` for 600 `backoffMs` (5 minutes). Throws GazelleKeyRefusedError. */
  async function save(fresh: OAuthToken, retries: number): Promise<OAuthToken> {
    await pRetry(() => store.save(JSON.stringify(fresh)), {
      ...{ retries, minTimeout: backoffMs, maxTimeout: 10 * backoffMs, maxRetryTime: 600 * backoffMs },
      onFailedAttempt({ error }) {
        const why = whyNoAnswer(error);
        log.warn(`the new OAuth token is not stored yet: ${why}; a process killed now would lose it`);
      },
    }).catch((cause: unknown) => {
      throw new GazelleKeyRefusedError(
        `the new OAuth token could not be stored (${whyNoAnswer(cause)}) and is lost when this run ends, and the old one is used up: authorize the application again and set GAZELLE_REFRESH_TOKEN`,
        { cause },
      );
    });
    log.info('the OAuth token was renewed and stored');
    unsaved = null;
    return fresh;
  }

  return async (refused) => {
    if (coming || !isGood(token, refused)) {
      coming ??= obtain(refused).finally(() => {
        coming = null;
      });
      token = await coming;
    }
    return proofBy(token);
  };
}

/** Uses up the stored token; null where another process did so before, and has stored the next one. */
async function renew(stored: OAuthToken, options: OAuthOptions): Promise<OAuthToken | null> {
  const { store, refreshToken, log, backoffMs, signal } = options;
  for (const used of new Set([stored.refresh_token || refreshToken, refreshToken])) {
    const fresh = await requestToken(options, used);
    if (fresh) return fresh;
    // Another process may be about to store the next one: with the usual backoff, this waits for 7.5 s.
    for (const times of [0, 1, 2, 4, 8]) {
      await sleep(times * backoffMs, undefined, { signal });
      if (parseToken(await store.load()).refresh_token !== stored.refresh_token) return null;
    }
    log.warn(`Gazelle refused the refresh token of the ${used === refreshToken ? 'settings' : 'store'}`);
  }
  throw new GazelleKeyRefusedError(
    'Gazelle refused the OAuth refresh token (invalid_grant): authorize the application again',
  );
}

/** The codes of a refusal (RFC 6749, section 5.2); nothing else of an answer may be printed. */
const refusal = /^(invalid_(grant|client|request|scope)|unauthorized_client|unsupported_grant_type)$/;

/**
 * Uses up a refresh token, and keeps it where the answer brings no other; null where Gazelle refused it, which `invalid_grant` alone
 * says. Throws GazelleKeyRefusedError where it refused the application, GazelleUnavailableError where it gave no answer or any other.
 */
async function requestToken(options: OAuthOptions, refreshToken: string): Promise<OAuthToken | null> {
  const { tokenUrl, clientId, clientSecret, fetch, signal } = options;
  signal?.throwIfAborted();
  const secrets = { client_id: clientId, client_secret: clientSecret, refresh_token: refreshToken };
  const body = `${new URLSearchParams({ grant_type: 'refresh_token', ...secrets })}`;
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const response = await fetch(tokenUrl, { method: 'POST', headers, body }).catch(noAnswer);
  const { ok, status } = response;
  const { error, ...token } = parseToken(await response.text());
  if (ok && token.access_token) {
    // Null where Gazelle says nothing of its life (null or 0), or more than a date can hold.
    const end = new Date(Date.now() + Number(token.expires_in || Number.NaN) * 1000).toJSON();
    return { ...token, refresh_token: token.refresh_token || refreshToken, ...(end && { expires_at: end }) };
  }
  if (error === 'invalid_grant') return null;
  const code = refusal.test(`${error}`) && error;
  if (code || status === 401)
    throw new GazelleKeyRefusedError(
      `Gazelle refused the OAuth application (${code || `HTTP ${status}`}): check GAZELLE_CLIENT_ID, GAZELLE_CLIENT_SECRET and GAZELLE_TOKEN_URL`,
    );
  throw new GazelleUnavailableError(`Gazelle gave no OAuth token (HTTP ${status})`);
}
