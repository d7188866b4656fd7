/** The OAuth client that may refresh, and the refresh token it starts with. */
export type OAuthConfig = { clientId: string; clientSecret: string; refreshToken: string };

/** The tokens as they are now, and what a test may do to them. Without OAuth there are none. */
export type OAuth = {
  /** The one access token that is let in; null when it has expired. */
  readonly accessToken: string | null;
  /** The one refresh token that is let in. */
  readonly refreshToken: string | null;
  /** How many times tokens were handed out. */
  readonly refreshes: number;
  /** Lets the access token expire: the next request gets a 401. */
  expireAccessToken(): void;
  /** What the answers say of the access token's life, in seconds. It does not expire by itself. */
  expiresIn: number;
  /** Answers without a new refresh token, the old one staying good. Default: false. */
  omitRefreshToken: boolean;
  /** The token endpoint. */
  answer(request: Request): Promise<Response>;
};

/** Makes the token endpoint's state. */
export function createOAuth(config: OAuthConfig | undefined): OAuth {
  let accessToken = config ? 'gz_access_0' : null;
  let refreshToken = config?.refreshToken ?? null;
  let refreshes = 0;

  const oauth: OAuth = {
    get accessToken() {
      return accessToken;
    },
    get refreshToken() {
      return refreshToken;
    },
    get refreshes() {
      return refreshes;
    },
    expireAccessToken() {
      accessToken = null;
    },
    expiresIn: 7200,
    omitRefreshToken: false,
    async answer(request) {
      const type = request.headers.get('content-type') ?? '';
      if (request.method !== 'POST' || !type.includes('application/x-www-form-urlencoded')) {
        return refused(400, 'invalid_request');
      }
      const form = new URLSearchParams(await request.text());
      if (form.get('grant_type') !== 'refresh_token') return refused(400, 'unsupported_grant_type');
      const known =
        form.get('client_id') === config?.clientId && form.get('client_secret') === config?.clientSecret;
      if (!config || !known) return refused(401, 'invalid_client');
      if (form.get('refresh_token') !== refreshToken) return refused(400, 'invalid_grant');

      refreshes += 1;
      accessToken = `gz_access_${refreshes}`;
      const tokens = { access_token: accessToken, token_type: 'Bearer', expires_in: oauth.expiresIn };
      if (oauth.omitRefreshToken) return Response.json(tokens);
      refreshToken = `gz_refresh_${refreshes}`;
      return Response.json({ ...tokens, refresh_token: refreshToken });
    },
  };
  return oauth;
}

const refused = (status: number, error: string) => Response.json({ error }, { status });
