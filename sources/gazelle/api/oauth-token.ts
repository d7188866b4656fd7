export interface StoredToken {
  accessToken: string | null;
  refreshToken: string;
  /** In milliseconds since the epoch; null when it is not known. */
  expiresAt: number | null;
  /** How long it is good from its making on, in milliseconds; null when it is not known. */
  lifeMs: number | null;
}

/** A token with a long life is renewed this long before it expires, so that it does not expire on the way. */
const longestAheadMs = 60_000;

/**
 * Whether a token has to be renewed before the next request, at the time `now`: when less than a minute of it is left, or
 * less than a quarter where its life is short, since one of a minute would else be renewed at every request.
 */
export function isStale({ accessToken, expiresAt, lifeMs }: StoredToken, now: number): boolean {
  const ahead = Math.min(longestAheadMs, (lifeMs ?? Number.POSITIVE_INFINITY) / 4);
  return !accessToken || (expiresAt !== null && expiresAt - ahead <= now);
}

/**
 * Reads a token as Gazelle gives it and as deployments store it: JSON, in some of them serialised twice. `receivedAt` is
 * when it came from Gazelle, whose `expires_in` counts from there; a stored one without `expires_at` has no known end.
 */
export function parseToken(text: string | null, receivedAt?: number): StoredToken | null {
  let value: unknown = text;
  for (let depth = 0; depth < 3 && typeof value === 'string'; depth += 1) {
    try {
      value = JSON.parse(value);
    } catch {
      return null;
    }
  }
  const fields: Record<string, unknown> = Object(value);
  const accessToken = typeof fields.access_token === 'string' ? fields.access_token : null;
  const refreshToken = typeof fields.refresh_token === 'string' ? fields.refresh_token : '';
  // Only an answer of Gazelle may come without a refresh token: the old one stays good then.
  if (receivedAt === undefined ? !refreshToken : !accessToken) return null;
  const { expires_in: seconds } = fields;
  const lifeMs = typeof seconds === 'number' && seconds > 0 ? seconds * 1000 : null;
  const expiresAt =
    receivedAt !== undefined && lifeMs !== null ? receivedAt + lifeMs : readTime(fields.expires_at);
  return { accessToken, refreshToken, expiresAt, lifeMs };
}

/** As existing deployments store it. */
export const serializeToken = ({ accessToken, refreshToken, expiresAt, lifeMs }: StoredToken): string =>
  JSON.stringify({
    access_token: accessToken,
    refresh_token: refreshToken,
    expires_in: lifeMs === null ? null : lifeMs / 1000,
    expires_at: expiresAt === null ? null : new Date(expiresAt).toISOString(),
  });

function readTime(at: unknown): number | null {
  if (typeof at === 'number') return at < 1e12 ? at * 1000 : at;
  const time = typeof at === 'string' ? Date.parse(at) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}
