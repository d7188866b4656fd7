import { parseJson } from '../../../parse-json.ts';

/** A header that proves to Gazelle who asks: its name and its value. */
export type Proof = readonly [name: string, value: string];

/** Gives the proof for the next request; after a 401 for one (`refused`) another, or the same where there can be none. */
export type Credentials = (refused?: Proof) => Promise<Proof>;

const proofByKey = (key: string): Proof => ['x-gazelle-api-key', key];

/** Always the same key, of Gazelle's settings page: it cannot be renewed. */
export function apiKey(key: string): Credentials {
  const proof = proofByKey(key);
  return async () => proof;
}

/** A token as Gazelle gives it and as it is stored. */
export interface OAuthToken {
  access_token?: string;
  refresh_token?: string | null;
  /** How long it is valid, in seconds. */
  expires_in?: number | null;
  /** A date as text, or as a number of seconds or of milliseconds. */
  expires_at?: string | number | null;
  /** Why Gazelle gave none. */
  error?: unknown;
}

/** Reads a token from JSON, which in some deployments was serialised twice; an empty one where there is none. */
export function parseToken(text: string | null): OAuthToken {
  const once = parseJson(text ?? undefined);
  return Object(typeof once === 'string' ? parseJson(once) : once);
}

/** An earlier system stored an API key in the place of a token: it is short, and no refresh token is beside it. */
const isKey = ({ access_token, refresh_token }: OAuthToken) =>
  `${access_token}`.length < 50 && !refresh_token;

export const proofBy = (token: OAuthToken): Proof =>
  isKey(token) ? proofByKey(`${token.access_token}`) : ['authorization', `Bearer ${token.access_token}`];

/** Whether a token need not be renewed before the next request. Of one that ends on the way, or at no date, a 401 tells. */
export function isGood(token: OAuthToken, refused?: Proof): boolean {
  const { access_token, expires_at } = token;
  if (!access_token || proofBy(token)[1] === refused?.[1]) return false;
  if (isKey(token) || !expires_at) return true;
  const isInSeconds = typeof expires_at === 'number' && expires_at < 1e12;
  return !(new Date(isInSeconds ? expires_at * 1000 : expires_at).getTime() <= Date.now());
}
