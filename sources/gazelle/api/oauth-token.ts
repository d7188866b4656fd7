/** An OAuth token; `expiresAt` in milliseconds since the epoch, null when it is not known. */
export interface StoredToken {
  accessToken: string | null;
  refreshToken: string;
  expiresAt: number | null;
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
  if (typeof value !== 'object' || value === null) return null;
  const fields: Record<string, unknown> = { ...value };
  const accessToken = typeof fields.access_token === 'string' ? fields.access_token : null;
  const refreshToken = typeof fields.refresh_token === 'string' ? fields.refresh_token : '';
  // Only an answer of Gazelle may come without a refresh token: the old one stays good then.
  if (receivedAt === undefined ? !refreshToken : !accessToken) return null;
  return { accessToken, refreshToken, expiresAt: expiry(fields, receivedAt) };
}

/** As existing deployments store it. */
export const serializeToken = ({ accessToken, refreshToken, expiresAt }: StoredToken): string =>
  JSON.stringify({
    access_token: accessToken,
    refresh_token: refreshToken,
    expires_at: expiresAt === null ? null : new Date(expiresAt).toISOString(),
  });

function expiry(fields: Record<string, unknown>, receivedAt: number | undefined): number | null {
  if (receivedAt !== undefined && typeof fields.expires_in === 'number')
    return receivedAt + fields.expires_in * 1000;
  const { expires_at: at } = fields;
  if (typeof at === 'number') return at < 1e12 ? at * 1000 : at;
  const time = typeof at === 'string' ? Date.parse(at) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}
