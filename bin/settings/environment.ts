import { readFileSync, statSync } from 'node:fs';
// Not by its name: Deno 2.1, which runs Supabase's functions, has no parseEnv, and would load nothing that imports it.
import util from 'node:util';
import type { Sentence } from '../../sentences/sentence.ts';
import { UsageError } from '../usage-error.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads settings, and collects what is wrong with them. */
export type Reader = ReturnType<typeof readerOf>;

export function readerOf(env: Environment) {
  const problems: Sentence[] = [];
  /** One setting, undefined where it is not set, or set to nothing; `problemOf` says why its value cannot be used. */
  function read(name: string, problemOf?: (name: string, value: string) => Sentence | null) {
    const value = settingOf(env, name);
    const problem = value === undefined ? null : problemOf?.(name, value);
    if (problem) problems.push(problem);
    return value;
  }
  return { read, problems };
}

/** A setting without white space (or a byte order mark) and without the quotes that `docker --env-file` leaves around it. */
export const settingOf = (env: Environment, name: string): string | undefined =>
  env[name]?.trim().replace(/^(["'])\s*(.*?)\s*\1$/s, '$2') || undefined;

/** What `read` finds. Throws a UsageError that names everything missing or malformed at once. */
export function readSettings<T>(env: Environment, read: (reader: Reader) => T | null): T {
  const reader = readerOf(env);
  const found = read(reader);
  if (reader.problems.length > 0 || found === null) throw new UsageError(reader.problems);
  return found;
}

/** The text of a file. Throws a UsageError that calls the file by `name`. */
export function readText(path: string, name: string): string {
  try {
    // Some editors write a byte order mark (BOM).
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (cause) {
    const { code = 'unreadable' } = cause as NodeJS.ErrnoException;
    throw new UsageError([`${name} cannot be read (${code})`]);
  }
}

/**
 * Adds the settings of a file, or of `.env` if there is one, to the environment, which wins. Returns its text. Throws a
 * UsageError.
 */
export function loadEnvFile(path: string | undefined): string | null {
  const isThere = path !== undefined || statSync('.env', { throwIfNoEntry: false })?.isFile();
  if (!isThere) return null;
  // Node's loadEnvFile would read a byte order mark as part of the first name.
  const text = path === undefined ? readText('.env', '.env') : readText(path, `--env-file ${path}`);
  for (const [name, value] of Object.entries(util.parseEnv(text))) {
    // A key that is empty counts as not set: CI sets a missing secret to the empty string.
    const isSet = /^(GAZELLE|SUPABASE)_/.test(name) ? settingOf(process.env, name) : process.env[name];
    if (isSet === undefined) process.env[name] = value;
  }
  return text;
}
