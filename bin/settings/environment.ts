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
    const value = unquoted(env[name]) || undefined;
    const problem = value === undefined ? null : problemOf?.(name, value);
    if (problem) problems.push(problem);
    return value;
  }
  return { read, problems };
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

/** A value without white space (or a byte order mark) and without the quotes that `docker --env-file` leaves around it. */
const unquoted = (value = ''): string => value.trim().replace(/^(["'])\s*(.*?)\s*\1$/s, '$2');

const ours = /^(GAZELLE|SUPABASE|ETL)_|^DATABASE_URL$/;

/**
 * Adds the settings of a file, or of `.env` if there is one, to the environment, which wins. Takes quotes from those of the
 * environment, and returns their names and the text of the file. Throws a UsageError.
 */
export function loadEnvFile(path: string | undefined): { text: string | null; quoted: string[] } {
  const quoted: string[] = [];
  for (const [name, value] of Object.entries(process.env)) {
    if (!ours.test(name)) continue;
    const bare = unquoted(value);
    if (bare !== value?.trim()) quoted.push(name);
    process.env[name] = bare;
    // An empty value counts as not set: CI sets a missing secret to the empty string.
    if (bare === '' && /^(GAZELLE|SUPABASE)_/.test(name)) delete process.env[name];
  }
  const isThere = path !== undefined || statSync('.env', { throwIfNoEntry: false })?.isFile();
  if (!isThere) return { text: null, quoted };
  // Node's loadEnvFile would read a byte order mark as part of the first name.
  const text = path === undefined ? readText('.env', '.env') : readText(path, `--env-file ${path}`);
  for (const [name, value] of Object.entries(util.parseEnv(text))) process.env[name] ??= value;
  return { text, quoted };
}
