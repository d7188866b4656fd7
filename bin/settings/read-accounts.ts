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
  const text = readText(file, file);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The text of a syntax error quotes the file.
    throw new UsageError([`${file} is not JSON`]);
  }
  const { data, error } = accountsSchema.safeParse(value);
  if (data) return data.accounts;
  throw new UsageError(
    error.issues.map(({ path, message }) => about(file, about(z.core.toDotPath(path), foreign(message)))),
  );
}

/** Each setting's name in the environment, and its path in the accounts file and in the config of a program. */
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

/** An account is opened by its own credentials, never by one of them and the rest of the environment's. */
const credentials = /^GAZELLE_(API_KEY|CLIENT|REFRESH)/;

/** The settings that an account gives, and all its credentials, by their names in the environment. */
export function settingsOf(given: Config): Environment {
  const valueAt = (path: string): string | undefined =>
    path.split('.').reduce((part, name) => Object(part)[name], Object(given));
  const all = Object.entries(pathOf).map(([name, path]) => [name, valueAt(path)] as const);
  const own = Object.fromEntries(all.filter(([name, value]) => value || credentials.test(name)));
  // The common key is that of another project.
  return given.supabase ? { ...own, SUPABASE_SERVICE_ROLE_KEY: undefined } : own;
}

/** A problem with an account's settings, named by their paths in the accounts file. */
export const inWordsOf = (problem: Sentence, given: object = pathOf): Sentence =>
  reworded(problem, /\b[A-Z_]+\b/g, (name) => (name in given && pathOf[name]) || name);

/** The settings with what they refer to, as far as they are needed. Throws a UsageError with all that is not there. */
function dereferenceAll(given: Environment, needs: RegExp, env: Environment, file: string): Environment {
  const problems: Sentence[] = [];
  const own = Object.entries(given).map(([name, reference]) => {
    try {
      return [name, needs.test(name) ? dereference(name, reference, env, file) : undefined];
    } catch (error) {
      problems.push(...problemsOf(error));
      return [name, undefined];
    }
  });
  if (problems.length > 0) throw new UsageError(problems);
  return Object.fromEntries(own);
}

/** The value of a setting, or what `env:` or `file:` refers to. Throws a UsageError where that is not there. */
function dereference(setting: string, given: string | undefined, env: Environment, file: string) {
  const [, kind, name = ''] = /^(env|file):(.+)$/.exec(given ?? '') ?? [];
  if (!kind) return given;
  try {
    const value = kind === 'env' ? env[name] : readText(resolve(dirname(file), name), name);
    if (value?.trim()) return value;
    throw new UsageError([kind === 'env' ? `${name} is not set` : `${name} is empty`]);
  } catch (error) {
    throw new UsageError(problemsOf(error).map((problem) => about(setting, problem)));
  }
}

/** Names the accounts that have an id twice, or a Gazelle key twice in one project. */
function duplicateAccounts(entries: readonly AccountEntry[], env: Environment, file: string): Sentence[] {
  const keyOf = ({ gazelle, supabase }: AccountEntry): string => {
    const given = gazelle.apiKey ?? gazelle.refreshToken;
    const url = supabase?.url ?? env.SUPABASE_URL;
    try {
      return [dereference('', given, env, file), url].join();
    } catch {
      // What is not there is named where it is read.
      return [given, url].join();
    }
  };
  return entries.flatMap((entry, i) =>
    entries.slice(0, i).flatMap((other): Sentence[] => {
      if (other.id === entry.id) return [`${file}: two accounts have the id ${entry.id}`];
      if (keyOf(other) !== keyOf(entry)) return [];
      return [`${other.id} and ${entry.id} have the same Gazelle key and the same Supabase project`];
    }),
  );
}
