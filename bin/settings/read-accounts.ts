import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { about, foreign, reworded, type Sentence } from '../../sentences/sentence.ts';
import { problemsOf, UsageError } from '../usage-error.ts';
import { type AccountEntry, accountsSchema } from './accounts-schema.ts';
import { type Environment, readText } from './environment.ts';
import { unknownName } from './flag-values.ts';
import type { Config } from './given-config.ts';

interface AccountsRequest {
  file: string | undefined;
  names: readonly string[] | 'all';
  /** Which settings are needed, by their names in the environment: the secrets of no others are looked up. */
  needs: RegExp;
}

/** The settings of accounts, their own in place of the common ones. Throws a UsageError with every problem, and no secret. */
export function readAccounts<T>(
  { file = 'etl.accounts.json', names, needs }: AccountsRequest,
  common: Environment,
  read: (env: Environment, account: string) => T,
): T[] {
  const entries = parseFile(file);
  const ids = entries.map(({ id }) => id);
  const unknown = names === 'all' ? [] : names.filter((name) => !ids.includes(name));
  const problems = unknown.map((name) => unknownName('account', name, ids));
  if (names.length === 0) problems.push(`--account takes names: ${ids.join(', ')}`);
  problems.push(...duplicateAccounts(entries, common, file));
  const chosen = entries.filter(({ id }) => names === 'all' || names.includes(id));
  const found = chosen.flatMap((entry) => {
    const given = settingsOf(entry);
    try {
      const own = dereferenceAll(given, needs, common, file);
      return [read({ ...common, ...own, ...(entry.every && { ETL_EVERY: entry.every }) }, entry.id)];
    } catch (error) {
      problems.push(...problemsOf(error).map((problem) => about(entry.id, inWordsOf(problem, given))));
      return [];
    }
  });
  if (problems.length > 0) throw new UsageError(problems);
  return found;
}

function parseFile(file: string): AccountEntry[] {
  const text = readText(file, `the accounts file ${file}`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The text of a syntax error quotes the file.
    throw new UsageError([`the accounts file ${file} is not JSON`]);
  }
  const { data, error } = accountsSchema.safeParse(value);
  if (data) return data.accounts;
  throw new UsageError(
    error.issues.map(({ path, message }) => about(file, about(z.core.toDotPath(path), foreign(message)))),
  );
}

/** The settings of an account by their names in the environment; undefined where the common one must not be used. */
export function settingsOf({ gazelle, supabase, timezone }: Config): Record<string, string | undefined> {
  return {
    GAZELLE_API_KEY: gazelle.apiKey,
    GAZELLE_CLIENT_ID: gazelle.clientId,
    GAZELLE_CLIENT_SECRET: gazelle.clientSecret,
    GAZELLE_REFRESH_TOKEN: gazelle.refreshToken,
    ...(gazelle.apiUrl && { GAZELLE_API_URL: gazelle.apiUrl }),
    ...(gazelle.tokenUrl && { GAZELLE_TOKEN_URL: gazelle.tokenUrl }),
    ...(timezone && { GAZELLE_TIMEZONE: timezone }),
    ...(supabase && {
      SUPABASE_URL: supabase.url,
      SUPABASE_SECRET_KEY: supabase.secretKey,
      SUPABASE_SERVICE_ROLE_KEY: undefined,
      ...(supabase.schema && { SUPABASE_SCHEMA: supabase.schema }),
    }),
  };
}

/** The path of each setting in the accounts file. */
const pathOf: Record<string, string> = {
  GAZELLE_API_KEY: 'gazelle.apiKey',
  GAZELLE_CLIENT_ID: 'gazelle.clientId',
  GAZELLE_CLIENT_SECRET: 'gazelle.clientSecret',
  GAZELLE_REFRESH_TOKEN: 'gazelle.refreshToken',
  GAZELLE_API_URL: 'gazelle.apiUrl',
  GAZELLE_TOKEN_URL: 'gazelle.tokenUrl',
  GAZELLE_TIMEZONE: 'timezone',
  SUPABASE_URL: 'supabase.url',
  SUPABASE_SECRET_KEY: 'supabase.secretKey',
  SUPABASE_SCHEMA: 'supabase.schema',
};

/** A problem with an account's settings, named by their paths in the accounts file. */
export const inWordsOf = (problem: Sentence, given: object = pathOf): Sentence =>
  reworded(problem, /\b[A-Z_]+\b/g, (name) => (name in given && pathOf[name]) || name);

/** The settings with what they refer to, as far as they are needed. Throws a UsageError. */
function dereferenceAll(given: Environment, needs: RegExp, env: Environment, file: string): Environment {
  const problems: Sentence[] = [];
  const found = Object.entries(given).map(([name, reference]) => {
    const value = needs.test(name) ? dereference(reference, env, file) : undefined;
    if (value instanceof UsageError) problems.push(about(name, value.message));
    return [name, value];
  });
  if (problems.length > 0) throw new UsageError(problems);
  return Object.fromEntries(found);
}

/** A value, or what `env:` or `file:` refers to; a UsageError when that is not there. */
function dereference(given: string | undefined, env: Environment, file: string) {
  const [, kind, name = ''] = /^(env|file):(.+)$/.exec(given ?? '') ?? [];
  if (!kind) return given;
  try {
    const value = kind === 'env' ? env[name] : readText(resolve(dirname(file), name), name);
    return value?.trim() || new UsageError([kind === 'env' ? `${name} is not set` : `${name} is empty`]);
  } catch (error) {
    return new UsageError(problemsOf(error));
  }
}

/** Names the accounts that have an id twice, or a Gazelle key twice in one project. */
function duplicateAccounts(entries: readonly AccountEntry[], env: Environment, file: string): Sentence[] {
  const keyOf = ({ gazelle, supabase }: AccountEntry) => {
    const given = gazelle.apiKey ?? gazelle.refreshToken;
    const key = dereference(given, env, file);
    return JSON.stringify([key instanceof UsageError ? given : key, supabase?.url ?? env.SUPABASE_URL]);
  };
  return entries.flatMap((entry, i) =>
    entries.slice(0, i).flatMap((other): Sentence[] => {
      if (other.id === entry.id) return [`${file}: two accounts have the id ${entry.id}`];
      if (keyOf(other) !== keyOf(entry)) return [];
      return [`${other.id} and ${entry.id} have the same Gazelle key and the same Supabase project`];
    }),
  );
}
