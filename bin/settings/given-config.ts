/** A Gazelle company and the Supabase project that gets its rows. A value that is undefined is reported as missing. */
export interface Config {
  /** Whose rows these are, where a project has those of several companies: 1 to 40 of `a-z`, `0-9`, `-`. Default: `main`. */
  account?: string | undefined;
  /** An API key; or an OAuth application with the refresh token of the company that allowed it. */
  gazelle: {
    apiKey?: string | undefined;
    clientId?: string | undefined;
    clientSecret?: string | undefined;
    refreshToken?: string | undefined;
    /** The GraphQL endpoint. Default: Gazelle's own. */
    apiUrl?: string | undefined;
    /** Where OAuth tokens are renewed. Default: Gazelle's own. */
    tokenUrl?: string | undefined;
  };
  /**
   * The project's URL and its secret key (`service_role` in older projects), and the schema of the tables (default:
   * `public`). Only a dry run can do without a project.
   */
  supabase?:
    | { url: string | undefined; secretKey: string | undefined; schema?: string | undefined }
    | undefined;
  /** The zone of local days and of events that name none, an IANA name. Default: `America/Toronto`. */
  timezone?: string | undefined;
}
