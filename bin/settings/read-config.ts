import { type Config, type HttpConfig, httpDefaults, type ProjectConfig } from '../../pipeline/config.ts';
import { defaults } from '../../pipeline/options.ts';
import * as problems from './checks.ts';
import { type Environment, type Reader, readSettings } from './environment.ts';
import { toMilliseconds } from './flag-values.ts';

export type Settings = ReturnType<typeof readConfig>;

export interface ReadConfigOptions {
  /** A dry run can do without Supabase. */
  supabase?: 'needed' | 'optional';
  http?: Partial<HttpConfig>;
  /** The account's name, where there are several. */
  account?: string | undefined;
}

/** Reads the settings of both sides, and how often a worker syncs the account (in milliseconds). Throws a UsageError. */
export const readConfig = (env: Environment, { supabase: need, http, account }: ReadConfigOptions = {}) =>
  readSettings(env, (reader) => {
    const gazelle = readGazelle(reader);
    const timezone = readTimezone(reader);
    const everyMs = toMilliseconds(reader.read('ETL_EVERY') ?? '1h', 60_000);
    if (everyMs === null) reader.problems.push('ETL_EVERY is not a length of time from 1m on, such as 1h');
    const isNeeded = need !== 'optional' || gazelle?.credentials.kind === 'oauth';
    const supabase = readSupabase(reader, isNeeded);
    if (!gazelle || everyMs === null) return null;
    const config: Config = {
      ...{ gazelle, supabase, http: { ...httpDefaults, ...http } },
      ...(account && { account }),
    };
    return { config, timezone, everyMs };
  });

/** Reads the settings of Supabase alone. Throws a UsageError that names everything missing or malformed at once. */
export const readProject = (env: Environment, account?: string): ProjectConfig => ({
  supabase: readSettings(env, readSupabase),
  http: httpDefaults,
  ...(account && { account }),
});

const oauthNames = ['GAZELLE_CLIENT_ID', 'GAZELLE_CLIENT_SECRET', 'GAZELLE_REFRESH_TOKEN'] as const;

/** The address of Gazelle and the key; null, with a problem, where there is no key. */
export function readGazelle({ read, problems: found }: Reader): Config['gazelle'] | null {
  const urlOf = (name: string, fallback: string) => read(name, problems.secureUrlProblem) ?? fallback;
  const url = urlOf('GAZELLE_API_URL', 'https://gazelleapp.io/graphql/private/');
  const tokenUrl = urlOf('GAZELLE_TOKEN_URL', 'https://gazelleapp.io/developer/oauth/token');
  const key = read('GAZELLE_API_KEY', problems.keyProblem);
  if (key) return { url, tokenUrl, credentials: { kind: 'key', key } };
  const [clientId, clientSecret, refreshToken] = oauthNames.map((name) => read(name));
  if (clientId && clientSecret && refreshToken)
    return { url, tokenUrl, credentials: { kind: 'oauth', clientId, clientSecret, refreshToken } };
  const missing = oauthNames.filter((name) => !read(name));
  found.push(
    missing.length === oauthNames.length
      ? 'GAZELLE_API_KEY is missing (from Gazelle: https://gazelleapp.io/developer); or set GAZELLE_CLIENT_ID, GAZELLE_CLIENT_SECRET, GAZELLE_REFRESH_TOKEN for OAuth'
      : `${missing.join(', ')} missing beside the other OAuth settings (from Gazelle: https://gazelleapp.io/developer)`,
  );
  return null;
}

/** The zone of local days. */
export const readTimezone = ({ read }: Reader): string =>
  read('GAZELLE_TIMEZONE', problems.timezoneProblem) ?? defaults.timezone;

export function readProjectUrl({ read, problems: found }: Reader): string | null {
  const url = read('SUPABASE_URL', problems.projectUrlProblem);
  if (!url) found.push('SUPABASE_URL is missing (from Supabase: Project Settings > Data API > Project URL)');
  return url ?? null;
}

/** The URL and the key of the project; null where one is missing, which is a problem unless both are and none is needed. */
export function readSupabase(reader: Reader, isNeeded = true): ProjectConfig['supabase'] | null {
  const { read, problems: found } = reader;
  const keyName = read('SUPABASE_SECRET_KEY') ? 'SUPABASE_SECRET_KEY' : 'SUPABASE_SERVICE_ROLE_KEY';
  if (!isNeeded && !read('SUPABASE_URL') && !read(keyName)) return null;
  const url = readProjectUrl(reader);
  const key = read(keyName, problems.supabaseKeyProblem);
  if (!key)
    found.push(
      'SUPABASE_SECRET_KEY is missing (from Supabase: Project Settings > API Keys > Secret keys; older projects: SUPABASE_SERVICE_ROLE_KEY)',
    );
  const schema = read('SUPABASE_SCHEMA', problems.schemaProblem);
  return url && key ? { url, key, ...(schema && { schema }) } : null;
}
