import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { GazelleError } from './errors.ts';
import { whyNoAnswer } from './wrap-error.ts';

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

/** The new token could not be stored in all the time there was, and the old one is used up. */
export class TokenLostError extends GazelleError {
  override name = 'TokenLostError';
  override readonly remedy = 'settings';

  constructor(cause: unknown) {
    super(
      `the new OAuth token could not be stored (${whyNoAnswer(cause)}) and is lost when this run ends, and the old one is used up: authorize the application again and set GAZELLE_REFRESH_TOKEN`,
      { cause },
    );
  }
}

interface SaveOptions {
  /** When to give up, in milliseconds since the epoch; after it one attempt is made. */
  until: number;
  /** Waiting before the second attempt; it doubles with each. */
  backoffMs: number;
  log: Logger;
}

const longestWaitMs = 5000;

/**
 * Stores a new token, trying again until it is stored or the time is up. It goes on after the run was asked to stop: no
 * other copy of the token exists, and without it the account is locked out. Throws TokenLostError.
 */
export async function saveToken(
  save: () => Promise<void>,
  { until, backoffMs, log }: SaveOptions,
): Promise<void> {
  for (let wait = backoffMs; ; wait = Math.min(wait * 2, longestWaitMs)) {
    try {
      return await save();
    } catch (cause) {
      const left = until - Date.now();
      if (left <= 0) throw new TokenLostError(cause);
      log.warn(
        `the new OAuth token is not stored yet: ${whyNoAnswer(cause)}; trying again for ${Math.ceil(left / 1000)} s: a process killed now would lose it`,
      );
      await sleep(Math.min(wait, left));
    }
  }
}
