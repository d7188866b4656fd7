/** How to reach a Supabase project, which is all that a command needs that looks only at what is stored. */
export interface ProjectConfig {
  /** Whose rows these are, where a project has those of several accounts; `main` when absent. */
  account?: string;
  /** `key` is the secret key, or the service_role key of older projects; `schema` is that of the tables (default: public). */
  supabase: { url: string; key: string; schema?: string };
  http: HttpConfig;
  /** How long a run that died keeps others away, in milliseconds; two minutes when absent, enough for a slow renewal. */
  leaseTtlMs?: number;
}

/** How to reach both sides; secrets come from the environment only. */
export interface Config extends Omit<ProjectConfig, 'supabase'> {
  gazelle: {
    /** The GraphQL endpoint. */
    url: string;
    tokenUrl: string;
    /** One API key, or an OAuth application with the refresh token of the account that allowed it. */
    credentials:
      | { kind: 'key'; key: string }
      | { kind: 'oauth'; clientId: string; clientSecret: string; refreshToken: string };
  };
  /** Null for a dry run that has no Supabase to compare with. */
  supabase: ProjectConfig['supabase'] | null;
}

/** Patient enough for a slow page and a short outage, bounded so that a dead server ends the run. */
export const httpDefaults = {
  /** For one attempt, the whole answer included. */
  timeoutMs: 60_000,
  /** Retries of one request. A retry that the server answers with "come later" is counted separately. */
  retries: 5,
  /** Waiting before the first repeat, in milliseconds; it doubles with each, with jitter. */
  backoffMs: 500,
};

/** How patient the run is with both sides. */
export type HttpConfig = typeof httpDefaults;

/** The settings of a run that stores. Throws a TypeError without Supabase: whoever reads the settings asks for it. */
export function withProject(config: Config): Config & ProjectConfig {
  const { supabase } = config;
  if (!supabase) throw new TypeError('a run that stores needs Supabase');
  return { ...config, supabase };
}
