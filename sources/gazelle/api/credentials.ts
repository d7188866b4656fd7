/** A header that proves to Gazelle who asks: its name and its value. */
export type Proof = readonly [name: string, value: string];

/**
 * Gives the proof for the next request. `refused` is the one that Gazelle has just answered with a 401: then it gives another
 * one, or the same where there can be none.
 */
export type Credentials = (refused?: Proof) => Promise<Proof>;

/** A key from Gazelle's settings page. */
export const proofByKey = (key: string): Proof => ['x-gazelle-api-key', key];

/** Always the same key: it cannot be renewed. */
export function apiKey(key: string): Credentials {
  const proof = proofByKey(key);
  return async () => proof;
}
