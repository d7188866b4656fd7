import { statSync } from 'node:fs';
import { type Config, type GazelleSecrets, httpDefaults } from '../../pipeline/config.ts';
import { UsageError } from '../usage-error.ts';
import {
  isHeaderValue,
  isTimezone,
  projectUrlProblem,
  secureUrlProblem,
  supabaseKeyProblem,
} from './checks.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const whereFrom = {
  gazelleKey: 'from Gazelle: https://gazelleapp.io/developer',
  supabaseUrl: 'from Supabase: Project Settings > Data API > Project URL',
  supabaseKey: 'from Supabase: Project Settings > API Keys > Secret keys',
};

const settingNames = [
  'GAZELLE_API_KEY',
  'GAZELLE_CLIENT_ID',
  'GAZELLE_CLIENT_SECRET',
  'GAZELLE_REFRESH_TOKEN',
  'GAZELLE_TIMEZONE',
  'SUPABASE_URL',
  'SUPABASE_SECRET_KEY',
  'SUPABASE_SERVICE_ROLE_KEY',
];

const oauthNames = ['GAZELLE_CLIENT_ID', 'GAZELLE_CLIENT_SECRET', 'GAZELLE_REFRESH_TOKEN'] as const;

export interface Settings {
  config: Config;
  timezone: string;
}

export interface ReadConfigOptions {
  /** A dry run can do without Supabase. */
  supabase: 'needed' | 'optional';
  http?: Partial<Config['http']>;
}

/** Reads the settings from the environment. Throws a UsageError that names everything missing or malformed at once. */
export function readConfig(env: Environment, { supabase: need, http }: ReadConfigOptions): Settings {
  const problems: string[] = [];
  const read = (name: string) => env[name]?.trim() || undefined;
  const readUrl = (name: string, fallback: string) => {
    const problem = secureUrlProblem(read(name) ?? fallback);
    if (problem) problems.push(`${name} ${problem}`);
    return read(name) ?? fallback;
  };

  const url = readUrl('GAZELLE_API_URL', 'https://gazelleapp.io/graphql/private/');
  const tokenUrl = readUrl('GAZELLE_TOKEN_URL', 'https://gazelleapp.io/developer/oauth/token');
  const timezone = read('GAZELLE_TIMEZONE') ?? 'America/Toronto';
  if (!isTimezone(timezone)) {
    problems.push('GAZELLE_TIMEZONE is not a time zone: give an IANA name such as America/Toronto');
  }
  const credentials = readCredentials(read, problems);
  const supabase = readSupabase(read, problems, need === 'needed' || credentials?.kind === 'oauth');
  if (problems.length > 0 || !credentials) throw new UsageError(problems);
  const config = { gazelle: { url, tokenUrl, credentials }, supabase, http: { ...httpDefaults, ...http } };
  return { config, timezone };
}

type Read = (name: string) => string | undefined;

function readCredentials(read: Read, problems: string[]): GazelleSecrets | null {
  const key = read('GAZELLE_API_KEY');
  if (key && !isHeaderValue(key)) problems.push('GAZELLE_API_KEY holds characters that no key has');
  if (key) return { kind: 'key', key };
  const [clientId, clientSecret, refreshToken] = oauthNames.map(read);
  if (clientId && clientSecret && refreshToken)
    return { kind: 'oauth', clientId, clientSecret, refreshToken };
  const missing = oauthNames.filter((name) => !read(name));
  problems.push(
    missing.length === oauthNames.length
      ? `GAZELLE_API_KEY is missing (${whereFrom.gazelleKey}); or set ${oauthNames.join(', ')} for OAuth`
      : `${missing.join(' and ')} missing beside the other OAuth settings (${whereFrom.gazelleKey})`,
  );
  return null;
}

function readSupabase(read: Read, problems: string[], isNeeded: boolean): Config['supabase'] {
  const url = read('SUPABASE_URL');
  const keyName = read('SUPABASE_SECRET_KEY') ? 'SUPABASE_SECRET_KEY' : 'SUPABASE_SERVICE_ROLE_KEY';
  const key = read(keyName);
  if (!url && !key && !isNeeded) return null;
  const urlProblem = url ? projectUrlProblem(url) : `is missing (${whereFrom.supabaseUrl})`;
  if (urlProblem) problems.push(`SUPABASE_URL ${urlProblem}`);
  if (!key) {
    const older = 'older projects: SUPABASE_SERVICE_ROLE_KEY';
    problems.push(`SUPABASE_SECRET_KEY is missing (${whereFrom.supabaseKey}; ${older})`);
  }
  const keyProblem = key && supabaseKeyProblem(key);
  if (keyProblem) problems.push(`${keyName} ${keyProblem} (${whereFrom.supabaseKey})`);
  return url && key ? { url, key } : null;
}

/** Adds the settings of a file to the environment, which wins. Without a name, `.env` is read if it is there. */
export function loadEnvFile(path: string | undefined): void {
  // Set to nothing, as CI does with a secret that is missing, is not set.
  for (const name of settingNames) if (process.env[name] === '') delete process.env[name];
  if (path === undefined && !statSync('.env', { throwIfNoEntry: false })?.isFile()) return;
  try {
    process.loadEnvFile(path ?? '.env');
  } catch (cause) {
    const file = path === undefined ? '.env' : `--env-file ${path}`;
    throw new UsageError([
      `${file} cannot be read (${(cause as NodeJS.ErrnoException).code ?? 'unreadable'})`,
    ]);
  }
}
