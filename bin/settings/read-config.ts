import { type Config, type HttpConfig, httpDefaults, type ProjectConfig } from '../../pipeline/config.ts';
import type { Sentence } from '../../sentences/sentence.ts';
import { UsageError } from '../usage-error.ts';
import { type Environment, readFrom } from './environment.ts';
import { toMilliseconds } from './flag-values.ts';
import { readGazelle, readTimezone } from './read-gazelle.ts';
import { readSupabase } from './read-supabase.ts';

export interface Settings {
  config: Config;
  timezone: string;
  /** How often a worker syncs it, in milliseconds. */
  everyMs: number;
}

export interface ReadConfigOptions {
  /** A dry run can do without Supabase. */
  supabase?: 'needed' | 'optional';
  http?: Partial<HttpConfig>;
  /** The account's name, where there are several. */
  account?: string | undefined;
}

/** Reads the settings of both sides. Throws a UsageError that names everything missing or malformed at once. */
export function readConfig(
  env: Environment,
  { supabase: need, http, account }: ReadConfigOptions = {},
): Settings {
  const problems: Sentence[] = [];
  const read = readFrom(env);
  const gazelle = readGazelle(read, problems);
  const timezone = readTimezone(read, problems);
  const everyMs = toMilliseconds(read('ETL_EVERY') ?? '1h', 60_000);
  if (everyMs === null) problems.push('ETL_EVERY is not a length of time from 1m on, such as 1h');
  const isNeeded = need !== 'optional' || gazelle?.credentials.kind === 'oauth';
  const supabase = readSupabase(read, problems, isNeeded);
  if (problems.length > 0 || !gazelle || everyMs === null) throw new UsageError(problems);
  const config = { gazelle, supabase, http: { ...httpDefaults, ...http }, ...(account && { account }) };
  return { config, timezone, everyMs };
}

/** Reads the settings of Supabase alone. Throws a UsageError that names everything missing or malformed at once. */
export function readProject(env: Environment, account?: string): ProjectConfig {
  const problems: Sentence[] = [];
  const supabase = readSupabase(readFrom(env), problems);
  if (problems.length > 0 || !supabase) throw new UsageError(problems);
  return { supabase, http: httpDefaults, ...(account && { account }) };
}
